package view_test

import (
	"bytes"
	"math/rand/v2"
	"testing"

	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/view"
)

// What a view has kept of earlier frames changes no pixel: after any change it draws what a new view draws.
func TestWhatIsKeptChangesNoPixel(t *testing.T) {
	random := rand.New(rand.NewPCG(61, 62))
	p := painter(t)
	v := view.NewSurface(p)
	s := newScene(t, "view=3d&play=0&t=80&steps=150", control.Dark())
	set := func(id, text string) {
		if err := s.state.Set(id, text); err != nil {
			t.Fatal(err)
		}
	}
	for range 30 {
		switch random.IntN(8) {
		case 0, 1:
			s.state.LookFrom(360*random.Float64(), 5+85*random.Float64())
		case 2:
			s.state.ZoomAt(0.5+random.Float64(), s.state.View.X, s.state.View.Y)
		case 3:
			s.frame.Unit = 1 + random.Float64()
		case 4, 5, 6:
			set("colour", []string{"linear", "log", "rank", "auto"}[random.IntN(4)])
		default:
			set("surface", []string{"beale", "easom", "goldstein-price", "hills"}[random.IntN(4)])
			unit := s.frame.Unit
			s.compute(control.Dark())
			s.frame.Unit = unit
		}
		if kept, fresh := s.picture(t, v), s.picture(t, view.NewSurface(p)); !bytes.Equal(kept, fresh) {
			t.Fatalf("a view draws another picture than a new one: %s", s.state.Link())
		}
	}
}
