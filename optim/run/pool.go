package run

import (
	"runtime"
	"sync"

	"github.com/optiscope/optiscope/optim/surface"
)

// pool advances ensembles in slices of a budget, shared by the processors. No ensemble touches another, so that
// neither the slices nor the number of processors change a result.
type pool struct {
	workers []worker
}

// worker advances its ensembles one after another.
type worker struct {
	loss *surface.Loss
	z    *draws
	todo []*ensemble // those that are not over
}

// newPool makes a pool of ensembles of c, on the loss that c names.
func newPool(loss *surface.Loss, c *Config, ensembles []*ensemble) *pool {
	p := &pool{make([]worker, max(1, min(runtime.GOMAXPROCS(0), len(ensembles))))}
	for k := range p.workers {
		p.workers[k] = worker{loss: loss.Copy(), z: newDraws(c)}
	}
	for i, e := range ensembles {
		w := &p.workers[i%len(p.workers)]
		w.todo = append(w.todo, e)
	}
	return p
}

// over says whether nothing is left to do.
func (p *pool) over() bool {
	for k := range p.workers {
		if len(p.workers[k].todo) > 0 {
			return false
		}
	}
	return true
}

// advance takes as many steps as the budget says, with each worker less than one step of all seeds more. Evaluating
// a start counts as a step.
func (p *pool) advance(budget int) {
	if len(p.workers) == 1 {
		p.workers[0].advance(budget)
		return
	}
	share := budget / len(p.workers)
	if budget%len(p.workers) > 0 {
		share++
	}
	var all sync.WaitGroup
	for k := range p.workers {
		all.Go(func() { p.workers[k].advance(share) })
	}
	all.Wait()
}

func (w *worker) advance(budget int) {
	for budget > 0 && len(w.todo) > 0 {
		now := w.todo[0]
		for budget > 0 && !now.over() {
			now.advance(w.loss, w.z)
			budget -= len(now.f)
		}
		if now.over() {
			w.todo = w.todo[1:]
		}
	}
}
