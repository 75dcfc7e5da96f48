package ui

import (
	"errors"
	"fmt"
	"image"
	"image/draw"
	"strconv"
	"testing"
	"time"

	"github.com/ebitenui/ebitenui/input"
	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/scenes/control"
)

// model is a small program with controls and readouts of every kind.
type model struct {
	rate, decay, x, y, noise float64
	t, steps                 int
	flags                    map[string]*bool
	mode, theme, place, rule string
	formula                  string
	open                     string
	entries                  []string
	revision                 uint64
	refusals                 []string
	notice                   string
	look                     *control.Theme
	done                     []string // actions
	event                    bool
	clipboard                string
	drawn                    []string // pictures of options
	asked                    int      // calls of Panels
	known                    uint64   // revision at the last of them
	help                     string   // of toggles
	moved                    uint64   // revisions since then of the playhead alone
	guide                    *control.Panel
	pointed                  []int // steps of the timeline
	bubble                   *control.Bubble
	dialogs                  []string // panels that buttons in the top bar open
	locked                   string   // ID of a control that is locked
}

func newModel() *model {
	m := &model{rate: 0.03, decay: 0.9, x: -2, y: -1, t: 420, steps: 1000, mode: "decoupled", theme: "auto",
		place: "p0", formula: "x^2 + y^2", open: "one", entries: []string{"one", "two", "three"},
		flags: map[string]*bool{}, look: control.Dark(), event: true}
	return m
}

func (m *model) changed()              { m.revision++ }
func (m *model) Theme() *control.Theme { return m.look }
func (m *model) Revision() uint64      { return m.revision }
func (m *model) Refused(err error) {
	m.refusals = append(m.refusals, err.Error())
	m.notice = err.Error()
	m.changed()
}
func (m *model) Spot(id string) (image.Point, bool) { return image.Pt(700, 400), id == "ring" }
func (m *model) Notice() string                     { return m.notice }
func (m *model) Text(text string, args ...any) string {
	if len(args) == 0 {
		return text
	}
	return fmt.Sprintf(text, args...)
}
func (m *model) Copy(text string) error  { m.clipboard = text; return nil }
func (m *model) Point(step int)          { m.pointed = append(m.pointed, step) }
func (m *model) Bubble() *control.Bubble { return m.bubble }
func (m *model) Paste() (string, error) {
	if m.clipboard == "" {
		return "", errors.New("nothing to paste")
	}
	return m.clipboard, nil
}
func (m *model) Status() string { return "Step 420 of 1000: one leads." }
func (m *model) Events() []control.Event {
	if !m.event {
		return nil
	}
	return []control.Event{{Step: 10, Text: "two: first adaptive step", Mark: control.Mark{Slot: 1, Shape: control.Diamond}},
		{Step: 730, Text: "one arrives", Mark: control.Mark{}}}
}

func (m *model) number(id, label string, v *float64, n control.Num) control.Control {
	n.Get = func() float64 { return *v }
	n.Put = func(w float64) { *v = w; m.changed() }
	return control.Control{ID: id, Label: label, Title: "what " + label + " is", Help: "It helps. It is explained in two sentences, one of them rather long.",
		Kind: control.Number, Num: n, Default: "0.001"}
}

func (m *model) toggle(id, label string) control.Control {
	if m.flags[id] == nil {
		m.flags[id] = new(bool)
	}
	return control.Control{ID: id, Label: label, Title: label, Help: m.help, Kind: control.Toggle, Flag: m.flags[id], Default: "0"}
}

func (m *model) choice(id, label string, v *string, n int) control.Control {
	c := control.Control{ID: id, Label: label, Title: label + " in words", Kind: control.Choice, Get: func() string { return *v },
		Put: func(s string) error { *v = s; m.changed(); return nil }}
	for i := range n {
		c.Options = append(c.Options, control.Option{Value: "p" + strconv.Itoa(i), Label: "Place number " + strconv.Itoa(i), Hint: "A hint."})
	}
	return c
}

// surface is a choice of many options with pictures, in groups of different sizes.
func (m *model) surface() *control.Control {
	c := m.choice("surface", "Surface", &m.place, 45)
	for i := range c.Options {
		o := &c.Options[i]
		o.Group = []string{"Bowls", "Valleys", "Many minima, in rows and columns"}[min(i/18, 2)]
		o.Picture = func(w, h int, t *control.Theme) *image.RGBA {
			m.drawn = append(m.drawn, o.Value)
			made := image.NewRGBA(image.Rect(0, 0, w, h))
			draw.Draw(made, made.Rect, image.NewUniform(t.Ramp[i%6]), image.Point{}, draw.Src)
			return made
		}
	}
	c.Options[7].Label = "Rotated valley of absolute values"
	return &c
}

