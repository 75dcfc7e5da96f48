//go:build !js

package main

import (
	"image"
	"slices"
	"strings"
	"testing"

	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/scenes/words/foreign"
)

// The system decides the language, the link before it, and the menu in the bar above both; what is chosen is in the link.
func TestLanguage(t *testing.T) {
	const english, chinese = "Problem", "问题"
	expect := func(s *session, want string) {
		t.Helper()
		if said := s.look().Said; !slices.Contains(said, want) {
			t.Errorf("nothing says %s: %q", want, said)
		}
	}
	expect(startIn(t, "C.UTF-8", laptop, still), english)
	expect(startIn(t, "en_GB.UTF-8", laptop, still+"&language=zh"), chinese)
	s := startIn(t, "zh_CN.UTF-8", laptop, still)
	expect(s, chinese)
	s.choose("language", "en")
	expect(s, english)
	if got := s.state().View.Language; got != "en" {
		t.Errorf("the link says %q", got)
	}
	s.choose("language", "auto")
	expect(s, chinese)
	if link := s.look().Link; link != still {
		t.Errorf("the link is %s", link)
	}
}

// What is wrong in a link is said in the system's language.
func TestRefusalInChinese(t *testing.T) {
	s := startIn(t, "zh_CN.UTF-8", laptop, still+"&steps=1.5")
	if got, want := s.look().Notice, `步数："1.5" 不是整数`; got != want {
		t.Errorf("the notice is %q, want %q", got, want)
	}
}

// Nothing in the program's panels and dialogs is English on a Chinese system, but what stands in links and code.
func TestPanelsAreChinese(t *testing.T) {
	for _, link := range []string{"t=300&play=0", "scene=belief&t=100&play=0"} {
		s := startIn(t, "zh_CN.UTF-8", laptop, link)
		for _, text := range s.look().Said {
			if strings.Contains(text, "=") { // a link or a formula, or a reference, which is told as it is
				continue
			}
			if english := foreign.Words(text, references()...); len(english) > 0 {
				t.Errorf("%s: %q has the English %q", link, text, english)
			}
		}
	}
}

// references are the sources of rules, which are told as they were published.
func references() (all []string) {
	for _, rule := range optim.Rules() {
		all = append(all, rule.Reference.Text)
	}
	return all
}

// Chinese texts fit into windows of all sizes.
func TestChineseFits(t *testing.T) {
	for _, size := range []image.Point{{X: 360, Y: 640}, laptop} {
		for _, scene := range []string{"surface", "belief", "warmup", "counterexample"} {
			s := startIn(t, "zh_CN.UTF-8", size, "t=300&play=0&scene="+scene)
			s.frame()
			if cuts := s.look().Cuts; cuts > 0 {
				t.Errorf("%s, %v: %d texts do not fit", scene, size, cuts)
			}
		}
	}
}
