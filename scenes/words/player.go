package words

// player is the text around lessons.
var player = [...]entry{
	{"Back", "上一步"},
	{"Back to the lesson", "回到本步"},
	{"Close the lesson", "关闭课程"},
	{"Done", "完成"},
	{"Each takes a few minutes and drives the tool. Whatever you change keeps working.", "每课只需几分钟，由课程带动工具；您所做的改动始终有效。"},
	{"Lesson", "课程"},
	{"Lessons", "课程列表"},
	{"Look at", "请看"},
	{"Next", "下一步"},
	{"Not this time.", "这次不对。"},
	{"Once more", "再来一次"},
	{"Right.", "正确。"},
	{"There is no lesson called “%s”.", "没有名为“%s”的课程。"},
	{"the picture", "图像"},
}
