package run_test

import (
	"cmp"
	"math"
	"reflect"
	"runtime"
	"slices"
	"testing"

	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/optim/surface"
)

// searched is a whole search in slices of a budget.
func searched(t testing.TB, c run.Config, grid run.Grid, budget int) *run.Search {
	t.Helper()
	s, ok := surface.Lookup(c.Surface)
	if !ok {
		t.Fatalf("no surface is called %s", c.Surface)
	}
	loss, err := s.Compile(c.Params)
	if err != nil {
		t.Fatal(err)
	}
	search, err := run.NewSearch(loss, c, grid)
	if err != nil {
		t.Fatal(err)
	}
	for !search.Done() {
		search.Advance(budget)
	}
	return search
}

// searches are configurations of every kind that a search can meet: exact and noisy gradients, schedules, a surface
// without a minimum, one on which nothing is finite.
func searches(t *testing.T) []run.Config {
	var all []run.Config
	for _, id := range []string{"beale", "sphere", "saddle", "rosenbrock"} {
		s, ok := surface.Lookup(id)
		if !ok {
			t.Fatalf("no surface is called %s", id)
		}
		exact := of(s, 120, optim.Rules()[2:6])
		noisy := scheduled(s, 60, optim.ScheduleCosine, optim.Rules()[3:6])
		noisy.Noise, noisy.Seeds = 0.3, 4
		multiplied := of(s, 60, optim.Rules()[1:4])
		multiplied.Noise, multiplied.NoiseKind, multiplied.Seeds = 0.5, run.NoiseMultiplicative, 5
		all = append(all, exact, noisy, multiplied)
	}
	lost := of(beale(t), 10, optim.Rules()[:2])
	lost.Start.X = 1e200
	return append(all, lost)
}

var grid = run.Grid{From: -4, To: 1, PerDecade: 3}

// brute is a trial by nothing but Compute: all seeds, of which the one of the lower median stands for all.
func brute(c run.Config, i int, alpha float64) run.Trial {
	c.Entries[0], c.Count = c.Entries[i], 1
	c.Entries[0].Hyper.LR = alpha
	var all []run.Trial
	diverged, seed := 0, c.Seed
	for k := range max(c.Seeds, 1) {
		c.Seed = seed + uint64(k)
		r := run.Compute(c)
		track := &r.Tracks[0]
		one := run.Trial{Alpha: alpha, Loss: track.F[track.Last()], Seed: c.Seed, Cause: track.Cause, Stop: track.Stop, Arrival: -1}
		if step, ok := track.Arrival(r.Loss, 1e-3); ok {
			one.Arrival = step
		}
		if track.Diverged() {
			one.Loss = math.Inf(1)
			diverged++
		}
		all = append(all, one)
	}
	slices.SortStableFunc(all, func(a, b run.Trial) int {
		return cmp.Or(cmp.Compare(a.Loss, b.Loss), cmp.Compare(b.Stop, a.Stop))
	})
	middle := all[(len(all)-1)/2]
	middle.Diverged = diverged
	if c.Noise == 0 {
		middle.Seed = seed
	}
	return middle
}

func TestSearchIsBruteForce(t *testing.T) {
	var ties, diverged, never, lost int
	for _, c := range searches(t) {
		search := searched(t, c, grid, 5000)
		for i := range c.Active() {
			var want []run.Trial
			for _, alpha := range grid.Rates() {
				want = append(want, brute(c, i, alpha))
			}
			if got := search.Trials(i); !reflect.DeepEqual(got, want) {
				t.Fatalf("%s on %s:\n%v, want\n%v", c.Entries[i].ID, c.Surface, got, want)
			}
			for _, trial := range want {
				if trial.Cause != run.AllSteps {
					diverged++
				}
				if trial.Arrival < 0 {
					never++
				}
			}
			start := run.Compute(c).Tracks[i].F[0]
			winner, equal := choose(want, start)
			if alpha, loss, ok := search.Best(i); ok != (equal > 0) || ok && (alpha != winner.Alpha || loss != winner.Loss) {
				t.Errorf("%s on %s: best %v with %v, %v; want %v", c.Entries[i].ID, c.Surface, alpha, loss, ok, winner)
			}
			if equal > 1 {
				ties++
			} else if equal == 0 {
				lost++
			}
		}
	}
	if ties == 0 || diverged == 0 || never == 0 || lost == 0 {
		t.Errorf("%d ties, %d diverged, %d that never arrive, %d without a best: the cases do not tell anything", ties, diverged, never, lost)
	}
}

