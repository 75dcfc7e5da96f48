package words

// desktop is the native program around its panels.
var desktop = [...]entry{
	{"%s has %d files of this name already", "%s 已有 %d 个同名文件"},
	{"All options as pictures.", "以图片显示所有选项。"},
	{"Arrows", "方向键"},
	{"Default of a slider; so does a double click", "滑块恢复默认值；双击也一样"},
	{"Fine steps of a slider; Page keys: coarse steps", "滑块微调；Page 键：粗调"},
	{"Gallery", "图库"},
	{"Keys", "按键"},
	{"Keys (?)", "按键 (?)"},
	{"Next widget; Shift+Tab: the one before", "下一个控件；Shift+Tab：上一个"},
	{"Sets a typed value; Escape restores it", "设定输入的值；Escape 恢复原值"},
	{"Space", "空格"},
	{"This list", "本列表"},
	{"With C, X, V and A in a field: copy, cut, paste, select all", "在输入框中配合 C、X、V、A：复制、剪切、粘贴、全选"},
	{"no browser was opened: %s. The address is %s", "没有打开浏览器：%s。地址是 %s"},
	{"nothing was copied: %s", "没有复制：%s"},
	{"nothing was copied: %s: %s", "没有复制：%s：%s"},
	{"nothing was pasted: %s", "没有粘贴：%s"},
	{"nothing was pasted: %s: %s", "没有粘贴：%s：%s"},
	{"the clipboard holds no text", "剪贴板里没有文字"},
	{"the clipboard needs one of these programs, and none is installed: %s", "剪贴板需要下列程序之一，但一个也没有安装：%s"},
	{"the file was not saved: %s", "文件未能保存：%s"},
	{"this is no address of the web: %s", "这不是网址：%s"},
}
