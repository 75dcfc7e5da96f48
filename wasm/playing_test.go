//go:build !js

package main

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
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

// Whatever a user does, what is not told again is still so: the panels that are kept while the playhead or the view over
// the surface moves are those of the whole screen.
func TestWhatIsKeptIsNeverStale(t *testing.T) {
	program, w := attached(t)
	program.LayoutF(1440, 900)
	program.Load("play=0&view=3d&steps=300")
	random := rand.New(rand.NewPCG(81, 82))
	p, all := &shown{Program: program, course: w.shown.course}, &shown{Program: program, course: w.shown.course}
	do := func(id, text string) func() {
		return func() {
			if _, there := program.State().Find(id); there { // in a challenge there may be other optimizers
				if err := program.State().Set(id, text); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	turn := func(id string, low, high float64) func() {
		return func() { do(id, control.FormatNumber(low+(high-low)*random.Float64()))() }
	}
	views := []func(){turn("yaw", -180, 180), turn("pitch", 5, 90), turn("view.x", -1, 1), turn("view.y", -1, 1), turn("zoom", 0.5, 4)}
	others := []func(){turn("adam.lr", 0.01, 0.1), do("vectors", "all"), do("vectors", "off"), do("selected", "radam"), do("equations", "1"), do("equations", "0"),
		do("phase", "2"), do("phase", "0"), do("noise", "0.5"), do("seeds", "3"), do("seeds", "1"), do("view", "contour"), do("view", "3d"), do("theme", "light"),
		do("play", "1"), do("play", "0"), do("scene", "belief"), do("scene", "surface"), do("language", "zh"), do("surface", "hills"), do("hide", "numbers"), do("hide", ""),
		func() { program.State().Seek(random.IntN(300)) }, func() { program.Say("A message.") }, func() { program.Prefer(random.IntN(2) == 0) },
		func() { program.Load("challenge=heavy-ball&play=0") }, func() { program.Load("play=0") }}
	known, kept := p.Panels(), 0
	for range 600 {
		if random.IntN(3) > 0 {
			views[random.IntN(len(views))]()
		} else {
			others[random.IntN(len(others))]()
		}
		if err := program.Update(); err != nil {
			t.Fatal(err)
		}
		was := p.told
		if live, ok := p.Live(); !ok {
			known = p.Panels()
		} else {
			if was == p.told && len(live) <= 1 {
				kept++
			}
			for _, now := range live {
				k := slices.IndexFunc(known, func(old control.Panel) bool { return old.ID == now.ID })
				now.Head, now.Controls = known[k].Head, known[k].Controls
				known[k] = now
			}
		}
		got, want := spelled(program, known), spelled(program, all.Panels())
		for i := range max(len(got), len(want)) {
			if i >= len(got) || i >= len(want) || got[i] != want[i] {
				t.Fatalf("kept are\n%s\nwhere these are so:\n%s\nin %s", strings.Join(got[i:], "\n"), strings.Join(want[i:], "\n"), program.Link())
			}
		}
	}
	if kept < 200 {
		t.Errorf("panels are kept %d times of 600: this looks at nothing", kept)
	}
}

// spelled is all that panels show, but for the link while the run plays, which is not followed then.
func spelled(program *scenes.Program, panels []control.Panel) []string {
	var b strings.Builder
	for _, p := range panels {
		if p.ID == "share" && program.State().View.Playing {
			continue
		}
		fmt.Fprintln(&b, p.ID, p.Title, p.Note, p.Summary, p.Words, p.Open, p.View, p.Text)
		for _, r := range p.Readouts {
			fmt.Fprintln(&b, "  ", r.ID, r.Label, r.Title, r.Cells, r.Strong, r.PictureKey, r.MathML, r.Tag, r.Lines)
		}
		for _, c := range slices.Concat(p.Head, p.Controls) {
			fmt.Fprintln(&b, "  ", c.ID, c.Label, c.Title, c.Locked, c.Hidden)
		}
		for _, block := range p.Blocks {
			fmt.Fprintln(&b, "  ", block.ID, block.Spans)
		}
	}
	return strings.Split(b.String(), "\n")
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
