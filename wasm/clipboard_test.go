//go:build !js

package main

import (
	"image"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"
)

// tool writes a shell script that stands for a program of the system.
func tool(t *testing.T, dir, name, script string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte("#!/bin/sh\n"+script+"\n"), 0o755); err != nil {
		t.Fatal(err)
	}
}

// command presses a key with Ctrl.
func (s *session) command(key ebiten.Key) {
	s.t.Helper()
	s.guest.PressKey(ebiten.KeyControl)
	s.tick(1)
	s.key(key)
	s.guest.ReleaseKey(ebiten.KeyControl)
	s.tick(1)
}

func TestTheClipboard(t *testing.T) {
	dir := t.TempDir()
	kept := filepath.Join(dir, "kept")
	// As the program uses it, xclip keeps its input, or writes what is kept.
	tool(t, dir, "xclip", `[ "$1 $2" = "-selection clipboard" ] || exit 1
case $3 in -in) /bin/cat > `+kept+` ;; -out) /bin/cat `+kept+` ;; *) exit 1 ;; esac`)
	t.Setenv("PATH", dir)
	t.Setenv("WAYLAND_DISPLAY", "")
	s := start(t, laptop, still)
	beta2 := func() float64 { return number(t, s.look().Link, "adabelief.beta2").Get() }
	s.click(middle(s.widget(beta2Field)))
	s.command(ebiten.KeyC)
	if got, err := os.ReadFile(kept); string(got) != "0.999" {
		t.Errorf("Ctrl+C copies %q, %v; want 0.999", got, err)
	}
	if err := os.WriteFile(kept, []byte(" 0.75\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	s.command(ebiten.KeyV) // over what is selected
	s.key(ebiten.KeyEnter)
	if beta2() != 0.75 {
		t.Errorf("0.75 was pasted, β₂ is %v", beta2())
	}
	s.click(image.Pt(700, 450))
	s.click(middle(s.widget(beta2Field)))
	s.write("0.25")
	s.command(ebiten.KeyA)
	s.command(ebiten.KeyX)
	s.write("0.5")
	s.key(ebiten.KeyEnter)
	if got, err := os.ReadFile(kept); string(got) != "0.25" || beta2() != 0.5 {
		t.Errorf("Ctrl+A and Ctrl+X cut %q, %v, and leave %v; want 0.25 and the 0.5 that is typed then", got, err, beta2())
	}
	if now := s.look(); now.Notice != "" {
		t.Errorf("the notice is %q", now.Notice)
	}
}

// Without a helper, and where a helper fails, the notice says so and the field stays as it is.
func TestNoClipboard(t *testing.T) {
	for name, c := range map[string]struct {
		script string
		key    ebiten.Key
		says   string
	}{
		"copy without a helper":  {"", ebiten.KeyC, "xclip, xsel"},
		"cut without a helper":   {"", ebiten.KeyX, "xclip, xsel"},
		"paste without a helper": {"", ebiten.KeyV, "none is installed"},
		"paste of no text":       {"echo 'target STRING not available' >&2; exit 1", ebiten.KeyV, "target STRING not available"},
		"a copy that fails":      {"exit 3", ebiten.KeyC, "nothing was copied"},
	} {
		dir := t.TempDir()
		if c.script != "" {
			tool(t, dir, "xsel", c.script)
		}
		t.Setenv("PATH", dir)
		t.Setenv("WAYLAND_DISPLAY", "")
		s := start(t, laptop, still)
		before := s.look()
		s.click(middle(s.widget(beta2Field)))
		s.command(c.key)
		s.key(ebiten.KeyEnter)
		now := s.look()
		if !strings.Contains(now.Notice, c.says) || now.Widgets["notice"].Empty() {
			t.Errorf("%s: the notice is %q, want it to say %q", name, now.Notice, c.says)
		}
		if now.Link != before.Link {
			t.Errorf("%s: it changes %q to %q", name, before.Link, now.Link)
		}
	}
}
