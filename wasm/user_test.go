//go:build !js

package main

import (
	"image"
	"slices"
	"time"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/scenes/stage/wild"
)

// user is a wild hand at the native program.
type user struct {
	*session
	hand *wild.Hand
	size image.Point
}

// act does one thing.
func (u *user) act() {
	u.t.Helper()
	switch k := u.hand.IntN(100); {
	case k < 30:
		u.clickAnything()
	case k < 50:
		u.pressKeys()
	case k < 65:
		u.dragAnything()
	case k < 73:
		at := u.anywhere()
		u.hand.Does("wheel at %v", at)
		u.moveTo(at)
		u.guest.ScrollWheel(u.hand.Between(-1, 1), u.hand.Between(-5, 5))
		u.tick(1)
	case k < 82:
		u.useFingers()
	case k < 90:
		u.typeAnything()
	case k < 95:
		u.openLink(u.hand.Link())
	case k < 97:
		u.size = wild.One(u.hand, []image.Point{{1100, 700}, {640, 480}, {800, 1000}, {1400, 500}, {300 + u.hand.IntN(1000), 200 + u.hand.IntN(700)}})
		u.hand.Does("size %v", u.size)
		u.resize(u.size)
	default:
		u.hand.Does("wait")
		time.Sleep(time.Duration(u.hand.IntN(200)) * time.Millisecond)
		u.tick(5)
	}
}

// drawn ticks and draws a frame, to the last triangle: it looks at a pixel, because nothing else in a long test empties
// the queue of what is still to be drawn.
func (u *user) drawn() {
	u.t.Helper()
	u.tick(1)
	u.guest.AdvanceFrame()
	if !u.guest.WaitFrame() || !u.guest.CompositeFrame() {
		u.t.Fatalf("the program draws no frame: %v\n%s", u.guest.Err(), u.stderr.Bytes())
	}
	u.screen.SubImage(image.Rect(0, 0, 1, 1)).(*ebiten.Image).ReadPixels(make([]byte, 4))
}

// rest brings the program to where memory can be compared: the first screen, with nothing open and nothing under way.
func (u *user) rest() {
	u.t.Helper()
	u.hand.Does("rest")
	for range 3 {
		u.key(ebiten.KeyEscape)
	}
	if cancel, ok := u.look().Widgets["chip.export.cancel"]; ok && !cancel.Empty() {
		u.click(middle(cancel))
	}
	u.openLink("play=0&language=en")
	for range 3 {
		u.drawn()
	}
}

func (u *user) anywhere() image.Point { return image.Pt(u.hand.IntN(u.size.X), u.hand.IntN(u.size.Y)) }

// somewhere is a place on a widget or a picture that can be seen.
func (u *user) somewhere() (name string, at image.Point) {
	u.t.Helper()
	now := u.look()
	all := make(map[string]image.Rectangle)
	for key, area := range now.Widgets {
		if !area.Empty() {
			all[key] = area
		}
	}
	for key, area := range now.Areas {
		if !area.Clip.Empty() {
			all["picture "+key] = area.Clip
		}
	}
	if !now.Menu.Empty() {
		all["menu"] = now.Menu
	}
	if len(all) == 0 {
		return "nowhere", u.anywhere()
	}
	var names []string
	for key := range all {
		names = append(names, key)
	}
	slices.Sort(names) // the same for the same seed
	name = wild.One(u.hand, names)
	area := all[name]
	return name, area.Min.Add(image.Pt(u.hand.IntN(area.Dx()), u.hand.IntN(area.Dy())))
}

func (u *user) clickAnything() {
	u.t.Helper()
	name, at := u.somewhere()
	u.hand.Does("click on %s at %v", name, at)
	u.click(at)
}

func (u *user) dragAnything() {
	u.t.Helper()
	name, from := u.somewhere()
	to, button := u.anywhere(), wild.One(u.hand, []ebiten.MouseButton{ebiten.MouseButtonLeft, ebiten.MouseButtonLeft, ebiten.MouseButtonRight})
	u.hand.Does("drag %s from %v to %v with button %v", name, from, to, button)
	u.moveTo(from)
	u.guest.PressMouseButton(button)
	u.tick(2)
	steps := 1 + u.hand.IntN(5)
	for i := 1; i <= steps; i++ {
		u.moveTo(from.Add(to.Sub(from).Mul(i).Div(steps)))
		u.drawn()
	}
	u.guest.ReleaseMouseButton(button)
	u.tick(2)
}
