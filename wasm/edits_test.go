//go:build !js

package main

import (
	"image"
	"slices"
	"strings"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"
)

// From here on: the switch, then a slider dragged at the playhead. The path up
// to the playhead stays, the old future is a ghost that is seen and can be
// hidden, and the program started with the link looks the same.
func TestDraggingFromHereOn(t *testing.T) {
	s := start(t, laptop, "t=150&play=0&theme=dark")
	before, plain := s.look(), s.frame()
	s.click(middle(s.widget("chip.onward")))
	track := s.widget("slider.adabelief.lr")
	s.moveTo(middle(track))
	s.press()
	for _, part := range []float64{0.7, 0.8, 0.9} {
		s.moveTo(image.Pt(track.Min.X+int(part*float64(track.Dx())), middle(track).Y))
		now := s.look()
		x, was := now.Tracks[0][0], before.Tracks[0][0]
		if !slices.Equal(x[:151], was[:151]) || x[151] == was[151] {
			t.Errorf("with the slider at %v the change does not begin behind step 150", part)
		}
		if len(now.Ghosts) == 0 || !sameTrack(now.Ghosts[0], before.Tracks[0]) {
			t.Errorf("with the slider at %v the old future is no ghost", part)
		}
	}
	s.release()
	if link := s.look().Link; !strings.Contains(link, "adabelief.edits=150:lr:") || strings.Contains(link, "adabelief.lr") {
		t.Errorf("link %s", link)
	}
	sameAsFresh(t, s)
	seen := s.frame()
	s.click(middle(s.widget("chip.ghosts")))
	s.click(image.Pt(0, 0))
	if differing(seen, s.frame(), s.look().Areas["surface"].Clip) < 20 {
		t.Error("the ghost is not seen, or not hidden")
	}
	s.click(middle(s.widget("button.adabelief.at.150.lr.remove")))
	s.click(middle(s.widget("chip.onward")))
	s.click(image.Pt(0, 0))
	if now := s.look(); !sameTrack(now.Tracks[0], before.Tracks[0]) || now.Ghosts != nil {
		t.Error("the change is not taken back")
	}
	if n := differing(plain, s.frame(), s.look().Areas["surface"].Clip); n > 0 {
		t.Errorf("taken back, the change leaves %d pixels", n)
	}
}

// By keyboard: the key of the switch and arrows on a slider; at the last step a message.
func TestEditsByKeyboard(t *testing.T) {
	s := start(t, laptop, "t=150&play=0")
	s.write("h")
	s.click(middle(s.widget("slider.adabelief.beta1")))
	s.key(ebiten.KeyArrowRight)
	if link := s.look().Link; !strings.Contains(link, "adabelief.edits=150:beta1:") {
		t.Fatalf("link %s", link)
	}
	s.click(middle(s.widget("field.adabelief.at.150.beta1")))
	s.write("0.25")
	s.key(ebiten.KeyEnter)
	if link := s.look().Link; !strings.Contains(link, "adabelief.edits=150:beta1:0.25&") {
		t.Errorf("link %s", link)
	}
	s.click(image.Pt(0, 0))
	s.key(ebiten.KeyEnd)
	s.click(middle(s.widget("slider.adabelief.beta1")))
	if notice := s.look().Notice; !strings.Contains(notice, "the playhead stands at the last step") {
		t.Errorf("at the end it says %q", notice)
	}
}