func (m *model) named(c control.Control, values ...string) control.Control {
	c.Options = nil
	for _, v := range values {
		c.Options = append(c.Options, control.Option{Value: v, Label: v})
	}
	return c
}

func (m *model) action(id, icon, key string) control.Control {
	return control.Control{ID: id, Label: id, Title: "to " + id, Kind: control.Action, Icon: icon, Key: key,
		Do: func() error { m.done = append(m.done, id); m.changed(); return nil }}
}

var errHigh = errors.New("must lie in [0, 1)")

func below1(v float64) error {
	if !(v >= 0 && v < 1) {
		return errHigh
	}
	return nil
}

func (m *model) entry(i int, id string) control.Panel {
	mark := control.Mark{Slot: i, Shape: control.Shape(i)}
	opener := m.action(id+".open", "", "")
	opener.Hidden = true
	opener.Do = func() error { m.open = id; m.changed(); return nil }
	hide := m.toggle(id+".hide", "hide")
	hide.Icon = "eye"
	p := control.Panel{ID: id, Title: "Entry " + id, Place: control.Left, Tab: "Tune", Mark: &mark, Open: m.open == id,
		Opener: opener.ID, Summary: "α 0.03 β 0.9 0.999", Note: "selected",
		Head: []control.Control{hide, m.action(id+".remove", "close", ""), opener}}
	p.Controls = []control.Control{
		m.number(id+".rate", "α", &m.rate, control.Num{Scale: control.Log, Min: 1e-6, Max: 10}),
		m.number(id+".decay", "β₂", &m.decay, control.Num{Scale: control.OneMinus, Min: 0, Max: 0.99999, Check: below1}),
		m.named(m.choice(id+".mode", "weight decay mode", &m.mode, 0), "decoupled", "absolute", "coupled"),
		m.toggle(id+".rectify", "rectify"), m.toggle(id+".fall", "SGD fallback"), m.toggle(id+".max", "rectified without maximum")}
	return p
}

// play moves the playhead alone.
func (m *model) play(t int) { m.t = t; m.moved++; m.changed() }

func (m *model) Live() ([]control.Panel, bool) {
	if m.asked == 0 || m.revision != m.known+m.moved {
		return nil, false
	}
	live := m.rest()[1:] // the panels but that over the picture
	for i := range live {
		live[i].Controls = nil
	}
	return live, true
}

func (m *model) Controls() []control.Control {
	secret := m.action("Secret", "", "z") // has a key and no widget
	all := []control.Control{secret}
	asked, known, moved := m.asked, m.known, m.moved
	for _, p := range m.Panels() {
		all = append(append(all, p.Head...), p.Controls...)
	}
	m.asked, m.known, m.moved = asked, known, moved
	return all
}

func (m *model) Panels() []control.Panel {
	m.asked, m.known, m.moved = m.asked+1, m.revision, 0
	var all []control.Panel
	all = append(all, control.Panel{ID: "app", Place: control.Top, Controls: []control.Control{
		m.choice("scene", "Scene", &m.place, 6), m.action("Share", "", "s"),
		m.named(m.choice("theme", "Theme", &m.theme, 0), "auto", "dark", "light")}})
	for i, id := range m.entries {
		all = append(all, m.entry(i, id))
	}
	x := m.number("start.x", "x", &m.x, control.Num{Min: -4.5, Max: 4.5})
	y := m.number("start.y", "y", &m.y, control.Num{Min: -4.5, Max: 4.5})
	x.Row, y.Row = "Start", "Start"
	all = append(all,
		control.Panel{ID: "add", Place: control.Left, Tab: "Tune", Open: true, Controls: []control.Control{m.named(m.choice("add", "Add", &m.rule, 0), "", "Another", "And another")}},
		control.Panel{ID: "problem", Title: "Problem", Place: control.Left, Tab: "Tune", Open: true, Controls: []control.Control{
			*m.surface(), x, y,
			m.number("noise", "Noise σ", &m.noise, control.Num{Scale: control.LogZero, Min: 1e-3, Max: 10}),
			{ID: "formula", Label: "Formula", Title: "formula", Kind: control.Text, Get: func() string { return m.formula },
				Put: func(s string) error { m.formula = s; m.changed(); return nil }},
			m.named(m.choice("long", "Kind", &m.mode, 0), "decoupled", "one with a rather long name", "another with a long name"),
			m.action("again", "", "")},
			Readouts: []control.Readout{{ID: "why", Wide: true, Cells: []string{"Gradients differ by a factor of a million between the corners and the valley."}}}})
	if m.guide != nil {
		all = append(all, *m.guide)
	}
	for _, title := range m.dialogs {
		all = append(all, control.Panel{ID: title, Title: title, Place: control.Dialog, Open: true, Blocks: []control.Block{
			{ID: "first", Form: control.Entry, Spans: []control.Span{{Text: "First", Bold: true}, {Text: "what it is about"}}, Do: func() error { m.done = append(m.done, title); return nil }}}})
	}
	all = append(all, m.rest()...)
	for i := range all {
		for k := range all[i].Controls {
			if c := &all[i].Controls[k]; c.ID == m.locked {
				c.Locked = "locked for a test"
			}
		}
	}
	return all
}

