package words

// table is sorted by its English texts.
var table = [...]entry{
	{"Auto", "自动"},
	{"Dark", "深色"},
	{"Light", "浅色"},
}
