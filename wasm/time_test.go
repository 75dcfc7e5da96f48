//go:build !js

package main

import (
	"fmt"
	"image"
	"testing"
	"time"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/scenes/control"
)

// The first screen moves by itself, without a link and without a click.
func TestMovesByItself(t *testing.T) {
	s := start(t, laptop)
	first, window := s.look(), s.frame()
	if len(first.Tracks) != 3 {
		t.Fatalf("%d paths at the start, want 3", len(first.Tracks))
	}
	deadline := time.Now().Add(patience)
	for s.look().T < first.T+60 {
		if time.Now().After(deadline) {
			t.Fatalf("after %v the playhead stands at %d; it began at %d", patience, s.look().T, first.T)
		}
		time.Sleep(20 * time.Millisecond)
		s.tick(1)
	}
	for _, name := range []string{"surface", "loss", "step"} {
		if differing(s.frame(), window, first.Areas[name].Clip) < 20 {
			t.Errorf("the picture %q stands still", name)
		}
	}
}

// Each optimizer's head is seen in its own colour at the step that the link says.
func TestHeadsAreWhereTheStepIs(t *testing.T) {
	for _, step := range []int{10, 25, 60} {
		s := start(t, laptop, fmt.Sprintf("t=%d&play=0", step))
		now, picture := s.look(), s.frame()
		at := load(t, now.Link)
		marks, theme := at.Marks(), control.Dark()
		for i, track := range now.Tracks {
			head := onScreen(now, at, track[0][step], track[1][step])
			around := image.Rectangle{Min: head, Max: head}.Inset(-7)
			// A path alone would paint a third of it at most.
			if n, all := painted(picture, around, theme.Marks[marks[i].Slot]), around.Dx()*around.Dy(); n < all*2/5 {
				t.Errorf("step %d: %d of %d pixels around the head of %s have its colour", step, n, all, at.Title(i))
			}
		}
	}
}

func TestTheTimelineScrubs(t *testing.T) {
	s := start(t, laptop)
	line := s.widget("slider.t")
	s.moveTo(middle(line))
	s.press()
	began := s.look()
	if began.Playing {
		t.Error("it still plays under the pointer's hand")
	}
	window := s.frame()
	for _, part := range []float64{0.1, 0.75, 0.3} {
		s.moveTo(image.Pt(line.Min.X+int(part*float64(line.Dx())), middle(line).Y))
		now := s.look()
		if d := float64(now.T)/1000 - part; d > 0.02 || d < -0.02 {
			t.Errorf("the pointer is at %v of the timeline, the playhead at %d", part, now.T)
		}
		for i := range now.Tracks {
			if !sameTrack(now.Tracks[i], began.Tracks[i]) {
				t.Error("scrubbing changes a path")
			}
		}
		picture := s.frame()
		for _, name := range []string{"surface", "loss", "step"} {
			if differing(picture, window, now.Areas[name].Clip) == 0 {
				t.Errorf("the picture %q does not follow to step %d", name, now.T)
			}
		}
		window = picture
	}
	s.release()
	sameAsFresh(t, s)
}

// Every button of the transport, and every key, does what its name says.
func TestTransport(t *testing.T) {
	s := start(t, laptop, "t=500&play=0")
	button := func(id string) func() {
		return func() { s.click(middle(s.widget("button." + id))) }
	}
	write := func(text string) func() { return func() { s.write(text) } }
	key := func(k ebiten.Key) func() { return func() { s.key(k) } }
	for _, step := range []struct {
		name string
		do   func()
		want int
	}{
		{"the button forward", button("transport.forward"), 501},
		{"the button back", button("transport.back"), 500},
		{"the button first", button("transport.first"), 0},
		{"the button back, at the start", button("transport.back"), 0},
		{"the button last", button("transport.last"), 1000},
		{"the button forward, at the end", button("transport.forward"), 1000},
		{"the key ,", write(","), 999},
		{"the key Home", key(ebiten.KeyHome), 0},
		{"the key .", write("."), 1},
		{"the key End", key(ebiten.KeyEnd), 1000},
	} {
		step.do()
		if now := s.look(); now.T != step.want || now.Playing {
			t.Fatalf("%s: step %d, playing %v; want step %d at rest", step.name, now.T, now.Playing, step.want)
		}
	}
	button("play")()
	if now := s.look(); !now.Playing || now.T > 500 {
		t.Errorf("play at the end: step %d, playing %v; want it to start over", now.T, now.Playing)
	}
	write(" ")()
	if s.look().Playing {
		t.Error("the space bar does not stop it")
	}
	write(" ")()
	if !s.look().Playing {
		t.Error("the space bar does not start it")
	}
}
