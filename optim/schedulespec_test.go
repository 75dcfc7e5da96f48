package optim_test

import (
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/optiscope/optiscope/optim"
)

// rates returns the schedule of a spec, which must be valid.
func rates(t *testing.T, s optim.ScheduleSpec, alpha float64, steps int) optim.Schedule {
	t.Helper()
	schedule, err := s.Schedule(alpha, steps)
	if err != nil {
		t.Fatalf("%+v: %v", s, err)
	}
	return schedule
}

func TestConstantSchedule(t *testing.T) {
	for _, alpha := range []float64{0, 0.03, math.Inf(1)} {
		constant := rates(t, optim.ScheduleSpec{}, alpha, 10)
		for step := 1; step < 20; step++ {
			if got := constant(step); got != alpha {
				t.Fatalf("%v at step %d, want %v", got, step, alpha)
			}
		}
	}
}

// The oracle is the recursion by which PyTorch's StepLR.get_lr goes from step to step.
func TestStepDecay(t *testing.T) {
	s := optim.ScheduleSpec{Kind: optim.ScheduleStep, Period: 30, Gamma: 0.1}
	decay, want := rates(t, s, 0.05, 100), 0.05
	for step := 1; step <= 100; step++ {
		if epoch := step - 1; epoch > 0 && epoch%30 == 0 {
			want *= 0.1
		}
		if got := decay(step); !same(got, want, 1e-15) {
			t.Errorf("%v at step %d, want %v", got, step, want)
		}
	}
	if got := rates(t, optim.ScheduleSpec{Kind: optim.ScheduleStep, Period: 5}, 0.05, 100); got(5) != 0.05 || got(6) != 0 {
		t.Errorf("with γ = 0: %v, then %v", got(5), got(6))
	}
}

// The oracle is the recursion by which PyTorch's CosineAnnealingLR.get_lr goes from step to step.
func TestCosineIsPyTorchs(t *testing.T) {
	const alpha, least, steps = 0.1, 0.004, 50
	s := optim.ScheduleSpec{Kind: optim.ScheduleCosine, Floor: least / alpha}
	cosine, want := rates(t, s, alpha, steps), alpha
	for step := 1; step <= steps; step++ {
		if epoch := float64(step - 1); epoch > 0 {
			want = (1+math.Cos(math.Pi*epoch/steps))/(1+math.Cos(math.Pi*(epoch-1)/steps))*(want-least) + least
		}
		if got := cosine(step); !same(got, want, 1e-12) {
			t.Errorf("%v at step %d, want %v", got, step, want)
		}
	}
	for _, step := range []int{51, 52, 1000} {
		if got := cosine(step); !same(got, least, 1e-15) {
			t.Errorf("%v at step %d, want the floor", got, step)
		}
	}
}

func TestCosineAfterWarmup(t *testing.T) {
	s := optim.ScheduleSpec{Kind: optim.ScheduleCosine, Warmup: 10}
	cosine, later := rates(t, s, 2, 110), rates(t, optim.ScheduleSpec{Kind: optim.ScheduleCosine}, 2, 100)
	for step := 1; step <= 120; step++ {
		want := 2 * float64(step) / 10
		if step > 10 {
			want = later(step - 10)
		}
		if got := cosine(step); got != want {
			t.Errorf("%v at step %d, want %v", got, step, want)
		}
	}
	for step, want := range map[int]float64{10: 2, 11: 2, 61: 1, 111: 0} {
		if got := cosine(step); !same(got, want, 1e-15) {
			t.Errorf("%v at step %d, want %v", got, step, want)
		}
	}
	short := rates(t, s, 2, 5) // ends within its warm-up
	if short(5) != 1 || short(10) != 2 || short(11) != 0 {
		t.Errorf("%v, %v, %v", short(5), short(10), short(11))
	}
}

// randomSpec is valid: its numbers reach from one end of what is accepted to the other.
func randomSpec(r *rand.Rand, kind optim.ScheduleKind) optim.ScheduleSpec {
	return optim.ScheduleSpec{Kind: kind, Warmup: float64(1 + r.IntN(50)), Period: float64(1 + r.IntN(50)),
		Gamma: float64(r.IntN(11)) / 10, Floor: float64(r.IntN(11)) / 10, DModel: 1 + 100*r.Float64()}
}

// Rates lie between 0 and α, rise during a warm-up, and never rise after it.
func TestSchedulesAreBounded(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, kind := range optim.ScheduleKinds() {
		for range 500 {
			s, steps := randomSpec(r, kind), r.IntN(120)
			alpha := math.Exp(20*r.Float64() - 14)
			rate, rising, before := rates(t, s, alpha, steps), 1, 0.0
			if slices.Contains(kind.Reads(), optim.ScheduleFieldWarmup) {
				rising = int(s.Warmup)
			}
			for step := 1; step < 150; step++ {
				got, most := rate(step), alpha
				if kind == optim.ScheduleWarmup {
					most += 1e-8
				}
				if !(got >= 0 && got <= most) {
					t.Fatalf("%+v, α = %v: %v at step %d of %d", s, alpha, got, step, steps)
				}
				if up := step <= rising; kind != optim.ScheduleWarmup && (up && got < before || !up && got > before) {
					t.Fatalf("%+v, α = %v: from %v to %v at step %d of %d", s, alpha, before, got, step, steps)
				}
				before = got
			}
		}
	}
}

