package optim_test

import (
	"math"
	"strconv"
	"testing"

	"github.com/optiscope/optiscope/optim"
)

type rectificationRow struct {
	Beta2  float64
	RhoInf float64 `json:"rho_inf"`
	First  *int    `json:"first_tractable_step"`
	Table  []struct {
		T        int
		Rho      float64  `json:"rho_t"`
		R        *float64 `json:"r_t"`
		RhoExact string   `json:"rho_t_exact"`
		RExact   *string  `json:"r_t_exact"`
	}
}

// TestRectification compares ρ and r with the reference, where they agree to the
// bit, and with 60-digit arithmetic, where cancellation sets the limit.
func TestRectification(t *testing.T) {
	var f struct{ Rows []rectificationRow }
	readJSON(t, "rectification", &f)
	if len(f.Rows) != 14 {
		t.Fatal(len(f.Rows), "rows, want 14")
	}
	radam, _ := optim.Lookup("radam")
	for _, row := range f.Rows {
		h := radam.Defaults
		h.Beta2 = row.Beta2
		for _, want := range row.Table {
			p := radam.Plan(&h, want.T)
			var r float64
			if want.R != nil {
				r = *want.R
			}
			if p.Rho != want.Rho || p.R != r {
				t.Errorf("β₂ = %v, t = %d: ρ = %v, r = %v, want %v, %v", row.Beta2, want.T, p.Rho, p.R, want.Rho, r)
			}
			if (p.Branch == optim.BranchAdaptive) != (want.R != nil) {
				t.Errorf("β₂ = %v, t = %d: branch %v", row.Beta2, want.T, p.Branch)
			}
			slackRho, slackR := slack(row.Beta2, want.T)
			if exact := parse(t, want.RhoExact); !same(p.Rho, exact, slackRho) {
				t.Errorf("β₂ = %v, t = %d: ρ = %v, exactly %v", row.Beta2, want.T, p.Rho, exact)
			}
			if want.RExact != nil && !same(p.R, parse(t, *want.RExact), slackR) {
				t.Errorf("β₂ = %v, t = %d: r = %v, exactly %v", row.Beta2, want.T, p.R, *want.RExact)
			}
		}
		if got := firstAdaptive(radam, &h); row.First == nil && got != 0 || row.First != nil && got != *row.First {
			t.Errorf("β₂ = %v: first adaptive step %d", row.Beta2, got)
		}
	}
}

// firstAdaptive is the first step of t ≤ 1000 that is adaptive, or 0.
func firstAdaptive(r *optim.Rule, h *optim.Hyper) int {
	for t := 1; t <= 1000; t++ {
		if r.Plan(h, t).Branch == optim.BranchAdaptive {
			return t
		}
	}
	return 0
}

func parse(t *testing.T, text string) float64 {
	t.Helper()
	x, err := strconv.ParseFloat(text, 64)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// TestThresholdIsUnobservable holds the remark at minRho: whether ρ = 5 counts as
// tractable cannot be seen, because it does not occur.
func TestThresholdIsUnobservable(t *testing.T) {
	radam, _ := optim.Lookup("radam")
	h := radam.Defaults
	for thousandths := range 1000 {
		h.Beta2 = float64(thousandths) / 1000
		for step := 1; step <= 100; step++ {
			if p := radam.Plan(&h, step); p.Rho == 5 || math.IsNaN(p.Rho) || math.IsNaN(p.R) || math.IsNaN(p.K) {
				t.Errorf("β₂ = %v, t = %d: %+v", h.Beta2, step, p)
			}
		}
	}
}
