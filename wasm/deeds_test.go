//go:build !js

package main

import (
	"image"
	"slices"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/scenes/stage/wild"
)

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
