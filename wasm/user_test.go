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

// drawn ticks and draws a frame.
func (u *user) drawn() {
	u.t.Helper()
	u.tick(1)
	u.guest.AdvanceFrame()
	if !u.guest.WaitFrame() || !u.guest.CompositeFrame() {
		u.t.Fatalf("the program draws no frame: %v\n%s", u.guest.Err(), u.stderr.Bytes())
	}
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

// moving are keys that move or leave something; letters are written.
var moving = []ebiten.Key{ebiten.KeyTab, ebiten.KeyEnter, ebiten.KeyEscape, ebiten.KeyArrowLeft, ebiten.KeyArrowRight, ebiten.KeyArrowUp, ebiten.KeyArrowDown,
	ebiten.KeyPageUp, ebiten.KeyPageDown, ebiten.KeyHome, ebiten.KeyEnd, ebiten.KeyDelete, ebiten.KeyBackspace, ebiten.KeySpace, ebiten.KeyF1, ebiten.KeyF11}

func (u *user) pressKeys() {
	u.t.Helper()
	if u.hand.Often(40) {
		r := rune(' ' + u.hand.IntN('~'-' '+1))
		u.hand.Does("key %q", r)
		u.write(string(r))
		return
	}
	key, with := wild.One(u.hand, moving), wild.One(u.hand, []ebiten.Key{-1, -1, -1, ebiten.KeyShift, ebiten.KeyControl})
	if with == ebiten.KeyControl {
		key = wild.One(u.hand, []ebiten.Key{ebiten.KeyA, ebiten.KeyC, ebiten.KeyV, ebiten.KeyX, ebiten.KeyArrowLeft})
	}
	u.hand.Does("key %v with %v", key, with)
	if with >= 0 {
		u.guest.PressKey(with)
	}
	for range 1 + u.hand.IntN(3) {
		u.key(key)
	}
	if with >= 0 {
		u.guest.ReleaseKey(with)
	}
	u.tick(1)
}

func (u *user) useFingers() {
	u.t.Helper()
	var from, to []image.Point
	for range 1 + u.hand.IntN(2) {
		_, at := u.somewhere()
		from, to = append(from, at), append(to, u.anywhere())
	}
	u.hand.Does("fingers from %v to %v", from, to)
	for i, p := range from {
		u.guest.PressTouch(ebiten.TouchID(i), float64(p.X), float64(p.Y))
	}
	u.tick(2)
	for part := 1; part <= 3; part++ {
		for i := range from {
			p := from[i].Add(to[i].Sub(from[i]).Mul(part).Div(3))
			u.guest.MoveTouch(ebiten.TouchID(i), float64(p.X), float64(p.Y))
		}
		u.drawn()
	}
	for i := range from {
		u.guest.ReleaseTouch(ebiten.TouchID(i))
	}
	u.tick(2)
}

// typeAnything types into whatever has the keyboard, or into a field.
func (u *user) typeAnything() {
	u.t.Helper()
	if fields := u.fields(); u.hand.Often(80) && len(fields) > 0 {
		u.click(middle(wild.One(u.hand, fields)))
	}
	text := u.hand.Text()
	if u.hand.Often(30) {
		text = u.hand.Formula()
	}
	if letters := []rune(text); len(letters) > 60 {
		text = string(letters[:60])
	}
	end := wild.One(u.hand, []ebiten.Key{ebiten.KeyEnter, ebiten.KeyEscape, ebiten.KeyTab})
	u.hand.Does("type %q, then %v", text, end)
	u.write(text)
	u.key(end)
}

func (u *user) fields() (all []image.Rectangle) {
	u.t.Helper()
	widgets := u.look().Widgets
	var keys []string
	for key, area := range widgets {
		if len(key) > 6 && key[:6] == "field." && !area.Empty() {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	for _, key := range keys {
		all = append(all, widgets[key])
	}
	return all
}

func (u *user) openLink(link string) {
	u.t.Helper()
	u.hand.Does("link %q", link)
	u.question(u.t, question{Link: link, Open: true})
	u.tick(2)
}
