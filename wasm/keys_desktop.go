//go:build !js

package main

import (
	"strings"

	"github.com/hajimehoshi/ebiten/v2"
	"github.com/hajimehoshi/ebiten/v2/inpututil"
)

// named are the keys that type no character, as controls name them.
func named() map[string]ebiten.Key {
	return map[string]ebiten.Key{"Home": ebiten.KeyHome, "End": ebiten.KeyEnd, "Escape": ebiten.KeyEscape,
		"ArrowLeft": ebiten.KeyArrowLeft, "ArrowRight": ebiten.KeyArrowRight, "ArrowUp": ebiten.KeyArrowUp, "ArrowDown": ebiten.KeyArrowDown}
}

// keys runs the controls whose key was pressed.
func (w *window) keys() {
	var pressed []string
	for _, r := range ebiten.AppendInputChars(nil) {
		pressed = append(pressed, string(r))
	}
	for name, key := range named() {
		if w.strikes(name, key) {
			pressed = append(pressed, name)
		}
	}
	for _, key := range pressed {
		w.press(key)
	}
}

// strikes says whether a key acts in this tick: at once, and an arrow again
// and again while it is held.
func (w *window) strikes(name string, key ebiten.Key) bool {
	const delay, interval = 24, 3 // ticks
	held := inpututil.KeyPressDuration(key)
	if held == 0 || !strings.HasPrefix(name, "Arrow") {
		return held == 1
	}
	w.program.Wake()
	return held == 1 || held >= delay && (held-delay)%interval == 0
}

func (w *window) press(key string) {
	if w.ui.Pull(key) {
		w.program.Wake()
	}
	for _, c := range w.shown.Controls() {
		if c.Key != key {
			continue
		}
		if c.Opens() && c.Locked == "" {
			w.ui.Choose(c.ID)
			w.program.Wake()
			continue
		}
		if err := c.Press(); err != nil {
			w.program.Refused(err)
		}
	}
}
