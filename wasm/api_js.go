package main

import (
	"errors"
	"image"
	"maps"
	"math"
	"runtime"
	"strings"
	"syscall/js"

	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/state"
)

// api is window.optiscope: every function that scripts and the page may call.
// They run between ticks, on the browser's one thread.
func (p *page) api() object {
	api := make(object)
	all := p.functions()
	maps.Copy(all, p.lessons())
	maps.Copy(all, p.tour())
	maps.Copy(all, p.sheets())
	for name, f := range all {
		api[name] = js.FuncOf(func(_ js.Value, args []js.Value) any {
			result, err := call(f, args)
			return answer{result, err}.js(p.program.State())
		})
	}
	return api
}

type function struct {
	arguments int
	do        func(args []js.Value) (any, error)
}

func call(f function, args []js.Value) (any, error) {
	if len(args) < f.arguments {
		return nil, control.Wrong("expected %d argument(s), got %d", f.arguments, len(args))
	}
	return f.do(args)
}

// answer carries a result or an error to JavaScript. Go functions cannot throw
// there, so the page unwraps it: {value} or {error}, with
// {fault} where a text is wrong at one place.
type answer struct {
	value any
	err   error
}

func (a answer) js(s *state.State) any {
	if a.err == nil {
		return object{"value": a.value}
	}
	o := object{"error": s.Explain(a.err)}
	if e, ok := errors.AsType[*control.Error](a.err); ok && e.Fault != nil {
		o["fault"] = object{"what": e.Fault.What, "where": e.Fault.Where, "line": e.Fault.Line, "mark": e.Fault.Mark}
	}
	return o
}

func (p *page) functions() map[string]function {
	state := p.program.State
	set := func(f func(c *control.Control) error) func(args []js.Value) (any, error) {
		return func(args []js.Value) (any, error) {
			c, ok := p.program.Find(args[0].String())
			if !ok {
				return nil, control.Wrong("there is no control called %q", args[0].String())
			}
			defer p.program.Wake()
			return nil, f(&c)
		}
	}
	return map[string]function{
		"linked":   {0, func([]js.Value) (any, error) { return p.known.linked(p.program), nil }},
		"link":     {0, func([]js.Value) (any, error) { return p.program.Link(), nil }},
		"load":     {1, func(args []js.Value) (any, error) { return nil, errors.Join(p.program.Load(args[0].String())...) }},
		"get":      {1, p.get},
		"controls": {0, func([]js.Value) (any, error) { return list(p.program.Controls(), controlObject), nil }},
		"panels":   {0, func([]js.Value) (any, error) { return list(p.program.Panels(), panelObject), nil }},
		"build":    {0, p.build},
		"readouts": {0, p.readouts},
		"events":   {0, func([]js.Value) (any, error) { return list(p.program.Events(), eventObject), nil }},
		"track":    {1, p.track},
		"stats":    {0, p.stats},
		"memory":   {0, memory},
		"set": {2, func(args []js.Value) (any, error) {
			text, err := textOf(args[1])
			if err != nil {
				return nil, err
			}
			return set(func(c *control.Control) error { return c.Set(text) })(args)
		}},
		"position": {2, func(args []js.Value) (any, error) {
			return set(func(c *control.Control) error { return numeric(c, args[1], c.Slide) })(args)
		}},
		"nudge": {2, func(args []js.Value) (any, error) {
			return set(func(c *control.Control) error {
				return numeric(c, args[1], func(steps float64) error { return c.Nudge(int(steps)) })
			})(args)
		}},
		"reset": {1, set(func(c *control.Control) error {
			if c.Kind == control.Action {
				return control.Wrong("%s is a command and has no default", c.ID)
			}
			return c.Set(c.DefaultText())
		})},
		"act": {1, set(func(c *control.Control) error {
			if c.Kind != control.Action {
				return control.Wrong("%s is no command", c.ID)
			}
			return c.Press()
		})},
		"press": {2, p.press},
		"play":  {0, func([]js.Value) (any, error) { state().SetPlaying(true); p.program.Wake(); return nil, nil }},
		"pause": {0, func([]js.Value) (any, error) { state().SetPlaying(false); p.program.Wake(); return nil, nil }},
		"seek": {1, func(args []js.Value) (any, error) {
			step, err := numberOf(args[0])
			if err == nil {
				state().Seek(int(step))
				p.program.Wake()
			}
			return nil, err
		}},
		"point": {1, func(args []js.Value) (any, error) {
			step, err := numberOf(args[0])
			if err == nil {
				p.program.Point(int(step))
			}
			return nil, err
		}},
		"enter": {0, func([]js.Value) (any, error) { p.program.Enter(); return nil, nil }},
		"leave": {0, func([]js.Value) (any, error) { p.program.Leave(); return nil, nil }},
		"place": {2, func(args []js.Value) (any, error) {
			rem, err := numberOf(args[1])
			if err == nil {
				p.place(args[0], rem)
			}
			return nil, err
		}},
		"picture":  {4, p.picture},
		"portrait": {3, p.portrait},
		"prefers":  {1, func(args []js.Value) (any, error) { p.program.Prefer(!args[0].Truthy()); return nil, nil }},
		"brief":    {0, func([]js.Value) (any, error) { return p.program.Brief(), nil }},
		"calm":     {1, func(args []js.Value) (any, error) { p.program.Calm(args[0].Truthy()); return nil, nil }},
		"dismiss":  {0, func([]js.Value) (any, error) { p.program.Say(""); return nil, nil }},
	}
}

