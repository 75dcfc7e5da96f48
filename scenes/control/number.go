package control

import (
	"errors"
	"math"
	"strconv"
	"strings"
)

// Scale is how a slider's way maps to values: a pair of inverse functions.
type Scale uint8

// The scales.
const (
	Linear   Scale = iota
	Log            // equal ways are equal ratios; Min > 0
	LogZero        // Log, but the left end is exactly 0: Min is the value just beside it
	OneMinus       // logarithmic in 1-v, for decays close to 1; Max < 1
)

// zeroWay is the part of a LogZero slider on which the value is exactly 0.
const zeroWay = 0.03

// Num binds a Number control to a value and describes its slider. Typed values
// may lie beyond the ends of the slider where Check accepts them.
type Num struct {
	Get      func() float64
	Put      func(float64)
	Scale    Scale
	Min, Max float64             // ends of the slider
	Step     float64             // Linear: what the slider snaps to; 0: 1/1000 of the way
	Integer  bool                // only whole numbers are accepted
	Check    func(float64) error // validity; the message goes behind the value: "must lie in [0, 1)"
}

var (
	errNotNumber = errors.New("is not a number")
	errNotFinite = errors.New("is not a finite number")
	errNotWhole  = errors.New("is not a whole number")
)

// ParseNumber reads a finite number. It accepts the typographic minus.
func ParseNumber(text string) (float64, error) {
	text = strings.ReplaceAll(strings.TrimSpace(text), "−", "-")
	v, err := strconv.ParseFloat(text, 64)
	if err != nil && !errors.Is(err, strconv.ErrRange) {
		return 0, errNotNumber
	}
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return 0, errNotFinite
	}
	return v, nil
}

func (c *Control) setNumber(text string) error {
	v, err := ParseNumber(text)
	if err == nil {
		err = c.Num.valid(v)
	}
	if err != nil {
		return c.refuse(text, err)
	}
	c.Num.Put(v)
	return nil
}

func (n *Num) valid(v float64) error {
	if n.Integer && v != math.Trunc(v) {
		return errNotWhole
	}
	if n.Check != nil {
		return n.Check(v)
	}
	return nil
}

// Position is where the slider's knob stands, from 0 at the left to 1.
func (n *Num) Position() float64 {
	if !(n.Max > n.Min) {
		return 0
	}
	return min(max(n.way(n.Get()), 0), 1)
}

func (n *Num) way(v float64) float64 {
	switch n.Scale {
	case Log:
		return logWay(v, n.Min, n.Max)
	case LogZero:
		if v <= 0 {
			return 0
		}
		return zeroWay + (1-zeroWay)*max(logWay(v, n.Min, n.Max), 0)
	case OneMinus:
		return logWay(1-v, 1-n.Min, 1-n.Max)
	}
	return (v - n.Min) / (n.Max - n.Min)
}

func logWay(v, a, b float64) float64 {
	if v <= 0 {
		if a < b {
			return 0
		}
		return 1
	}
	return math.Log(v/a) / math.Log(b/a)
}

// At is the value for a place of the knob, snapped to a number that is short
// to write: three significant digits, or a multiple of Step.
func (n *Num) At(position float64) float64 {
	p := min(max(position, 0), 1)
	switch {
	case p == 1:
		return n.Max
	case p == 0 && n.Scale == LogZero:
		return 0
	case p == 0:
		return n.Min
	}
	return n.inRange(n.snap(n.raw(p)))
}

func (n *Num) inRange(v float64) float64 {
	if n.Scale == LogZero && v == 0 {
		return 0
	}
	return min(max(v, n.Min), n.Max)
}

func (n *Num) raw(p float64) float64 {
	switch n.Scale {
	case Log:
		return n.Min * math.Pow(n.Max/n.Min, p)
	case LogZero:
		if p < zeroWay {
			return 0
		}
		return n.Min * math.Pow(n.Max/n.Min, (p-zeroWay)/(1-zeroWay))
	case OneMinus:
		return 1 - (1-n.Min)*math.Pow((1-n.Max)/(1-n.Min), p)
	}
	return n.Min + p*(n.Max-n.Min)
}

func (n *Num) snap(v float64) float64 {
	switch {
	case n.Integer && n.Scale != Linear:
		return math.Round(Round(v, 2))
	case n.Integer:
		return math.Round(v)
	case n.Scale == Linear:
		return n.snapLinear(v)
	case n.Scale == OneMinus:
		return nineDigits(1 - Round(1-v, 3))
	}
	return Round(v, 3)
}

func (n *Num) snapLinear(v float64) float64 {
	step := n.Step
	if step == 0 {
		step = math.Pow(10, math.Floor(math.Log10((n.Max-n.Min)/500)))
	}
	return nineDigits(math.Round(v/step) * step)
}

// nineDigits removes the dust of binary fractions: 0.30000000000000004 becomes 0.3.
func nineDigits(v float64) float64 { return Round(v, 9) }

// Round rounds v to the given number of significant decimal digits.
func Round(v float64, digits int) float64 {
	r, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', digits, 64), 64)
	if err != nil {
		return v
	}
	return r
}

// errNoSlider refuses to move what has no slider.
var errNoSlider = errors.New("has no slider")

// Nudge moves the value by n fine steps of the slider. It always changes it,
// unless that would lead further beyond an end. A value that was refused is not set.
func (n *Num) Nudge(steps int) error {
	if !(n.Max > n.Min) {
		return errNoSlider
	}
	v := n.nudged(n.Get(), steps)
	if err := n.valid(v); err != nil {
		return err
	}
	n.Put(v)
	return nil
}

// fine is one step of an arrow key, as a part of the slider's way.
const fine = 1.0 / 200

func (n *Num) nudged(now float64, steps int) float64 {
	switch p := n.way(now); {
	case n.Scale == Linear && (p < 0 || p > 1):
		// A coordinate beyond the slider's ends is as good as any other.
		return n.snap(now + float64(steps)*fine*(n.Max-n.Min))
	case p >= 1 && steps > 0, p <= 0 && steps < 0:
		return now
	case n.Integer && n.Scale == Linear:
		return min(max(now+float64(steps), n.Min), n.Max)
	}
	for k := 1; k < 200; k++ {
		if v := n.At(n.way(now) + float64(k*steps)*fine); v != now {
			return v
		}
	}
	return now
}

// SetPosition moves the knob to a place from 0 to 1: it sets the snapped value there.
func (n *Num) SetPosition(position float64) error {
	if !(n.Max > n.Min) {
		return errNoSlider
	}
	if !(position >= 0 && position <= 1) {
		return errors.New("wants a place between 0 and 1")
	}
	v := n.At(position)
	if err := n.valid(v); err != nil {
		return err
	}
	n.Put(v)
	return nil
}
