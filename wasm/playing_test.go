//go:build !js

package main

import (
	"reflect"
	"slices"
	"testing"

	"github.com/optiscope/optiscope/scenes"
	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/state"
)

// BenchmarkPlaying is a tick of the program while a run plays: panels and
// readouts for the next step, and the arrangement of all widgets.
func BenchmarkPlaying(b *testing.B) {
	program, _ := attached(b)
	state := program.State()
	program.LayoutF(1440, 900)
	b.ReportAllocs()
	for b.Loop() {
		state.Seek((state.View.T + 1) % 1000)
		if err := program.Update(); err != nil {
			b.Fatal(err)
		}
	}
}

// What follows the playhead is enough while nothing else moves, and only then.
func TestLiveIsEnoughForThePlayheadAlone(t *testing.T) {
	program, w := attached(t)
	p, s := &shown{Program: program, course: w.shown.course}, program.State()
	s.SetPlaying(false)
	p.Panels()
	for _, step := range []struct {
		id, text string
		enough   bool
	}{{"t", "300", true}, {"adam.lr", "0.2", false}, {"t", "301", true}, {"noise", "0.1", false}, {"play", "1", false},
		{"view.x", "0.5", true}, {"zoom", "2", true}, {"selected", "adam", false}, {"theme", "light", false}, {"play", "0", false}, {"t", "0", true}, {"view.y", "1", true}} {
		if err := s.Set(step.id, step.text); err != nil {
			t.Fatal(err)
		}
		live, ok := p.Live()
		if ok != step.enough {
			t.Errorf("%s = %s: the panels that follow the playhead are enough: %v", step.id, step.text, ok)
		}
		all := p.Panels()
		for _, panel := range live {
			k := slices.IndexFunc(all, func(other control.Panel) bool { return other.ID == panel.ID })
			if k < 0 {
				t.Fatalf("%q is no panel", panel.ID)
			}
			panel.Head, panel.Controls = nil, nil
			whole := all[k]
			whole.Head, whole.Controls = nil, nil
			for i := range panel.Readouts { // functions are equal to nothing
				panel.Readouts[i].Picture, whole.Readouts[i].Picture = nil, nil
			}
			if !reflect.DeepEqual(panel, whole) {
				t.Errorf("%s = %s: %+v follows the playhead, but is shown as %+v", step.id, step.text, panel, whole)
			}
		}
	}
}

// What was computed since changes more than follows the playhead.
func TestLiveIsNotEnoughForWhatWasComputed(t *testing.T) {
	program, w := attached(t)
	program.LayoutF(1440, 900)
	program.Load("play=0&noise=1&seeds=4&steps=100")
	p := &shown{Program: program, course: w.shown.course}
	p.Panels()
	if _, ok := p.Live(); !ok {
		t.Fatal("nothing moved, and the panels that follow the playhead are not enough")
	}
	for range 20 {
		if err := program.Update(); err != nil {
			t.Fatal(err)
		}
	}
	if state.Seeds(program.Shown()) != 4 {
		t.Fatal("there are no bundles: this looks at nothing")
	}
	if _, ok := p.Live(); ok {
		t.Error("there are bundles now, and the panels that follow the playhead are said to be enough")
	}
}

// attached is a program with the native host, without a window on a screen.
func attached(t testing.TB) (*scenes.Program, *window) {
	t.Helper()
	program, err := scenes.New()
	if err != nil {
		t.Fatal(err)
	}
	w, err := newWindow(program)
	if err != nil {
		t.Fatal(err)
	}
	program.Attach(w)
	return program, w
}
