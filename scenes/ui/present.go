package ui

import (
	"image"

	"github.com/hajimehoshi/ebiten/v2"
)

// presentScale is how much larger everything is for the last row of a room.
const presentScale = 1.35

// Present turns presenter mode on or off: larger type, and a bright dot in the
// place of the pointer.
func (u *UI) Present(on bool) {
	u.presents = on
	u.size = image.Point{} // everything is measured anew
	u.dirty = true
	if on {
		ebiten.SetCursorMode(ebiten.CursorModeHidden)
	} else {
		ebiten.SetCursorMode(ebiten.CursorModeVisible)
	}
}

// drawLaser draws the pointer of presenter mode.
func (u *UI) drawLaser(screen *ebiten.Image) {
	c := &canvas{ui: u, dst: screen, theme: &u.theme}
	at := u.pointer.at
	red := u.theme.Alert
	red.R, red.G, red.B = 0xff, 0x20, 0x30
	c.disc(at, u.px(1.7), fade(red, 0.28))
	c.disc(at, u.px(1), red)
	white := red
	white.G, white.B = 0xff, 0xff
	c.disc(at, u.px(0.5), white)
}
