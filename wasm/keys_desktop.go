//go:build !js

package main

import (
	"github.com/hajimehoshi/ebiten/v2"
	"github.com/hajimehoshi/ebiten/v2/inpututil"
)

// named are the keys that type no character, as controls name them.
func named() map[string]ebiten.Key {
	return map[string]ebiten.Key{"Home": ebiten.KeyHome, "End": ebiten.KeyEnd}
}

// keys runs the controls whose key was pressed.
func (w *window) keys() {
	var pressed []string
	for _, r := range ebiten.AppendInputChars(nil) {
		pressed = append(pressed, string(r))
	}
	for name, key := range named() {
		if inpututil.IsKeyJustPressed(key) {
			pressed = append(pressed, name)
		}
	}
	for _, key := range pressed {
		w.press(key)
	}
}

func (w *window) press(key string) {
	for _, c := range w.program.Controls() {
		if c.Key != key {
			continue
		}
		if err := c.Press(); err != nil {
			w.program.Refused(err)
		}
	}
}