func (m *model) rest() []control.Panel {
	playhead := 0.0
	t := m.number("t", "t", &playhead, control.Num{Integer: true, Max: float64(m.steps)})
	t.Num.Get = func() float64 { return float64(m.t) }
	t.Num.Put = func(v float64) { m.t = int(v); m.changed() }
	play := m.toggle("play", "Play")
	play.Icon, play.Key, play.Title = "play", " ", "play"
	speed := m.choice("speed", "Speed", &m.place, 0)
	speed = m.named(speed, "p0", "½×", "1×", "2×", "32×")
	return []control.Panel{
		{ID: "over", Place: control.Over, Open: true, Controls: []control.Control{m.action("in", "zoom-in", "+"), m.action("out", "zoom-out", "-"), m.action("home", "zoom-home", "0")},
			Readouts: []control.Readout{{ID: "formula", Wide: true, Title: "the loss", Cells: []string{"f = (1.5 − x + xy)² + (2.25 − x + xy²)² + (2.625 − x + xy³)²"}}}},
		{ID: "loss", Title: "Loss f(θ) − f*", Note: "log", Place: control.Right, Tab: "Curves", View: "loss", Open: true},
		{ID: "step", Title: "Step length ‖Δθ‖", Note: "log", Place: control.Right, Tab: "Curves", View: "step", Open: true},
		{ID: "standing", Title: "Standing at t = " + strconv.Itoa(m.t), Note: "loss", Place: control.Right, Tab: "Curves", Open: true, Readouts: []control.Readout{
			{ID: "s0", Label: "Entry one", Mark: &control.Mark{}, Cells: []string{"lead", "0.01654"}, Strong: true},
			{ID: "s1", Label: "Entry two", Mark: &control.Mark{Slot: 1, Shape: control.Diamond}, Cells: []string{"blew up", "∞"}}}},
		{ID: "inside", Title: "Inside Entry one", Note: "t = 420", Mark: &control.Mark{}, Place: control.Right, Tab: "Inside", Open: true, Columns: []string{"x", "y"},
			Readouts: []control.Readout{
				{ID: "g", Label: "g − m surprise", Title: "the gradient", Cells: []string{"−0.006871", "0.003854"}},
				{ID: "m", Label: "√v̂ size of g", Cells: []string{"−1.23e-12", "−0.06239"}},
				{ID: "equation", Wide: true, Label: "mean of gradients, in many words that need a line", Tag: "new", Cells: []string{"m ← β₁m + (1 − β₁)g"}, Lines: []control.Line{
					{Label: "x", Text: "0.9·(" + control.Marked + "−0.1234" + control.Marked + ") + (1 − 0.9)·0.5", Room: "0.9·(−0.001234) + (1 − 0.9)·(−0.001234)", Value: "−0.06106", Sign: "↓"},
					{Text: "1 − 0.9^3", Room: "1 − 0.9^3", Value: "0.2710"}}},
				{ID: "words", Wide: true, Cells: []string{"Adaptive step: divided by the root, coordinate by coordinate."}},
				{ID: "end", Wide: true, Strong: true, Cells: []string{"blew up at step 12"}}}},
		{ID: "phase", Title: "Step 421, phase 2 of 7", Mark: &control.Mark{}, Place: control.Foot, Open: true, Controls: []control.Control{m.action("before", "back", "z"), m.action("after", "forward", "x")},
			Readouts: []control.Readout{{ID: "phase.words", Wide: true, Cells: []string{"Mean of gradients: m = (−0.006871, 0.003854). The arrow is −m. Drawn × 0.05."}}}},
		{ID: "transport", Title: "Time", Place: control.Bottom, Open: true, Controls: []control.Control{
			m.action("first", "first", "Home"), m.action("back", "back", ","), play, m.action("forward", "forward", "."), m.action("last", "last", "End"), t, speed},
			Readouts: []control.Readout{{ID: "time", Label: "step", Title: "step shown", Cells: []string{strconv.Itoa(m.t) + " / 1000"}}}},
	}
}

