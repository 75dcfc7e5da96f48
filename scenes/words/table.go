package words

// table is the texts topic by topic, each with a file of its own, sorted by
// the English texts.
func table() [][]entry {
	return [][]entry{
		common[:],
		desktop[:],
		examples[:],
		surfaces[:],
		errors[:],
		rules[:],
		screen[:],
		studies[:],
		exporting[:],
		help[:],
		sheets[:],
		player[:],
		vectoring[:],
		own[:],
		stepping[:],
		pointing[:],
		briefly[:],
		removing[:],
		line[:],
		scripting[:],
	}
}
