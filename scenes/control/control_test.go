package control_test

import (
	"errors"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/optiscope/optiscope/scenes/control"
)

func number(v *float64, n control.Num) control.Control {
	n.Get, n.Put = func() float64 { return *v }, func(x float64) { *v = x }
	return control.Control{ID: "adam.x", Title: "quantity", Kind: control.Number, Num: n}
}

func nums() map[string]control.Num {
	return map[string]control.Num{
		"linear":     {Min: -4.5, Max: 4.5},
		"steps":      {Min: 0, Max: 1000, Integer: true},
		"many steps": {Scale: control.Log, Min: 10, Max: 10000, Integer: true},
		"rate":       {Scale: control.Log, Min: 1e-6, Max: 10},
		"decay":      {Scale: control.LogZero, Min: 1e-6, Max: 1},
		"beta":       {Scale: control.OneMinus, Min: 0, Max: 0.99999},
	}
}

// A knob put where a value stands gives that value back: dragging a knob by
// nothing changes nothing.
func TestPositionRoundTrip(t *testing.T) {
	for name, n := range nums() {
		for k := range 1001 {
			var v float64
			c := number(&v, n)
			if err := c.Num.SetPosition(float64(k) / 1000); err != nil {
				t.Fatal(err)
			}
			first := v
			if err := c.Num.SetPosition(c.Num.Position()); err != nil || v != first {
				t.Fatalf("%s: %v at %d/1000 became %v", name, first, k, v)
			}
		}
	}
}

func TestEndsAreExact(t *testing.T) {
	for name, n := range nums() {
		low := n.Min
		if n.Scale == control.LogZero {
			low = 0
		}
		if a, b := n.At(0), n.At(1); a != low || b != n.Max {
			t.Errorf("%s: ends are %v and %v, want %v and %v", name, a, b, low, n.Max)
		}
	}
}

func TestSliderIsMonotone(t *testing.T) {
	for name, n := range nums() {
		last := math.Inf(-1)
		for k := range 2001 {
			v := n.At(float64(k) / 2000)
			if v < last {
				t.Fatalf("%s: falls from %v to %v", name, last, v)
			}
			last = v
		}
	}
}

// What a slider sets is short to write: it stands in a field and in a link.
func TestSliderValuesAreShort(t *testing.T) {
	for name, n := range nums() {
		for k := range 1001 {
			if text := control.FormatNumber(n.At(float64(k) / 1000)); len(text) > 9 {
				t.Fatalf("%s: %s at %d/1000", name, text, k)
			}
		}
	}
}

func TestNudgeMovesAndReachesTheEnds(t *testing.T) {
	for name, n := range nums() {
		for _, step := range []int{1, -1, 10, -10} {
			v := n.At(0.5)
			c := number(&v, n)
			end := n.At(1)
			if step < 0 {
				end = n.At(0)
			}
			for k := 0; v != end; k++ {
				before := v
				if err := c.Num.Nudge(step); err != nil {
					t.Fatal(err)
				}
				if (v-before)*float64(step) <= 0 {
					t.Fatalf("%s: %d steps from %v lead to %v", name, step, before, v)
				}
				if k > 2000 {
					t.Fatalf("%s: %d steps at a time never reach %v", name, step, end)
				}
			}
			if err := c.Num.Nudge(step); err != nil || v != end {
				t.Fatalf("%s: beyond the end %v", name, v)
			}
		}
	}
}

// Beyond the ends of the slider the keys lead on or do nothing: never back.
func TestNudgeBeyondTheEnds(t *testing.T) {
	for name, c := range map[string]struct {
		num         control.Num
		start, want float64
		step        int
	}{
		"rate, up":      {nums()["rate"], 20, 20, 1},
		"rate, down":    {nums()["rate"], 20, 10, -1},
		"linear, up":    {nums()["linear"], 6, 6.05, 1},
		"linear, left":  {nums()["linear"], -7, -7.04, -1},
		"beta, up":      {nums()["beta"], 0.9999999, 0.9999999, 1},
		"decay at zero": {nums()["decay"], 0, 0, -1},
	} {
		v := c.start
		control := number(&v, c.num)
		if err := control.Num.Nudge(c.step); err != nil || math.Abs(v-c.want) > 0.011 {
			t.Errorf("%s: from %v to %v, %v; want %v", name, c.start, v, err, c.want)
		}
	}
}

