package view_test

import (
	"fmt"
	"image/color"
	"math"
	"testing"

	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/view"
)

// faint is how an entry's colour shows where the surface hides it.
func faint(theme *control.Theme, c color.RGBA) color.RGBA {
	mix := func(a, b uint8) uint8 { return uint8(math.Round(float64(a) + 0.45*(float64(b)-float64(a)))) }
	r := theme.Ramp[2]
	return color.RGBA{mix(r.R, c.R), mix(r.G, c.G), mix(r.B, c.B), 255}
}

// From every side each head stands where its track is at the playhead: in its
// colour where it is seen, and faint where the surface hides it.
func TestHeadsOnTheBlock(t *testing.T) {
	v := view.NewSurface(painter(t))
	seen, hidden := 0, 0
	for _, theme := range []*control.Theme{control.Dark(), control.Light()} {
		for yaw := -165; yaw <= 180; yaw += 30 {
			s := newScene(t, fmt.Sprintf("view=3d&surface=himmelblau&yaw=%d&pitch=35&t=30&play=0&entries=adabelief", yaw), theme)
			for _, step := range []int{0, 8, 30, 200} {
				s.state.Seek(step)
				at := s.draw(t, v)
				track := &s.result.Tracks[0]
				px, py, whole := v.Spot(&s.frame, s.area.Box(), track.X[step], track.Y[step])
				want := theme.Marks[s.frame.Marks[0].Slot]
				if whole {
					seen++
				} else {
					hidden++
					want = faint(theme, want)
				}
				if got := at(px, py); !close(got, want, 4) {
					t.Errorf("%s, yaw %d, step %d, seen %v: the head is %v, want %v", theme.Name, yaw, step, whole, got, want)
				}
			}
		}
	}
	if seen < 20 || hidden < 10 {
		t.Errorf("%d heads seen, %d hidden: that tells little", seen, hidden)
	}
}

// What is picked at a pixel appears there, and beside the block there is nothing.
func TestPickOnTheBlock(t *testing.T) {
	v := view.NewSurface(painter(t))
	for _, link := range []string{"view=3d", "view=3d&yaw=-100&pitch=60&zoom=3&view.x=1", "view=contour", "view=3d&pitch=90&surface=mccormick"} {
		s := newScene(t, link+"&play=0", control.Dark())
		picked := 0
		for y := 5.5; y < side; y += 13 {
			for x := 5.5; x < side; x += 13 {
				wx, wy, ok := v.Pick(&s.frame, s.area.Box(), x, y)
				if !ok {
					continue
				}
				picked++
				px, py, seen := v.Spot(&s.frame, s.area.Box(), wx, wy)
				if math.Hypot(px-x, py-y) > 0.01 {
					t.Fatalf("%s: (%v, %v) is picked at pixel (%v, %v) and appears at (%v, %v), seen %v", link, wx, wy, x, y, px, py, seen)
				}
			}
		}
		if picked < 200 {
			t.Errorf("%s: picked at %d pixels", link, picked)
		}
		if _, _, ok := v.Pick(&s.frame, s.area.Box(), 1, 1); ok && s.state.Relief() {
			t.Errorf("%s: something in the corner of the picture", link)
		}
	}
}

// The way to go is fainter than the way gone, on the block as from above.
func TestTheFutureIsFaintOnTheBlock(t *testing.T) {
	v := view.NewSurface(painter(t))
	s := newScene(t, "view=3d&entries=adam&t=900&play=0", control.Dark())
	track := &s.result.Tracks[0]
	x, y, seen := v.Spot(&s.frame, s.area.Box(), track.X[125], track.Y[125])
	if !seen {
		t.Fatal("the place to look at is hidden")
	}
	distance := func(c color.RGBA) float64 {
		want := control.Dark().Marks[s.frame.Marks[0].Slot]
		return math.Hypot(math.Hypot(float64(c.R)-float64(want.R), float64(c.G)-float64(want.G)), float64(c.B)-float64(want.B))
	}
	past := distance(s.draw(t, v)(x, y))
	s.state.Seek(20)
	future := distance(s.draw(t, v)(x, y))
	s.state.View.Hidden[0] = true
	without := distance(s.draw(t, v)(x, y))
	if !(past < future && future < without-10) {
		t.Errorf("distance from the entry's colour: %v past, %v future, %v without a path", past, future, without)
	}
}

// Turning the block is another picture; turning it back is the first one again.
func TestTurningTheBlock(t *testing.T) {
	v := view.NewSurface(painter(t))
	s := newScene(t, "view=3d&t=300&play=0", control.Dark())
	first := s.draw(t, v)
	differ := func(at func(x, y float64) color.RGBA) (n int) {
		for i := range side * side {
			if !close(first(float64(i%side), float64(i/side)), at(float64(i%side), float64(i/side)), 2) {
				n++
			}
		}
		return n
	}
	s.state.LookFrom(-60, 20)
	if n := differ(s.draw(t, v)); n < side*side/4 {
		t.Errorf("turned, %d pixels differ", n)
	}
	s.state.Home()
	if n := differ(s.draw(t, v)); n > 0 {
		t.Errorf("turned back, %d pixels differ", n)
	}
}

// Whoever colours the block, the card by the formula or the processor by the
// heights, it is the same block: holes, cuts and all.
func TestTheProcessorDrawsTheSameBlock(t *testing.T) {
	for _, link := range []string{"", "surface=rosenbrock", "surface=custom&formula=sqrt(4-x^2-y^2)", "surface=custom&formula=1/x%2By^2", "surface=custom&formula=ln(x)*y"} {
		v := view.NewSurface(painter(t))
		s := newScene(t, link+"&view=3d&play=0&entries=adam&adam.hide=1", control.Dark())
		card := s.draw(t, v)
		s.state.View.Drawing = "processor"
		processor := s.draw(t, v)
		other := 0
		for i := range side * side {
			if x, y := float64(i%side), float64(i/side); !close(card(x, y), processor(x, y), 40) {
				other++
			}
		}
		// Iso-lines and rims are as fine as the cells.
		if other > side*side/50 {
			t.Errorf("%q: %d pixels differ", link, other)
		}
	}
}
