package run

import (
	"math"

	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/optim/surface"
)

// ensemble is one entry run with several seeds at once. All abscissas and then all ordinates are one tensor: a rule
// treats its parameters one by one, so that each run has the bits that it has alone, and shares what is computed once
// for a tensor.
type ensemble struct {
	config *Config
	rule   *optim.Rule
	course course
	state  *optim.State

	theta, grads []float64 // all x, all y; the partial derivatives there
	bend         []float64 // the Hessian's diagonal, as theta; nil for a rule that needs none
	f            []float64 // the loss there
	cause        []Cause   // AllSteps while a run goes on
	stop         []int     // as Track.Stop
	order        []int     // the runs as before orders them, when middle was last called
	t, going     int       // steps taken; runs that go on

	see func(*ensemble) // is called at the start and after every step
}

// newEnsemble returns an ensemble before its start, or the error of admit.
func newEnsemble(c *Config, entry *Entry, see func(*ensemble)) (*ensemble, error) {
	rule, way, err := admit(c, entry)
	if err != nil {
		return nil, err
	}
	n := c.seeds()
	e := &ensemble{config: c, rule: rule, course: way, state: rule.NewState(2 * n), see: see,
		theta: make([]float64, 2*n), grads: make([]float64, 2*n), f: make([]float64, n),
		cause: make([]Cause, n), stop: make([]int, n), order: make([]int, n), t: -1, going: n}
	if rule.Curvature != nil {
		e.bend = make([]float64, 2*n)
	}
	for i := range n {
		e.theta[i], e.theta[n+i], e.order[i] = c.Start.X, c.Start.Y, i
	}
	return e, nil
}

// over says whether nothing is left to do.
func (e *ensemble) over() bool { return e.t >= 0 && e.going == 0 || e.t == e.config.steps() }

// advance evaluates the start, and at every later call takes one step of all runs.
func (e *ensemble) advance(loss *surface.Loss, z *draws) {
	if e.t++; e.t > 0 {
		e.step(loss, z)
	}
	e.evaluate(loss)
	e.end()
	e.see(e)
}

func (e *ensemble) step(loss *surface.Loss, z *draws) {
	if kind, sigma := e.config.NoiseKind, e.config.Noise; sigma != 0 {
		for i, z := range z.at(e.t)[:len(e.grads)] {
			e.grads[i] = kind.disturb(e.grads[i], sigma, z)
		}
	}
	e.course.begin(e.t)
	if h := &e.course.hyper; e.rule.NeedsCurvature(h, e.t) {
		for i, n := 0, len(e.f); i < n; i++ {
			e.bend[i], e.bend[n+i] = loss.Curvature(e.theta[i], e.theta[n+i])
		}
		e.rule.Curvature(h, e.state, e.bend)
	}
	e.rule.Step(&e.course.hyper, e.state, e.theta, e.grads)
}

func (e *ensemble) evaluate(loss *surface.Loss) {
	n := len(e.f)
	if n == 1 { // where a batch costs more than a point
		e.f[0], e.grads[0], e.grads[1] = loss.Gradient(e.theta[0], e.theta[1])
		return
	}
	loss.Gradients(e.f, e.grads[:n], e.grads[n:], e.theta[:n], e.theta[n:])
}

// end ends the runs whose numbers have become non-finite. They are computed on with the others, and not looked at.
func (e *ensemble) end() {
	for i, f := range e.f {
		if e.cause[i] != AllSteps {
			continue
		}
		switch {
		case e.t > 0 && !(finite(e.theta[i]) && finite(e.theta[len(e.f)+i])):
			e.cause[i] = PointNotFinite
		case !finite(f):
			e.cause[i] = LossNotFinite
		default:
			continue
		}
		e.stop[i] = e.t
		e.going--
	}
}

// length is the number of points that run i has so far.
func (e *ensemble) length(i int) int {
	if e.cause[i] == AllSteps {
		return e.t + 1
	}
	return max(e.stop[i], 1)
}

// level is the loss of run i, +Inf if it has diverged.
func (e *ensemble) level(i int) float64 {
	if e.cause[i] != AllSteps {
		return math.Inf(1)
	}
	return e.f[i]
}

// middle is the run of the lower median: that of the loss in place ⌈n/2⌉ of n. Among equal losses the run that
// diverged later comes first, and then the smaller seed.
func (e *ensemble) middle() int {
	// The order changes little from step to step, for which insertion is fast.
	for at := 1; at < len(e.order); at++ {
		i, k := e.order[at], at
		for ; k > 0 && e.before(i, e.order[k-1]); k-- {
			e.order[k] = e.order[k-1]
		}
		e.order[k] = i
	}
	return e.order[(len(e.order)-1)/2]
}

func (e *ensemble) before(i, j int) bool {
	if a, b := e.level(i), e.level(j); a != b {
		return a < b
	}
	if e.stop[i] != e.stop[j] {
		return e.stop[i] > e.stop[j]
	}
	return i < j
}
