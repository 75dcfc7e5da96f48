package optim

import (
	"runtime"
	"sync"
	"sync/atomic"
)

const (
	partSize = 1 << 13 // numbers of a part: its slices stay in a processor's cache, and no processor waits long for another

	// parallelFrom is the size of a step, in numbers, from which it is shared. On two
	// processors Adam gains a factor of 1.5 there and of 1.9 at a million; SGD, which
	// computes next to nothing, loses a few microseconds and gains from 100,000.
	parallelFrom = 1 << 15
)

// part is a range of a tensor, stepped on its own: rules act on each element by
// itself, so that how a tensor is cut changes no bit.
type part struct {
	tensor   int
	from, to int
	view     State // the range of the tensor's state
}

// appendParts cuts a tensor of n numbers. An empty one has a part too, so that its
// steps are counted.
func appendParts(parts []part, tensor, n int, s *State) []part {
	for from := 0; from == 0 || from < n; from += partSize {
		to := min(from+partSize, n)
		parts = append(parts, part{tensor, from, to, s.view(from, to)})
	}
	return parts
}

func (s *State) view(from, to int) State {
	cut := func(x []float64) []float64 {
		if x == nil {
			return nil
		}
		return x[from:to:to]
	}
	v := State{M: cut(s.M), V: cut(s.V), VMax: cut(s.VMax)}
	for _, x := range s.Further {
		v.Further = append(v.Further, cut(x))
	}
	return v
}

// stepParts takes the step of all parts, size numbers together.
func (o *Optimizer) stepParts(size int) {
	workers := min(runtime.GOMAXPROCS(0), len(o.parts))
	if size < parallelFrom || workers < 2 {
		for i := range o.parts {
			o.stepPart(&o.parts[i])
		}
	} else {
		o.share(workers)
	}
	for i := range o.parts {
		p := &o.parts[i]
		if x := &o.tensors[p.tensor]; x.moves && p.from == 0 {
			x.state.T, x.state.Plan, x.state.MuProduct = p.view.T, p.view.Plan, p.view.MuProduct
		}
	}
}

// crew shares the parts of a step among goroutines. It is made once, so that a step
// allocates nothing.
type crew struct {
	next    atomic.Int64 // the part that is taken next
	working sync.WaitGroup
	work    func() // takes parts until none is left
}

// share lets every worker take the next part until none is left.
func (o *Optimizer) share(workers int) {
	c := &o.crew
	if c.work == nil {
		c.work = func() {
			defer c.working.Done()
			for i := c.next.Add(1) - 1; i < int64(len(o.parts)); i = c.next.Add(1) - 1 {
				o.stepPart(&o.parts[i])
			}
		}
	}
	c.next.Store(0)
	c.working.Add(workers)
	for range workers {
		go c.work()
	}
	c.working.Wait()
}

func (o *Optimizer) stepPart(p *part) {
	x := &o.tensors[p.tensor]
	if !x.moves {
		return
	}
	p.view.T, p.view.MuProduct = x.state.T, x.state.MuProduct
	o.rule.Step(&x.hyper, &p.view, x.param.Data[p.from:p.to], x.param.Grad[p.from:p.to])
}
