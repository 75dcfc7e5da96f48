//go:build !js

package main

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// A program that a graphics driver ends begins again where it was, drawn by the processor, and once only.
func TestBeginningAgain(t *testing.T) {
	const link = "surface=custom&formula=x%5E2%2By%5E2&t=50&play=0"
	r := start(t, laptop, link).look()
	next := load(t, r.Rescue)
	if !next.DrawnByProcessor() {
		t.Errorf("it begins again with %q", r.Rescue)
	}
	if err := next.Set("drawing", "auto"); err != nil || next.Link() != load(t, link).Link() {
		t.Errorf("something is lost: %q, %v", next.Link(), err)
	}
	second := start(t, laptop, r.Rescue)
	if again := second.look(); again.Rescue != "" || !strings.Contains(again.Notice, "The processor draws the surface") {
		t.Errorf("the second time: %q, and would begin once more with %q", again.Notice, again.Rescue)
	}
	if second.look().Widgets["choice.drawing"].Empty() {
		second.reveal("choice.drawing")
	}
	path, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	command := exec.Command(path, r.Rescue)
	command.Env = append(os.Environ(), roleVariable+"="+roleAgain)
	told, err := command.CombinedOutput()
	if want := `["-size" "800x600" "-calm=true" "` + r.Rescue + `"]`; err != nil || string(told) != want {
		t.Errorf("the new process is told %s, want %s (%v)", told, want, err)
	}
}
