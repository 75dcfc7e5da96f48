package words

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

var verb = regexp.MustCompile(`%(\[\d+\])?[-+# 0]*\d*(\.\d+)?([a-zA-Z%])`)

// verbs are the verbs of a format by the arguments they take.
func verbs(text string) []string {
	var all []string
	for _, m := range verb.FindAllStringSubmatch(text, -1) {
		if m[3] != "%" {
			all = append(all, m[3])
		}
	}
	slices.Sort(all)
	return all
}

// Every text stands once, where it is looked for, and a translation takes the
// arguments of its key.
func TestTable(t *testing.T) {
	seen := make(map[string]bool)
	for _, topic := range table() {
		for i, e := range topic {
			if i > 0 && strings.Compare(topic[i-1].english, e.english) >= 0 {
				t.Errorf("%q does not stand in order", e.english)
			}
			if seen[e.english] {
				t.Errorf("%q stands twice", e.english)
			}
			seen[e.english] = true
			if e.chinese == "" {
				t.Errorf("%q has no translation", e.english)
			}
			if !slices.Equal(verbs(e.english), verbs(e.chinese)) {
				t.Errorf("%q and %q take different arguments", e.english, e.chinese)
			}
		}
	}
}