// press presses a block of a panel.
func (p *page) press(args []js.Value) (any, error) {
	for _, panel := range p.program.Panels() {
		for i := range panel.Blocks {
			if b := &panel.Blocks[i]; panel.ID == args[0].String() && b.ID == args[1].String() && b.Do != nil {
				defer p.program.Wake()
				return nil, b.Do()
			}
		}
	}
	return nil, control.Wrong("nothing in %s is called %q", args[0].String(), args[1].String())
}

// largestPicture bounds the sides of an option's picture, in pixels.
const largestPicture = 1024

// picture draws the option of a control with a value: its pixels, red, green,
// blue and alpha, row by row.
func (p *page) picture(args []js.Value) (any, error) {
	c, ok := p.program.Find(args[0].String())
	if !ok {
		return nil, control.Wrong("there is no control called %q", args[0].String())
	}
	width, height, err := pictureSize(args[2], args[3])
	if err != nil {
		return nil, err
	}
	for _, option := range c.Options {
		if option.Value == args[1].String() && option.Picture != nil {
			return pixelArray(option.Picture(width, height, p.program.Theme())), nil
		}
	}
	return nil, control.Wrong("%s has no picture of %q", c.ID, args[1].String())
}

// portrait draws the picture of a readout: its width, its height and its pixels.
func (p *page) portrait(args []js.Value) (any, error) {
	width, height, err := pictureSize(args[1], args[2])
	if err != nil {
		return nil, err
	}
	for _, panel := range p.program.Panels() {
		for _, r := range panel.Readouts {
			if r.ID == args[0].String() && r.Picture != nil {
				picture := r.Picture(width, height, p.program.Theme())
				return object{"width": picture.Rect.Dx(), "height": picture.Rect.Dy(), "pixels": pixelArray(picture)}, nil
			}
		}
	}
	return nil, control.Wrong("%s has no picture", args[0].String())
}

func pictureSize(w, h js.Value) (width, height int, err error) {
	across, err := numberOf(w)
	down, fault := numberOf(h)
	if err := errors.Join(err, fault); err != nil {
		return 0, 0, err
	}
	if across < 1 || down < 1 || max(across, down) > largestPicture {
		return 0, 0, control.Wrong("a picture of %v × %v pixels is not made", across, down)
	}
	return int(across), int(down), nil
}

func pixelArray(picture *image.RGBA) js.Value {
	array := js.Global().Get("Uint8ClampedArray").New(len(picture.Pix))
	js.CopyBytesToJS(array, picture.Pix)
	return array
}

func numeric(c *control.Control, v js.Value, do func(float64) error) error {
	if c.Kind != control.Number {
		return control.Wrong("%s is not a number", c.ID)
	}
	number, err := numberOf(v)
	if err != nil {
		return err
	}
	return do(number)
}