func TestPositionsOutsideTheSliderAreRefused(t *testing.T) {
	v := 0.5
	c := number(&v, nums()["rate"])
	for _, bad := range []float64{math.NaN(), -0.1, 1.1, math.Inf(1)} {
		if err := c.Num.SetPosition(bad); err == nil || v != 0.5 {
			t.Errorf("place %v: %v, value %v", bad, err, v)
		}
	}
	none := number(&v, control.Num{})
	if p := none.Num.Position(); p != 0 {
		t.Errorf("a number without a slider stands at %v", p)
	}
	if none.Num.SetPosition(0.5) == nil || none.Num.Nudge(1) == nil || v != 0.5 {
		t.Errorf("a number without a slider was moved to %v", v)
	}
	checked := number(&v, control.Num{Max: 1, Check: func(v float64) error {
		if v > 0.7 {
			return errors.New("too much")
		}
		return nil
	}})
	if checked.Num.SetPosition(0.9) == nil || v != 0.5 {
		t.Errorf("a refused value was set: %v", v)
	}
}

func TestFormatNumberReadsBack(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 20000 {
		v := math.Float64frombits(random.Uint64())
		if math.IsNaN(v) || math.IsInf(v, 0) {
			continue
		}
		got, err := control.ParseNumber(control.FormatNumber(v))
		if err != nil || got != v {
			t.Fatalf("%v is written %s and read as %v (%v)", v, control.FormatNumber(v), got, err)
		}
	}
	for v, want := range map[float64]string{0.9: "0.9", 1e-16: "1e-16", 1e6: "1000000", 2.5e20: "2.5e20", 0: "0", 0.00001: "1e-5", -0.0001: "-0.0001", 0.000125: "0.000125", 12345.678: "12345.678"} {
		if got := control.FormatNumber(v); got != want {
			t.Errorf("%v is written %s, want %s", v, got, want)
		}
	}
}

func TestRefusedValuesLeaveEverything(t *testing.T) {
	v := 0.5
	c := number(&v, control.Num{Max: 1, Check: func(v float64) error {
		if !(v >= 0) {
			return errors.New("must be 0 or more")
		}
		return nil
	}})
	for text, want := range map[string]string{
		"abc": "is not a number", "": "is not a number", "NaN": "is not a finite number", "1e999": "is not a finite number",
		"-Inf": "is not a finite number", "-1": "must be 0 or more", "1,5": "is not a number", "0x": "is not a number",
		strings.Repeat("9", 500): "is not a finite number",
	} {
		err := c.Set(text)
		var refused *control.Error
		if !errors.As(err, &refused) || refused.Want != want || refused.ID != "adam.x" {
			t.Errorf("%q: %v, want it to say %q", text, err, want)
		}
		if v != 0.5 {
			t.Fatalf("%q changed the value to %v", text, v)
		}
		if len(err.Error()) > 200 {
			t.Errorf("the message repeats all of %q", text)
		}
	}
	for text, want := range map[string]float64{" 7 ": 7, "−0": 0, "1e-3": 0.001} {
		if err := c.Set(text); err != nil || v != want {
			t.Errorf("%q: %v, %v", text, v, err)
		}
	}
}

func TestToggleAndChoice(t *testing.T) {
	on := false
	toggle := control.Control{ID: "a.b", Title: "switch", Kind: control.Toggle, Flag: &on}
	for _, c := range []struct {
		text string
		want bool
	}{{"1", true}, {"false", false}, {"ON", true}, {"0", false}} {
		if err := toggle.Set(c.text); err != nil || on != c.want {
			t.Errorf("%q: %v, %v", c.text, on, err)
		}
	}
	if err := toggle.Set("maybe"); err == nil {
		t.Error("a switch took maybe")
	}
	if err := toggle.Press(); err != nil || toggle.Text() != "1" {
		t.Errorf("pressing a switch that is off gives %s, %v", toggle.Text(), err)
	}
	value := "x"
	choice := control.Control{ID: "c", Title: "choice", Kind: control.Choice, Options: []control.Option{{Value: "x"}, {Value: "y"}},
		Get: func() string { return value }, Put: func(s string) error { value = s; return nil }}
	if err := choice.Set("z"); err == nil || value != "x" || !strings.Contains(err.Error(), "x, y") {
		t.Errorf("choice z: %v, value %s", err, value)
	}
	for _, more := range strings.Fields("c d e f g h i") {
		choice.Options = append(choice.Options, control.Option{Value: more})
	}
	if err := choice.Set("z"); err == nil || !strings.HasSuffix(err.Error(), "x, y, c, d, e, f and 3 more") {
		t.Errorf("a long list: %v", err)
	}
	if err := choice.Set("y"); err != nil || value != "y" {
		t.Errorf("choice y: %v, value %s", err, value)
	}
}