// Each kind reads what it says it reads, and nothing else.
func TestScheduleReads(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for _, kind := range optim.ScheduleKinds() {
		for _, field := range optim.ScheduleFields() {
			s, other := optim.DefaultSchedule(kind), optim.DefaultSchedule(kind)
			differs := false
			for range 50 {
				*field.Num(&other) = *field.Num(new(randomSpec(r, kind)))
				a, b := rates(t, s, 0.1, 600), rates(t, other, 0.1, 600)
				for step := 1; step <= 600; step++ {
					differs = differs || a(step) != b(step)
				}
			}
			if reads := slices.Contains(kind.Reads(), field.ID); differs != reads {
				t.Errorf("%v says of %s that it reads it: %v; it does: %v", kind, field.Key, reads, differs)
			}
		}
	}
}

func TestScheduleFields(t *testing.T) {
	keys := map[string]bool{}
	for i, f := range optim.ScheduleFields() {
		if f.ID != optim.ScheduleFieldID(i) || keys[f.Key] || f.Key == "" || f.Symbol == "" || f.Title == "" || f.Help == "" {
			t.Errorf("row %d: %+v", i, f)
		}
		keys[f.Key] = true
		for _, v := range []float64{f.Min, f.Max, f.Default} {
			if err := f.Check(v); err != nil || v < f.Min || v > f.Max || f.Integer && v != math.Trunc(v) {
				t.Errorf("%s: %v is not between %v and %v: %v", f.Key, v, f.Min, f.Max, err)
			}
		}
	}
	var none optim.ScheduleSpec
	if none != (optim.ScheduleSpec{Kind: optim.ScheduleConstant}) || none.Validate() != nil {
		t.Error("the zero value is not the constant rate")
	}
}

func TestScheduleKindNames(t *testing.T) {
	for _, kind := range optim.ScheduleKinds() {
		if got, err := optim.ParseScheduleKind(kind.String()); got != kind || err != nil || kind.Title() == "" || kind.Help() == "" {
			t.Errorf("%v reads as %v, %v", kind, got, err)
		}
		if err := optim.DefaultSchedule(kind).Validate(); err != nil {
			t.Errorf("%v: %v", kind, err)
		}
	}
	unknown := optim.ScheduleKind(len(optim.ScheduleKinds()))
	if _, err := optim.ParseScheduleKind(unknown.String()); err != optim.ErrScheduleKind {
		t.Errorf("%v reads as a kind: %v", unknown, err)
	}
	if _, err := (optim.ScheduleSpec{Kind: unknown}).Schedule(0.1, 10); err != optim.ErrScheduleKind {
		t.Errorf("an unknown kind is accepted: %v", err)
	}
}

func TestSchedulesRefuse(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	bad := map[optim.ScheduleFieldID][]float64{
		optim.ScheduleFieldWarmup: {nan, inf, -1, 0.5, 1 << 31}, optim.ScheduleFieldPeriod: {nan, inf, -1, 0, 1.5},
		optim.ScheduleFieldGamma: {nan, inf, -0.1, 1.1}, optim.ScheduleFieldFloor: {nan, -inf, -0.1, 1.1},
		optim.ScheduleFieldDModel: {nan, inf, 0, 0.9},
	}
	for _, kind := range optim.ScheduleKinds() {
		for _, field := range optim.ScheduleFields() {
			for _, v := range bad[field.ID] {
				s := optim.DefaultSchedule(kind)
				*field.Num(&s) = v
				_, err := s.Schedule(0.1, 10)
				var refused *optim.ScheduleError
				if is := errors.As(err, &refused); is != slices.Contains(kind.Reads(), field.ID) {
					t.Errorf("%v with %s = %v: %v", kind, field.Key, v, err)
				} else if is && (refused.Field != field.ID || !same(refused.Value, v, 0) || refused.Want == "") {
					t.Errorf("%v with %s = %v says %+v", kind, field.Key, v, refused)
				}
			}
		}
		for _, alpha := range []float64{nan, -1, inf} {
			_, err := optim.DefaultSchedule(kind).Schedule(alpha, 10)
			var refused *optim.ValueError
			if fine := kind == optim.ScheduleConstant && alpha == inf; errors.As(err, &refused) == fine {
				t.Errorf("%v with α = %v: %v", kind, alpha, err)
			}
		}
	}
	var refused *optim.ScheduleError
	if err := (optim.ScheduleSpec{Kind: optim.ScheduleNoam, DModel: 1}).Validate(); !errors.As(err, &refused) {
		t.Errorf("Noam without warm-up: %v", err)
	}
}

func TestRatesDoNotAllocate(t *testing.T) {
	for _, kind := range optim.ScheduleKinds() {
		rate, step := rates(t, optim.DefaultSchedule(kind), 0.1, 1000), 0
		if n := testing.AllocsPerRun(100, func() { step++; rate(step) }); n != 0 {
			t.Errorf("%v: %v allocations", kind, n)
		}
	}
}
