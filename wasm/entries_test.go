//go:build !js

package main

import (
	"image"
	"strings"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"
)

// command clicks a command in the menu of the open card: the nth from the top.
func (s *session) menuCommand(id string, n, of int) {
	s.t.Helper()
	s.click(middle(s.widget("menu." + id)))
	list := s.look().Menu
	s.click(image.Pt(middle(list).X, list.Min.Y+(2*n+1)*list.Dy()/(2*of)))
}

// By mouse: a card is moved, copied, named and removed; it keeps its mark.
func TestCardsByMouse(t *testing.T) {
	s := start(t, laptop, "t=100&play=0&adam.lr=0.07&selected=adam")
	before := s.state().Marks()
	s.menuCommand("adam", 1, 2) // the last card: duplicate, move up
	if link := s.look().Link; !strings.Contains(link, "entries=adabelief,adam,radam") {
		t.Fatalf("moved up, the link is %s", link)
	}
	s.menuCommand("adam", 0, 3)
	now := s.state()
	if i, ok := now.Index("adam-2"); !ok || i != 2 || now.Run.Entries[2].Hyper.LR != 0.07 || now.View.Selected != "adam-2" {
		t.Fatalf("copied, the link is %s", now.Link())
	}
	s.click(middle(s.widget("field.adam-2.name")))
	s.write("Second & best")
	s.key(ebiten.KeyEnter)
	if now := s.state(); now.Title(2) != "Second & best" {
		t.Errorf("named, the link is %s", now.Link())
	}
	sameAsFresh(t, s)
	s.click(middle(s.widget("button.adam-2.remove")))
	now = s.state()

	if now.View.Selected != "radam" || now.Mark(0) != before[0] || now.Mark(1) != before[2] || now.Mark(2) != before[1] {
		t.Errorf("removed, the link is %s, and the marks %v, before %v", now.Link(), now.Marks(), before)
	}
	s.click(middle(s.widget("chip.restore")))
	if back := s.state(); back.Title(2) != "Second & best" {
		t.Errorf("brought back, the link is %s", back.Link())
	}
	sameAsFresh(t, s)
}

// By keyboard: the menu with Tab, Enter and arrows, and the keys of the open card.
func TestCardsByKeyboard(t *testing.T) {
	s := start(t, laptop, "t=100&play=0&selected=radam")
	for range 60 {
		if s.key(ebiten.KeyTab); s.look().Focus == "menu.radam" {
			break
		}
	}
	s.key(ebiten.KeyEnter)
	if s.look().Menu.Empty() {
		t.Fatal("Tab and Enter do not open the menu of a card")
	}
	s.key(ebiten.KeyArrowDown)
	s.key(ebiten.KeyArrowDown)
	s.key(ebiten.KeyEnter)
	if link := s.look().Link; !strings.Contains(link, "entries=adabelief,adam,radam") {
		t.Errorf("moved down, the link is %s", link)
	}
	s.click(image.Pt(0, 0))
	s.write("u")
	s.write("u")
	s.write("c")
	if link := s.look().Link; !strings.Contains(link, "entries=radam,radam-2,adabelief,adam") {
		t.Errorf("moved up and copied, the link is %s", link)
	}
	s.write("a")
	if !s.state().View.Together {
		t.Error("the key for all together does nothing")
	}
	s.keysOfCards()
}

// keysOfCards removes a card, brings it back and adds one. The keyboard stays near.
func (s *session) keysOfCards() {
	s.t.Helper()
	link := s.look().Link
	for s.key(ebiten.KeyTab); s.look().Focus != "slider.radam-2.beta1"; s.key(ebiten.KeyTab) {
	}
	s.write("r")
	s.tick(2)
	if now := s.look(); !strings.Contains(now.Link, "entries=radam,adabelief,adam") || now.Focus == "" {
		s.t.Errorf("removed by key, the link is %s, and the keyboard is with %q", now.Link, now.Focus)
	}
	s.write("b")
	s.tick(2)
	if now := s.look().Link; now != link {
		s.t.Errorf("brought back, the link is %s, before %s", now, link)
	}
	s.resize(image.Pt(360, 640)) // where the cards may be behind another sheet
	s.click(image.Pt(180, 420))  // Curves
	for key, letters := range map[string]string{"e": "L", "m": "h"} {
		s.write(key)
		s.tick(6)
		if s.look().Menu.Empty() {
			s.t.Fatalf("the key %s opens nothing", key)
		}
		s.write(letters)
		s.key(ebiten.KeyEnter)
	}
	if now := s.state(); now.Run.Surface != "himmelblau" || now.Run.Count != 5 || now.Run.Entries[4].Rule != "lion" {
		s.t.Errorf("chosen by keys, the link is %s", now.Link())
	}
}

// A window as wide as a phone has all of it, with room for fingers.
func TestCardsOnAPhone(t *testing.T) {
	s := start(t, image.Pt(360, 640), still+"&entries=adabelief,radam,adam,adam-2,sgd,lion,yogi,adan&adam.name=A+name+longer+than+a+phone+is")
	high := func(key string) {
		t.Helper()
		for range 12 {
			if r := s.look().Widgets[key]; r.Dx() >= 44 && r.Dy() >= 44 && r.Max.X <= 360 {
				return
			}
			s.swipe(image.Pt(180, 620), image.Pt(180, 590))
		}
		t.Errorf("%s is never seen with room for a finger: %v", key, s.look().Widgets[key])
	}
	for _, key := range []string{"tab.adam", "tab.adan", "menu.adabelief", "button.adabelief.remove"} {
		high(key)
	}
	s.swipe(middle(s.widget("menu.adabelief")), middle(s.widget("menu.adabelief")))
	if list := s.look().Menu; list.Dy() < 2*44 || !list.In(image.Rect(0, 0, 360, 640)) {
		t.Errorf("the menu has %v for two commands", list)
	}
}