// hands are a mouse, a keyboard and a clock for tests.
type hands struct {
	at              image.Point
	down, was, last bool
	fingers         bool // the press is a finger's
	keys            map[ebiten.Key]int
	runes           []rune
	notches         float64
	clock           time.Time
	woken           int
}

func (h *hands) Update()                                      { h.last, h.was = h.was, h.down }
func (h *hands) AfterUpdate()                                 {}
func (h *hands) Draw(*ebiten.Image)                           {}
func (h *hands) AfterDraw(*ebiten.Image)                      {}
func (h *hands) left(b ebiten.MouseButton) bool               { return b == ebiten.MouseButtonLeft }
func (h *hands) MouseButtonPressed(b ebiten.MouseButton) bool { return h.left(b) && h.down }
func (h *hands) MouseButtonJustPressed(b ebiten.MouseButton) bool {
	return h.left(b) && h.down && !h.last
}
func (h *hands) MouseButtonJustReleased(b ebiten.MouseButton) bool {
	return h.left(b) && !h.down && h.last
}
func (h *hands) CursorPosition() (int, int)          { return h.at.X, h.at.Y }
func (h *hands) GetCursorImage(string) *ebiten.Image { return nil }
func (h *hands) GetCursorOffset(string) image.Point  { return image.Point{} }

// desk is a UI with a program, somebody's hands and a screen.
type desk struct {
	*testing.T
	*hands
	m      *model
	u      *UI
	size   image.Point
	scale  float64
	screen *ebiten.Image
}

func newDesk(t *testing.T, w, h int, scale float64) *desk {
	t.Helper()
	d := &desk{T: t, m: newModel(), size: image.Pt(w, h), scale: scale, screen: ebiten.NewImage(w, h),
		hands: &hands{at: image.Pt(w/2, h/2), keys: map[ebiten.Key]int{}, clock: time.Unix(0, 0)}}
	u, err := New(d.m)
	if err != nil {
		t.Fatal(err)
	}
	d.u = u
	u.in = inputs{held: func(k ebiten.Key) int { return d.keys[k] }, typed: func() []rune { return d.runes },
		wheel: func() (x, y float64) { return 0, d.notches }, now: func() time.Time { return d.clock }, wake: func() { d.woken++ }, touching: func() bool { return d.fingers && d.down }}
	t.Cleanup(func() { input.SetCursorUpdater(nil); d.screen.Deallocate() })
	d.tick()
	return d
}

// tick is one tick and one frame.
func (d *desk) tick() {
	input.SetCursorUpdater(d.hands) // another desk may have been in between
	d.clock = d.clock.Add(time.Second / 60)
	d.u.Update(d.size.X, d.size.Y, d.scale)
	d.u.Draw(d.screen)
}

func (d *desk) rest(time time.Duration) { d.clock = d.clock.Add(time) }

// find is the element with a key.
func (d *desk) find(key string) *element {
	d.Helper()
	e := d.u.byKey[key]
	if e == nil {
		d.Fatalf("there is no widget %q", key)
	}
	return e
}

func center(r image.Rectangle) image.Point { return r.Min.Add(r.Max).Div(2) }

func (d *desk) moveTo(p image.Point) { d.at = p; d.tick() }

func (d *desk) pressAt(p image.Point) {
	d.moveTo(p)
	d.down = true
	d.tick()
}

func (d *desk) let() { d.down = false; d.tick() }

func (d *desk) click(key string) {
	d.Helper()
	d.rest(time.Second)
	d.pressAt(center(d.find(key).seen()))
	d.let()
	d.tick()
}

// strike presses a key for one tick.
func (d *desk) strike(k ebiten.Key) { d.hold(k, 1) }

func (d *desk) hold(k ebiten.Key, ticks int) {
	for i := range ticks {
		d.keys[k] = i + 1
		d.tick()
	}
	delete(d.keys, k)
	d.tick()
}

func (d *desk) write(s string) {
	d.runes = []rune(s)
	d.tick()
	d.runes = nil
	d.tick()
}

func (d *desk) turnWheel(n float64) {
	d.notches = n
	d.tick()
	d.notches = 0
	d.tick()
}

// showAll calls f for every tab of the layout, or once where there are none.
func (d *desk) showAll(f func(tab string)) {
	bar := d.u.byKey["tabs"]
	if bar == nil {
		f("")
		return
	}
	for _, tab := range bar.part.(*segments).choices {
		d.u.tab, d.u.stale = tab, true
		d.tick()
		f(tab)
	}
}
