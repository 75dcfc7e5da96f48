package words

// scripting is what scripts are told that ask the page for what it has not.
var scripting = [...]entry{
	{"%s has no picture", "%s 没有图片"},
	{"%s has no picture of %q", "%s 没有 %q 的图片"},
	{"%s is a command and has no default", "%s 是命令，没有默认值"},
	{"%s is no command", "%s 不是命令"},
	{"%s is not a number", "%s 不是数值"},
	{"a control takes a number, a text or a switch position, not a value of type %s", "控件接受数值、文字或开关位置，不接受 %s 类型的值"},
	{"a picture of %v × %v pixels is not made", "不制作 %v × %v 像素的图片"},
	{"a value of type %s is not a number", "%s 类型的值不是数值"},
	{"expected %d argument(s), got %d", "需要 %d 个参数，得到 %d 个"},
	{"no optimizer is called %q", "没有名为 %q 的优化器"},
	{"nothing in %s is called %q", "%s 中没有名为 %q 的内容"},
	{"the number is not finite", "该数值不是有限的"},
}
