//go:build !js

package main

import (
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/optiscope/optiscope/scenes/words"
	"github.com/optiscope/optiscope/web/lessons"
)

// opensWith puts a script in the place of the system's command that opens addresses, and says where it writes them.
func opensWith(t *testing.T, script string) (opened string) {
	t.Helper()
	dir := t.TempDir()
	opened = filepath.Join(dir, "opened")
	if err := os.WriteFile(filepath.Join(dir, openerOf(runtime.GOOS)[0]), []byte("#!/bin/sh\nprintf %s \"$*\" > "+opened+".new && mv "+opened+".new "+opened+"\n"+script+"\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir+string(filepath.ListSeparator)+os.Getenv("PATH"))
	return opened
}

// pressLink presses the last link in the text of a lesson.
func (s *session) pressLink() {
	s.t.Helper()
	last := ""
	for key := range s.look().Widgets {
		if strings.HasPrefix(key, "lesson.text.") && strings.Contains(key, ".link.") {
			last = max(last, key)
		}
	}
	s.click(middle(s.widget(last)))
}

// until ticks until something is so.
func (s *session) until(what string, is func() bool) {
	s.t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); s.tick(1) {
		if is() {
			return
		}
	}
	s.t.Fatalf("never: %s", what)
}

// A lesson's source opens in the system's browser; where that fails it is said, with the address.
func TestLinksToTheWeb(t *testing.T) {
	const paper = "https://arxiv.org/abs/1412.6980"
	opened := opensWith(t, "exit 0")
	s := start(t, laptop, "lesson=adam&step=7")
	s.pressLink()
	s.until("the browser is started", func() bool { _, err := os.Stat(opened); return err == nil })
	if got, err := os.ReadFile(opened); err != nil || string(got) != paper || s.look().Notice != "" {
		t.Errorf("%q is opened, %v, and %q said", got, err, s.look().Notice)
	}

	opensWith(t, "exit 3")
	s = start(t, laptop, "lesson=adam&step=7&language=zh")
	s.pressLink()
	s.until("it is said that nothing opened", func() bool { return strings.Contains(s.look().Notice, paper) })
	if said := s.look().Notice; !strings.Contains(said, "没有打开浏览器") {
		t.Errorf("it says %q", said)
	}

	t.Setenv("PATH", t.TempDir())
	s = start(t, laptop, "lesson=adam&step=7")
	s.pressLink()
	if said := s.look().Notice; !strings.Contains(said, "no browser was opened") || !strings.Contains(said, paper) {
		t.Errorf("without a command that opens anything it says %q", said)
	}
}

// Nothing but addresses of the web goes to the system, and the lessons have no others.
func TestOnlyTheWebIsOpened(t *testing.T) {
	g := newGuide(nil)
	for _, address := range []string{"", "file:///etc/passwd", "javascript:alert(1)", "/bin/sh", "https:", "https://", "-x", "mailto:a@example.org", "https://a b"} {
		if err := g.Open(address); err == nil {
			t.Errorf("%q is opened", address)
		}
	}
	for _, language := range words.Languages() {
		course, err := lessons.Load(lessons.Files(), language)
		if err != nil {
			t.Fatal(err)
		}
		links := 0
		for _, l := range course.Lessons {
			for _, step := range l.Steps {
				for _, block := range slices.Concat(step.Blocks, step.After) {
					for _, span := range slices.Concat(block.Items...) {
						if span.Kind == lessons.Web && strings.HasPrefix(span.Link, "https://arxiv.org/abs/") {
							links++
						}
					}
				}
			}
		}
		if links < 5 {
			t.Errorf("%s has %d links to papers", language, links)
		}
	}
}
