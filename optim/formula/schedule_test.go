package formula

import (
	"math"
	"math/rand/v2"
	"testing"
)

// TestStepsAreTheirInstructions runs every arithmetic instruction as a step, and compares bits, also of zeros.
func TestStepsAreTheirInstructions(t *testing.T) {
	operands := []float64{0, math.Copysign(0, -1), 1, -1, 0.1, -3.7, 1e200, -1e200, 1e-200, 5e-324, math.Inf(1), math.Inf(-1), math.NaN()}
	blocks, l := make([]block, 8), layout{}
	for o := opNeg; o <= opCross; o++ {
		for _, a := range operands {
			for _, b := range operands {
				for _, c := range operands {
					const e = 0.3
					var r registers
					l.registers(&r, nil)
					for k, v := range [...]float64{a, b, c, e} {
						r[k], blocks[k][0] = v, v
					}
					code := []instr{{op: o, a: 0, b: 1, c: 2, e: 3, d: 4}}
					run(parts(code), &r)
					runBlock(code, blocks, 1)
					got, want := r[4], blocks[4][0]
					if math.Float64bits(got) != math.Float64bits(want) && !(math.IsNaN(got) && math.IsNaN(want)) {
						t.Errorf("operation %d of %v, %v, %v, %v is %v, want %v", o, a, b, c, e, got, want)
					}
				}
			}
		}
	}
}

// TestSchedule checks that every instruction comes once and after those that it needs.
func TestSchedule(t *testing.T) {
	r := rand.New(rand.NewPCG(15, 16))
	for range 300 {
		src := randomSource(r, 5, false)
		f := mustParse(t, src, "x", "y", "a")
		body := f.layout.lower(f.f, f.x, f.y)
		order := scheduled(body)
		computed, from := map[ref]bool{}, map[ref]bool{}
		for i := range body {
			from[body[i].dst] = true
			if body[i].double() {
				from[body[i].twin] = true
			}
		}
		for _, in := range order {
			for _, o := range in.args[:in.n] {
				if from[o] && !computed[o] {
					t.Fatalf("%s: an instruction comes before its operand", src)
				}
			}
			if computed[in.dst] {
				t.Fatalf("%s: an instruction comes twice", src)
			}
			computed[in.dst] = true
			if in.double() {
				computed[in.twin] = true
			}
		}
		if len(order) != len(body) || len(computed) != len(from) {
			t.Fatalf("%s: %d of %d instructions", src, len(order), len(body))
		}
	}
}

// TestEqualOperationsStandTogether counts the sequences of equal operations.
func TestEqualOperationsStandTogether(t *testing.T) {
	for _, c := range []struct {
		src   string
		parts int
	}{
		{rosenbrock, 1},
		{"x", 0},
		{"(1.5-x+x y)^2+(2.25-x+x y^2)^2+(2.625-x+x y^3)^2", 1},
		{"exp(x)+exp(y)", 2},
		{"2exp(-(x-1)^2-y^2)+6exp(-(x+1)^2-y^2)-exp(-x^2-(y+1)^2)", 3},
		{"|x|+|y|", 2},
	} {
		if n := len(mustParse(t, c.src, "x", "y").gradient.parts); n != c.parts {
			t.Errorf("%s has %d parts, want %d", c.src, n, c.parts)
		}
	}
}