// choose is the definition of the best: among those with the lowest loss, the first to arrive, and the smallest rate.
func choose(trials []run.Trial, start float64) (winner run.Trial, equal int) {
	finite := slices.DeleteFunc(slices.Clone(trials), func(t run.Trial) bool { return t.Cause != run.AllSteps })
	if len(finite) == 0 {
		return winner, 0
	}
	least := slices.MinFunc(finite, func(a, b run.Trial) int { return cmp.Compare(a.Loss, b.Loss) }).Loss
	finite = slices.DeleteFunc(finite, func(t run.Trial) bool { return t.Loss != least && t.Loss-least > 1e-9*(start-least) })
	when := func(t run.Trial) int {
		if t.Arrival < 0 {
			return math.MaxInt
		}
		return t.Arrival
	}
	return slices.MinFunc(finite, func(a, b run.Trial) int {
		return cmp.Or(cmp.Compare(when(a), when(b)), cmp.Compare(a.Alpha, b.Alpha))
	}), len(finite)
}

// Neither the slices nor the processors change a result, and what is there in between stays.
func TestSearchInSlices(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	for _, c := range searches(t) {
		runtime.GOMAXPROCS(1)
		whole := searched(t, c, grid, math.MaxInt)
		if done, all := whole.Progress(); done != all || all == 0 {
			t.Fatalf("%s: %d of %d runs at the end", c.Surface, done, all)
		}
		for _, processors := range []int{1, 3} {
			runtime.GOMAXPROCS(processors)
			for _, budget := range []int{1, 97, 5000, math.MaxInt} {
				search, err := run.NewSearch(run.Compute(c).Loss, c, grid)
				if err != nil {
					t.Fatal(err)
				}
				last := 0
				for !search.Done() {
					search.Advance(budget)
					done, _ := search.Progress()
					if done < last {
						t.Fatal("progress goes back")
					} else if done > last {
						part(t, search.Trials(0), whole.Trials(0))
					}
					last = done
				}
				for i := range c.Active() {
					if !reflect.DeepEqual(search.Trials(i), whole.Trials(i)) {
						t.Errorf("%s on %s: other results in slices of %d by %d", c.Entries[i].ID, c.Surface, budget, processors)
					}
				}
			}
		}
	}
}

func part(t *testing.T, some, all []run.Trial) {
	t.Helper()
	for _, trial := range some {
		if !slices.Contains(all, trial) {
			t.Fatalf("a trial that is none of the whole search: %v", trial)
		}
	}
}

// A trial depends neither on the other entries, nor on the rate that its entry has, nor on the rest of the grid.
func TestTrialsAreIndependent(t *testing.T) {
	fine := grid
	fine.PerDecade *= 2
	for _, c := range searches(t) {
		whole := searched(t, c, fine, 5000)
		for i := range c.Active() {
			alone := c
			alone.Entries, alone.Count = [run.MaxEntries]run.Entry{c.Entries[i]}, 1
			alone.Entries[0].Hyper.LR = math.NaN()
			got := searched(t, alone, grid, 1<<20).Trials(0)
			for k, trial := range got {
				if want := whole.Trials(i)[2*k]; trial != want {
					t.Errorf("%s on %s: %v alone, %v with others", c.Entries[i].ID, c.Surface, trial, want)
				}
			}
		}
	}
}

// On the sphere, plain SGD multiplies θ by 1 − 2α: its best rate is that next to 1/2.
func TestSearchFindsTheBestOfASphere(t *testing.T) {
	s, ok := surface.Lookup("sphere")
	sgd, found := optim.Lookup("sgd")
	if !ok || !found {
		t.Fatal("no sphere or no SGD")
	}
	if alpha, loss, ok := searched(t, of(s, 1000, []*optim.Rule{sgd}), run.DefaultGrid(), 1<<20).Best(0); !ok || alpha != 0.464 || loss != 0 {
		t.Errorf("α = %v with loss %v, %v", alpha, loss, ok)
	}
}
