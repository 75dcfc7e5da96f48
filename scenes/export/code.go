package export

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/optim/surface"
)

// source is a program that is written line by line.
type source struct{ strings.Builder }

func (s *source) line(format string, args ...any) { fmt.Fprintf(s, format+"\n", args...) }

// phases are the steps from which an entry has other hyper-parameters: 1, and the one after each of its edits.
func phases(entry *run.Entry, steps int) []int {
	from := []int{1}
	for _, edit := range entry.Edits.ByStep() {
		if edit.Step < steps && !slices.Contains(from, edit.Step+1) {
			from = append(from, edit.Step+1)
		}
	}
	return from
}

// problem is the surface of a configuration; the error is that of surface.Surface.Compile, or says that there is none.
func problem(c *run.Config) (*surface.Surface, error) {
	loss, err := c.Problem().Compile()
	if err != nil {
		return nil, err
	}
	return loss.Surface, nil
}

// admitted are the indices of the entries that run at all: another program could only repeat why they do not.
func admitted(r *run.Result) (all []int) {
	for i := range r.Tracks {
		if r.Tracks[i].Cause != run.Refused {
			all = append(all, i)
		}
	}
	return all
}

// decimal spells a number with all its digits.
func decimal(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }

// Settings lists an entry's hyper-parameters for a reader: "α = 0.03", "β₁ = 0.9", "AMSGrad".
func Settings(entry *run.Entry) []string {
	rule, ok := optim.Lookup(entry.Rule)
	if !ok {
		return []string{entry.Rule}
	}
	var all []string
	h := entry.Hyper
	for _, id := range rule.Reads {
		switch f := optim.FieldOf(id); f.Kind {
		case optim.FieldNumber:
			if v := *f.Num(&h); v != 0 || id != optim.FieldDecay {
				all = append(all, f.Symbol+" = "+decimal(v))
			}
		case optim.FieldFlag:
			if *f.Flag(&h) {
				all = append(all, f.Title)
			}
		case optim.FieldMode:
			if h.Decay.Coef != 0 {
				all = append(all, f.Mode(&h).String())
			}
		}
	}
	return all
}
