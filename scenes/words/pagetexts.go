package words

// Page is what the page around the program says by itself, in a language other than English, by the English texts.
func (l Language) Page() map[string]string {
	all := make(map[string]string, len(page))
	for _, e := range page {
		all[e.english] = l.Say(e.english)
		if l == Chinese && e.chinese != "" {
			all[e.english] = e.chinese
		}
	}
	return all
}
