package words

// sheets is what the program says of worksheets.
var sheets = [...]entry{
	{"Answer", "回答"},
	{"More than one answer is right.", "不止一个答案是对的。"},
	{"No answer is right.", "没有一个答案是对的。"},
	{"Not this time. You said %s, and the run says %s.", "这次不对。您说是 %s，运行给出 %s。"},
	{"Part %s", "第 %s 部分"},
	{"Right. The run says %s.", "正确。运行给出 %s。"},
	{"Show the answer", "显示答案"},
	{"The link of this worksheet is damaged, and nothing of it can be read. Ask for it again.", "此练习单的链接已损坏，什么也读不出。请再要一次链接。"},
	{"The link of this worksheet is damaged. What is whole of it is shown: %d items.", "此练习单的链接已损坏。这里显示其中完好的部分：%d 项。"},
	{"The run says %s.", "运行给出 %s。"},
	{"The worksheet is too long for an address: its link would have %d characters, and %d fit. Shorten texts, or remove an item. Nothing is lost meanwhile.", "练习单对地址来说太长：链接将有 %d 个字符，最多容纳 %d 个。请缩短文字，或移除一项。其间什么都不会丢失。"},
	{"The worksheet that is open in the place of a lesson. It is written by its editor.", "代替课程打开的练习单。它由编辑器写成。"},
	{"This worksheet comes from a newer version of Optiscope, and this one cannot read it. Reload the page, or download the program again, for the newer one.", "此练习单来自更新版本的 Optiscope，本版本无法读取。请重新载入页面或重新下载程序，以得到新版本。"},
	{"This worksheet comes from a newer version of Optiscope. What this one understands of it is shown: %d items.", "此练习单来自更新版本的 Optiscope。这里显示本版本能理解的部分：%d 项。"},
	{"Whole numbers have to be exact, others right to three digits.", "整数须完全正确，其他数精确到三位有效数字即可。"},
	{"Worksheet", "练习单"},
	{"is too long for a worksheet: at most %d characters are read", "作为练习单太长：最多读 %d 个字符"},
	{"worksheet", "练习单"},
	{"your answer", "您的回答"},
}
