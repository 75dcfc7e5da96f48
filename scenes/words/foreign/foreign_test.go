package foreign_test

import (
	"slices"
	"testing"

	"github.com/optiscope/optiscope/scenes/words/foreign"
)

func TestWords(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"学习率 α，同 Adam 的 x", nil},
		{"Theme", []string{"Theme"}},
		{"第 3 步 of 5，Adam's", []string{"of", "Adam's"}},
		{"据 Goh，Why Momentum Really Works，Distill，2017", nil},
	} {
		if got := foreign.Words(c.text); !slices.Equal(got, c.want) {
			t.Errorf("%q has %q, want %q", c.text, got, c.want)
		}
	}
	if got := foreign.Words("我的 own name", "own name"); len(got) > 0 {
		t.Errorf("a phrase that is given counts: %q", got)
	}
}
