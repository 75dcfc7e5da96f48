package optim_test

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/optiscope/optiscope/optim"
)

type validationRow struct {
	Source, Optimizer, Argument, Value string
	Accepted                           bool
}

// The deviations of Validate from its sources.
const (
	unchecked  = "the authors' package does not check weight decay; labml does"
	zeroClip   = "ρ = 0 divides by zero in the first step, and no ρ < 0 or NaN has a meaning"
	zeroWidth  = "a width of 0 or below fails in the first step"
	zeroWarmup = "a warm-up of 0 or below fails in the first step of Noam"
	oddWarmup  = "steps are counted in whole numbers; labml takes a warm-up below 0 for none, which 0 says"
)

// deviations are the rows that a source accepts and we refuse, with the reason.
var deviations = map[string]string{
	"official-0.2.1 AdaBelief weight_decay -0.1": unchecked,
	"official-0.2.1 AdaBelief weight_decay nan":  unchecked,
	"official-radam RAdam weight_decay -0.1":     unchecked,
	"official-radam RAdam weight_decay nan":      unchecked,
	"labml SophiaG rho -0.1":                     zeroClip,
	"labml SophiaG rho 0.0":                      zeroClip,
	"labml SophiaG rho nan":                      zeroClip,
	"official-sophia SophiaG rho 0.0":            zeroClip,
	"labml Noam d_model 0":                       zeroWidth,
	"labml Noam d_model -4":                      zeroWidth,
	"labml AdamWarmup warmup -5":                 oddWarmup,
	"labml AdamWarmup warmup 1.5":                oddWarmup,
	"labml Noam warmup 0":                        zeroWarmup,
	"labml Noam warmup -5":                       zeroWarmup,
}

// notOurs are the arguments that are no hyper-parameter of a rule, with the reason.
var notOurs = map[string]string{
	"params":              "a step of no parameters does nothing; the caller decides whether that is an error",
	"lr in a param group": "every tensor has its own Hyper, and all of them are validated",
}

// TestValidate holds every rule to what the constructors of the references accept.
func TestValidate(t *testing.T) {
	var f struct{ Rows []validationRow }
	readJSON(t, "validation", &f)
	if len(f.Rows) != 319 {
		t.Errorf("%d rows, want 319", len(f.Rows))
	}
	deviated, others := 0, 0
	for _, row := range f.Rows {
		if notOurs[row.Argument] != "" {
			others++
			continue
		}
		key := strings.Join([]string{row.Source, row.Optimizer, row.Argument, row.Value}, " ")
		want := row.Accepted
		if deviations[key] != "" {
			deviated++
			want = !want
		}
		err := validateRow(t, row)
		if (err == nil) != want {
			t.Errorf("%s: %v", key, err)
		}
		if typed := (*optim.ValueError)(nil); err != nil && (!errors.As(err, &typed) || typed.Want == "") {
			t.Errorf("%s: %#v", key, err)
		}
	}
	if deviated != len(deviations) || others != 28 {
		t.Errorf("%d deviations met, %d named; %d arguments of no rule, want 28", deviated, len(deviations), others)
	}
}

func validateRow(t *testing.T, row validationRow) error {
	t.Helper()
	s, ok := subjects[[2]string{row.Source, row.Optimizer}]
	if !ok {
		t.Fatal("nothing stands for", row.Source, row.Optimizer)
	}
	rule := ruleByID(t, s.rule)
	h := rule.Defaults
	value := func() float64 { return parse(t, row.Value) }
	switch row.Argument {
	case "lr":
		h.LR = value()
	case "eps":
		h.Eps = value()
	case "weight_decay":
		h.Decay.Coef = value()
	case "betas":
		if _, err := fmt.Sscanf(strings.Trim(row.Value, "()"), "%g, %g", &h.Beta1, &h.Beta2); err != nil {
			t.Fatal(err)
		}
	case "rho":
		h.Clip = value()
	case "momentum_decay":
		h.MomentumDecay = value()
	case "warmup":
		h.Warmup = value()
	case "d_model":
		h.DModel = value()
	default:
		t.Fatal("no hyper-parameter for", row.Argument)
	}
	return rule.Validate(&h)
}

// TestValidateReads: a value that no number can be is refused in the fields that a
// rule reads, and only there.
func TestValidateReads(t *testing.T) {
	for _, r := range optim.Rules() {
		if err := r.Validate(&r.Defaults); err != nil {
			t.Errorf("%s: defaults: %v", r.ID, err)
		}
		for _, f := range optim.Fields() {
			h := r.Defaults
			switch f.Kind {
			case optim.FieldNumber:
				*f.Num(&h) = math.NaN()
			case optim.FieldMode:
				*f.Mode(&h) = 77
			default:
				continue
			}
			err := r.Validate(&h)
			if reads(r, f.ID) != (err != nil) {
				t.Errorf("%s, %s: %v", r.ID, f.Key, err)
			}
			if wrong := (*optim.ValueError)(nil); errors.As(err, &wrong) && (wrong.Field != f.ID || !strings.Contains(err.Error(), f.Title)) {
				t.Errorf("%s, %s: %v names another field", r.ID, f.Key, err)
			}
		}
	}
}
