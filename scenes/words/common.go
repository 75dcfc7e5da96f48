package words

// common is what stands in many places.
var common = [...]entry{
	{"Auto", "自动"},
	{"Dark", "深色"},
	{"Light", "浅色"},
}
