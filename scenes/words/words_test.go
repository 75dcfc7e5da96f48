package words_test

import (
	"testing"

	"github.com/optiscope/optiscope/scenes/words"
)

func TestSay(t *testing.T) {
	for _, c := range []struct {
		language words.Language
		text     string
		args     []any
		want     string
	}{
		{words.English, "Dark", nil, "Dark"},
		{words.Chinese, "Dark", nil, "深色"},
		{words.Chinese, "no such text: 100%", nil, "no such text: 100%"},
		{words.English, "step %d of %d", []any{3, 10}, "step 3 of 10"},
	} {
		if got := c.language.Say(c.text, c.args...); got != c.want {
			t.Errorf("%s says %q, want %q", c.language, got, c.want)
		}
	}
}

func TestMatch(t *testing.T) {
	for tag, want := range map[string]words.Language{"zh-CN": words.Chinese, "zh_CN.UTF-8": words.Chinese, "ZH": words.Chinese,
		"en-GB": words.English, "de": words.English, "": words.English, "C": words.English, "zhx": words.English} {
		if got := words.Match(tag); got != want {
			t.Errorf("%q is %q, want %q", tag, got, want)
		}
	}
}
