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

// deviations are the rows on which Validate differs from a source, with the reason.
var deviations = map[string]string{
	"official-0.2.1 AdaBelief weight_decay -0.1": "the authors' package does not check weight decay; labml does",
	"official-0.2.1 AdaBelief weight_decay nan":  "the authors' package does not check weight decay; labml does",
	"official-radam RAdam weight_decay -0.1":     "the authors' package does not check weight decay; labml does",
	"official-radam RAdam weight_decay nan":      "the authors' package does not check weight decay; labml does",
}

// notOurs are the arguments that are no hyper-parameter of a rule, with the reason.
var notOurs = map[string]string{
	"params":              "a step of no parameters does nothing; the caller decides whether that is an error",
	"lr in a param group": "every tensor has its own Hyper, and all of them are validated",
}

// elsewhere are the optimizers whose rows other tests account for.
var elsewhere = map[string]string{}

// TestValidate holds every rule to what the constructors of the references accept.
func TestValidate(t *testing.T) {
	var f struct{ Rows []validationRow }
	readJSON(t, "validation", &f)
	if len(f.Rows) != 296 {
		t.Errorf("%d rows, want 296", len(f.Rows))
	}
	deviated := 0
	for _, row := range f.Rows {
		if notOurs[row.Argument] != "" || elsewhere[row.Optimizer] != "" {
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
	if deviated != len(deviations) {
		t.Errorf("%d deviations met, %d named", deviated, len(deviations))
	}
}

func validateRow(t *testing.T, row validationRow) error {
	t.Helper()
	s, ok := subjects[[2]string{row.Source, row.Optimizer}]
	if !ok {
		t.Fatal("nothing stands for", row.Source, row.Optimizer)
	}
	rule, _ := optim.Lookup(s.rule)
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
