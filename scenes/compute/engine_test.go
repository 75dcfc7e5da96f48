package compute_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/compute"
	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/state"
)

// desk is a state with the engine that computes it, as the program has them.
type desk struct {
	t      testing.TB
	state  state.State
	engine compute.Engine
}

func open(t testing.TB, link string) *desk {
	t.Helper()
	d := &desk{t: t}
	var errs []error
	if d.state, errs = state.Load(link); len(errs) > 0 {
		t.Fatal(errs)
	}
	return d
}

func (d *desk) set(id, text string) {
	d.t.Helper()
	if err := d.state.Set(id, text); err != nil {
		d.t.Fatalf("%s = %q: %v", id, text, err)
	}
}

// finish works until there is no more to do, and returns how often it had to.
func (d *desk) finish() int {
	d.t.Helper()
	for n := 1; n < 1e6; n++ {
		if !d.engine.Work(&d.state, 0) {
			return n
		}
	}
	d.t.Fatal("there is always more to do")
	return 0
}

// says is what the panels tell under an ID.
func (d *desk) says(id string) string {
	d.t.Helper()
	for _, p := range d.state.Panels(d.engine.Shown(&d.state.Run)) {
		for _, r := range p.Readouts {
			if r.ID == id {
				return strings.Join(r.Cells, " ")
			}
		}
	}
	d.t.Fatalf("nothing tells %q", id)
	return ""
}

func (d *desk) rates() []float64 {
	var all []float64
	for _, e := range d.state.Run.Active() {
		all = append(all, e.Hyper.LR)
	}
	return all
}

// The rates taken are the best there are: no rate of the grid ends lower, for
// any entry, and the panel tells these rates and losses.
func TestEntriesTakeTheirBestRates(t *testing.T) {
	for _, link := range []string{"", "surface=rosenbrock&steps=200&entries=adam,sgd", "noise=0.5&seed=3&steps=100", "noise=0.5&seeds=5&steps=100"} {
		d := open(t, link)
		d.set("rates", "best")
		before := d.rates()
		if d.engine.Work(&d.state, 0); !slices.Equal(d.rates(), before) {
			t.Fatalf("%s: rates change before all are tried", link)
		}
		d.finish()
		medians := func(c run.Config) []float64 {
			losses := make([][]float64, c.Count)
			for seed := range max(c.Seeds, 1) {
				one := c
				one.Seed += uint64(seed)
				for i, track := range run.Compute(one).Tracks {
					last := math.Inf(1)
					if !track.Diverged() {
						last = track.F[track.Last()]
					}
					losses[i] = append(losses[i], last)
				}
			}
			all := make([]float64, c.Count)
			for i := range all {
				slices.Sort(losses[i])
				all[i] = losses[i][(len(losses[i])-1)/2]
			}
			return all
		}
		best := medians(d.state.Run)
		start := d.engine.Result(&d.state.Run).Tracks[0].F[0]
		for _, alpha := range state.RateGrid().Rates() {
			c := d.state.Run
			for i := range c.Active() {
				c.Entries[i].Hyper.LR = alpha
			}
			for i, loss := range medians(c) {
				if best[i]-loss > 1e-9*(start-loss) {
					t.Errorf("%s: %s ends at %v with %v, and at %v with %v", link, c.Entries[i].ID, best[i], d.rates()[i], loss, alpha)
				}
			}
		}
		for i, id := range []string{"fair.0", "fair.1"} {
			if got, want := d.says(id), control.FormatNumber(d.rates()[i])+" "+state.Number(best[i]); got != want {
				t.Errorf("%s: the panel says %q, want %q", link, got, want)
			}
		}
	}
}

// A link with best rates opens with them at once, says nothing that has not
// been searched again, and finds the same to the bit.
func TestFoundRatesAreInTheLink(t *testing.T) {
	d := open(t, "noise=0.3&seeds=3&steps=150&rates=best")
	d.finish()
	link, table := d.state.Link(), d.says("fair.0")
	other := open(t, link)
	if other.state != d.state {
		t.Errorf("%s opens as %s", link, other.state.Link())
	}
	if got := other.says("fair.rates"); !strings.HasPrefix(got, "Searching") {
		t.Errorf("before the search the panel says %q", got)
	}
	if got := other.says("fair.0"); got != "… …" {
		t.Errorf("before the search the panel tells %q", got)
	}
	for {
		more := other.engine.Work(&other.state, 0)
		if other.state != d.state {
			t.Fatalf("the search changes %s into %s", link, other.state.Link())
		}
		if !more {
			break
		}
	}
	if got := other.says("fair.0"); got != table {
		t.Errorf("the link finds %q, want %q", got, table)
	}
	// Rates that were not found are not passed off as such.
	forged := open(t, strings.ReplaceAll(link, "adam.lr=", "adam.lr=5"))
	forged.finish()
	if forged.state != d.state {
		t.Errorf("other rates in the link lead to %s, want %s", forged.state.Link(), link)
	}
}

