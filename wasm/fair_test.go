//go:build !js

package main

import (
	"image"
	"slices"
	"strings"
	"testing"

	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/state"
)

// tickUntil runs ticks until something is so.
func (s *session) tickUntil(what string, so func(r *report) bool) *report {
	s.t.Helper()
	for range 600 {
		if r := s.look(); so(r) {
			return r
		}
		s.tick(1)
	}
	s.t.Fatalf("never: %s", what)
	return nil
}

// reveal turns the wheel over the left column until a widget is seen as a whole.
func (s *session) reveal(key string) {
	s.t.Helper()
	s.moveTo(image.Pt(20, s.screen.Bounds().Dy()/2))
	for range 40 {
		if r := s.look().Widgets[key]; r.Dy() >= 20 {
			return
		}
		s.guest.ScrollWheel(0, -1)
		s.tick(2)
	}
	s.t.Fatalf("%q is nowhere in the left column", key)
}

// Choosing "each at its best" searches beside the picture, and then every entry
// runs at the rate of its lowest loss. The link opens with these rates at once.
func TestBestRates(t *testing.T) {
	s := start(t, laptop, "play=0&t=200")
	before := s.state()
	s.reveal("choice.rates")
	s.choose("rates", "best")
	found := s.tickUntil("the rates are found", func(r *report) bool { return load(t, r.Link).Run.Entries != before.Run.Entries })
	s.tick(2)
	c := load(t, found.Link).Run
	if n := s.look().Stats.UpdateMS; n > 500 {
		t.Errorf("a tick takes %v ms", n)
	}
	for i, track := range run.Compute(c).Tracks {
		if !slices.Equal(track.X, found.Tracks[i][0]) {
			t.Errorf("%s does not run at the rate found", track.Entry.ID)
		}
		for _, alpha := range state.RateGrid().Rates() {
			other := c
			other.Entries[i].Hyper.LR = alpha
			if end := run.Compute(other).Tracks[i]; !end.Diverged() && end.F[end.Last()] < track.F[track.Last()]-1e-6 {
				t.Errorf("%s ends at %v with α = %v, and at %v with %v", track.Entry.ID, track.F[track.Last()], track.Entry.Hyper.LR, end.F[end.Last()], alpha)
			}
		}
	}
	again := start(t, laptop, found.Link)
	if r := again.look(); r.Link != found.Link || !sameTrack(r.Tracks[1], found.Tracks[1]) {
		t.Errorf("the link %q opens as %q", found.Link, r.Link)
	}
	again.tick(60)
	if r := again.look(); r.Link != found.Link {
		t.Errorf("searched again, the link is %q, want %q", r.Link, found.Link)
	}
	sameAsFresh(t, again)
}

// Several seeds are seen as a bundle, and dragging a slider shows it anew; without noise there is none.
func TestBundleOfSeeds(t *testing.T) {
	const link = "surface=himmelblau&noise=60&steps=300&entries=adam&t=0&play=0"
	one := start(t, laptop, link)
	many := start(t, laptop, link+"&seeds=12")
	many.tick(30)
	area := many.look().Areas["surface"].Clip
	alone, bundle := one.frame(), many.frame()
	if n := differing(alone, bundle, area); n < 3000 {
		t.Errorf("%d pixels of the surface are the bundle's: see %s", n, keep(t, "bundle", bundle))
	}
	slider := many.widget("slider.adam.beta2")
	many.moveTo(middle(slider))
	many.press()
	many.moveTo(middle(slider).Add(image.Pt(-40, 0)))
	dragged := many.frame()
	if n := differing(bundle, dragged, area); n < 500 {
		t.Errorf("%d pixels of the bundle follow the slider", n)
	}
	many.release()
	many.tick(30)
	if got := many.look().Link; !strings.Contains(got, "adam.beta2") {
		t.Errorf("the slider did not move: %s", got)
	}
	sameAsFresh(t, many)
}
