package words

// line is the desktop's command line, and why there is no window.
var line = [...]entry{
	{"-size wants WIDTHxHEIGHT, such as %dx%d, not %q", "-size 要的是 宽x高，例如 %dx%d，而不是 %q"},
	{"A link is what stands behind # in the browser's address bar; the whole address will do.", "链接是浏览器地址栏中 # 之后的部分；给出整个地址也可以。"},
	{"WIDTHxHEIGHT", "宽x高"},
	{"an option is wrong: %s", "有一个选项不对：%s"},
	{"cannot open a window: %s", "无法打开窗口：%s"},
	{"nothing plays or glides unasked, as on systems that ask for less motion; -calm=false: it does, there too", "不主动播放或移动，如同要求减少动态效果的系统；-calm=false：在那样的系统上也照常"},
	{"on Wayland it needs Xwayland, and DISPLAY is not set", "在 Wayland 上需要 Xwayland，而 DISPLAY 没有设置"},
	{"one link is enough: %q is too much", "一个链接就够了：%q 是多余的"},
	{"size of the window, at first %s", "窗口大小，起初为 %s"},
	{"stopped: %s", "已停止：%s"},
	{"the option %s needs a value", "选项 %s 需要一个值"},
	{"there is no display, as DISPLAY is not set; start it in a desktop session, or with xvfb-run", "没有显示器：DISPLAY 没有设置；请在桌面会话中启动，或用 xvfb-run 启动"},
	{"there is no option %s", "没有选项 %s"},
	{"usage: optiscope [options] [link]", "用法：optiscope [选项] [链接]"},
}