// Whatever is set, the panel never tells rates as found that another search
// would not find, and never with other settings.
func TestNoStaleRates(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	var again, kept int
	for range 3 {
		for k := range open(t, "").state.Controls() {
			d := open(t, "steps=60&noise=0.2&rates=best&play=0")
			d.finish()
			c := d.state.Controls()[k]
			switch {
			case c.Kind == control.Number && c.Num.Max > c.Num.Min:
				d.set(c.ID, control.FormatNumber(c.Num.At(random.Float64())))
			case c.Kind == control.Toggle:
				d.set(c.ID, control.FormatFlag(!*c.Flag))
			case c.Kind == control.Choice:
				d.set(c.ID, c.Options[random.IntN(len(c.Options))].Value)
			case c.Kind == control.Action && !c.Hidden:
				if err := c.Do(); err != nil {
					t.Fatal(err)
				}
			}
			if !d.state.Searches() || d.state.Studies() {
				continue
			}
			claimed, rates := !strings.HasPrefix(d.says("fair.rates"), "Searching"), d.rates()
			before := d.engine.Revision()
			d.finish() // a search of few steps is done in one slice: it shows in what was computed
			if searched := d.engine.Revision() != before; claimed == searched {
				t.Errorf("after %s (%s) the panel claims to have found rates: %v, and a search is made: %v", c.ID, d.state.Link(), claimed, searched)
			}
			if fresh := open(t, d.state.Link()); claimed {
				fresh.finish()
				if kept++; !slices.Equal(fresh.rates(), rates) {
					t.Errorf("after %s the panel claims %v, found are %v", c.ID, rates, fresh.rates())
				}
			} else if again++; d.says("fair.0") == "… …" {
				t.Errorf("after %s nothing is found", c.ID)
			}
		}
	}
	if again < 20 || kept < 20 {
		t.Errorf("%d searches were made again and %d kept: this looks at too little", again, kept)
	}
}

// Leaving "best" and coming back takes the rates found, not those set meanwhile.
func TestComingBackToTheBest(t *testing.T) {
	d := open(t, "steps=80&rates=best")
	d.finish()
	want := d.rates()
	d.set("adam.lr", "0.5")
	if d.state.Searches() {
		t.Fatal("a rate was set, and the rates are still called the best")
	}
	d.set("rates", "best")
	if got := d.says("fair.rates"); !strings.HasPrefix(got, "Searching") {
		t.Errorf("with a rate that was set by hand the panel says %q", got)
	}
	if n := d.finish(); n > 1 || !slices.Equal(d.rates(), want) {
		t.Errorf("after %d slices the rates are %v, want %v", n, d.rates(), want)
	}
}

// Where no rate does, the entry keeps its own and the panel says so; an end of the grid is named.
func TestSearchesWithoutAnEnd(t *testing.T) {
	d := open(t, "start.x=1e200&steps=20&rates=best&adam.lr=0.7")
	d.finish()
	if got := d.says("fair.rates"); d.rates()[2] != 0.7 || !strings.Contains(got, "No run ended with a finite loss: AdaBelief, RAdam, Adam.") {
		t.Errorf("α = %v, and the panel says %q", d.rates()[2], got)
	}
	d = open(t, "surface=saddle&entries=adam&steps=50&rates=best")
	d.finish()
	if got := d.says("fair.rates"); d.rates()[0] != 10 || !strings.Contains(got, "a better rate may lie beyond: Adam.") {
		t.Errorf("α = %v, and the panel says %q", d.rates()[0], got)
	}
}

// Work stops at its time, goes on where it was, and does nothing where nothing is asked for.
func TestWorkIsBounded(t *testing.T) {
	d := open(t, "rates=best")
	slices := d.finish()
	if slices < 10 {
		t.Errorf("%d slices for 111 runs of 1000 steps", slices)
	}
	d = open(t, "rates=best")
	if d.engine.Work(&d.state, time.Hour) {
		t.Error("an hour is not enough")
	}
	d.engine.Shown(&d.state.Run)
	before := d.engine.Revision()
	if d.engine.Work(&d.state, time.Hour) || d.engine.Revision() != before {
		t.Error("what is done is done again")
	}
	d = open(t, "seeds=8")
	d.engine.Shown(&d.state.Run)
	before = d.engine.Revision()
	if d.engine.Work(&d.state, time.Hour) || d.engine.Revision() != before {
		t.Error("something is computed that nobody asked for")
	}
}

// While a search goes on, the tracks do not change, and everybody hears of its progress.
func TestProgressIsTold(t *testing.T) {
	d := open(t, "rates=best")
	d.engine.Work(&d.state, 0)
	serial, revision, words := d.engine.Serial(), d.engine.Revision(), d.says("fair.rates")
	d.engine.Work(&d.state, 0)
	if d.engine.Serial() != serial || d.engine.Revision() == revision || d.says("fair.rates") == words {
		t.Errorf("serial %d, then %d; revision %d, then %d; %q", serial, d.engine.Serial(), revision, d.engine.Revision(), d.says("fair.rates"))
	}
}