// numberOf is a script's finite number. Asking a value of another type for one would end the program.
func numberOf(v js.Value) (float64, error) {
	if v.Type() != js.TypeNumber {
		return 0, control.Wrong("a value of type %s is not a number", v.Type())
	}
	number := v.Float()
	if math.IsNaN(number) || math.IsInf(number, 0) {
		return 0, control.Wrong("the number is not finite")
	}
	// Far beyond every step and every slider, where int(number) still means something.
	return min(max(number, -1e9), 1e9), nil
}

// textOf spells a script's value as a control takes it.
func textOf(v js.Value) (string, error) {
	switch v.Type() {
	case js.TypeBoolean:
		if v.Bool() {
			return "1", nil
		}
		return "0", nil
	case js.TypeNumber:
		return js.Global().Get("String").Invoke(v).String(), nil
	case js.TypeString:
		return v.String(), nil
	}
	return "", control.Wrong("a control takes a number, a text or a switch position, not a value of type %s", v.Type())
}

func (p *page) get(args []js.Value) (any, error) {
	c, ok := p.program.Find(args[0].String())
	if !ok {
		return nil, control.Wrong("there is no control called %q", args[0].String())
	}
	switch c.Kind {
	case control.Number:
		return c.Num.Get(), nil
	case control.Toggle:
		return *c.Flag, nil
	}
	return c.Text(), nil
}

func (p *page) readouts([]js.Value) (any, error) {
	var all []any
	for _, panel := range p.program.Panels() {
		all = append(all, list(panel.Readouts, readoutObject)...)
	}
	return all, nil
}

// build is panels for the page itself: what it builds from, it has been told.
func (p *page) build([]js.Value) (any, error) {
	panels := p.program.Panels()
	p.known.learn(panels, p.program.Controls())
	return list(panels, panelObject), nil
}

func (p *page) stats([]js.Value) (any, error) {
	s := p.program.Stats()
	return object{"ticks": s.Ticks, "draws": s.Draws, "updateMs": s.UpdateMS, "drawMs": s.DrawMS, "firstFrameMs": s.FirstFrameMS}, nil
}

// memory tells a script how many bytes the program has in use when its garbage is collected.
func memory([]js.Value) (any, error) {
	runtime.GC()
	runtime.GC() // what finalizers let go
	var now runtime.MemStats
	runtime.ReadMemStats(&now)
	return float64(now.HeapAlloc), nil
}

// track gives a script the columns of one entry as typed arrays.
func (p *page) track(args []js.Value) (any, error) {
	i, ok := p.program.State().Index(args[0].String())
	if !ok {
		return nil, control.Wrong("no optimizer is called %q", args[0].String())
	}
	result := p.program.Result()
	if result.Err != nil {
		return nil, result.Err
	}
	t := &result.Tracks[i]
	o := object{"diverged": t.Diverged(), "stop": t.Stop, "verdict": t.Verdict(), "rule": t.Entry.Rule}
	for name, column := range map[string][]float64{"x": t.X, "y": t.Y, "f": t.F, "gx": t.GX, "gy": t.GY, "mx": t.MX, "my": t.MY,
		"vx": t.VX, "vy": t.VY, "wx": t.WX, "wy": t.WY, "hx": t.HX, "hy": t.HY, "dx": t.DX, "dy": t.DY, "k": t.K, "rho": t.Rho, "r": t.R} {
		if column != nil {
			o[name] = float64Array(column)
		}
	}
	steps := make([]float64, t.Len())
	for k := range steps {
		steps[k] = float64(k)
	}
	o["t"] = float64Array(steps)
	o["branch"] = branches(t.Branch)
	if i < len(result.Ghosts) && result.Ghosts[i].Len() > 0 {
		ghost := &result.Ghosts[i]
		o["ghost"] = object{"from": ghost.From, "x": float64Array(ghost.X), "y": float64Array(ghost.Y), "f": float64Array(ghost.F)}
	}
	return o, nil
}

func branches(column []optim.Branch) string {
	words := make([]string, len(column))
	for i, b := range column {
		words[i] = b.String()
	}
	return strings.Join(words, " ")
}
