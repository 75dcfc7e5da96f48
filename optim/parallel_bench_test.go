package optim_test

import (
	"fmt"
	"runtime"
	"testing"

	"github.com/optiscope/optiscope/optim"
)

// optimizerOf is an optimizer of one tensor of n random numbers.
func optimizerOf(tb testing.TB, r *optim.Rule, h optim.Hyper, n int) (*optim.Optimizer, *optim.Param) {
	tb.Helper()
	p := &optim.Param{Data: random(n, 1), Grad: random(n, 2)}
	o, err := optim.NewOptimizer(r, optim.Group{Params: []*optim.Param{p}, Hyper: h})
	if err != nil {
		tb.Fatal(err)
	}
	return o, p
}

// BenchmarkOptimizer measures one tensor on one and on all processors.
func BenchmarkOptimizer(b *testing.B) {
	for _, id := range []string{"adabelief", "adam", "sgd"} {
		for _, n := range []int{2, 1000, 10_000, 20_000, 40_000, 100_000, 1_000_000} {
			for _, processors := range []int{1, runtime.NumCPU()} {
				b.Run(fmt.Sprintf("%s/%d/on%d", id, n, processors), func(b *testing.B) {
					defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(processors))
					r, _ := optim.Lookup(id)
					o, _ := optimizerOf(b, r, r.Defaults, n)
					for range 10 {
						if err := o.Step(); err != nil {
							b.Fatal(err)
						}
					}
					b.SetBytes(int64(8 * n))
					b.ReportAllocs()
					for b.Loop() {
						if err := o.Step(); err != nil {
							b.Fatal(err)
						}
					}
				})
			}
		}
	}
}
