package words

// sheets is what the program says of worksheets.
var sheets = [...]entry{
	{"More than one answer is right.", "不止一个答案是对的。"},
	{"No answer is right.", "没有一个答案是对的。"},
	{"Part %s", "第 %s 部分"},
	{"Show the answer", "显示答案"},
	{"The link of this worksheet is damaged, and nothing of it can be read. Ask for it again.", "此练习单的链接已损坏，什么也读不出。请再要一次链接。"},
	{"The link of this worksheet is damaged. What is whole of it is shown: %d items.", "此练习单的链接已损坏。这里显示其中完好的部分：%d 项。"},
	{"The worksheet is too long for an address: its link would have %d characters, and %d fit. Shorten texts, or remove an item. Nothing is lost meanwhile.", "练习单对地址来说太长：链接将有 %d 个字符，最多容纳 %d 个。请缩短文字，或移除一项。其间什么都不会丢失。"},
	{"The worksheet that is open in the place of a lesson. It is written by its editor.", "代替课程打开的练习单。它由编辑器写成。"},
	{"This worksheet comes from a newer version of Optiscope, and this one cannot read it. Reloading may bring the newer version.", "此练习单来自更新版本的 Optiscope，本版本无法读取。重新载入页面或可得到新版本。"},
	{"This worksheet comes from a newer version of Optiscope. What this one understands of it is shown: %d items.", "此练习单来自更新版本的 Optiscope。这里显示本版本能理解的部分：%d 项。"},
	{"Worksheet", "练习单"},
	{"is too long for a worksheet: at most %d characters are read", "作为练习单太长：最多读 %d 个字符"},
	{"worksheet", "练习单"},
}
