package export

import (
	"fmt"
	"slices"
	"strings"

	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/optim/formula"
	"github.com/optiscope/optiscope/optim/run"
)

// stretch is a run of steps with the same equations.
type stretch struct {
	last  int
	lines []string // of Python
}

// writtenOut is the course of an entry by the equations of its rule, as the body of a generator.
func writtenOut(entry *run.Entry, steps int) (body string, calls []string, err error) {
	rule, _ := optim.Lookup(entry.Rule)
	w := writer{rule: rule, entry: entry}
	stretches, err := w.stretches(steps)
	if err != nil {
		return "", nil, err
	}
	var b source
	b.line("    # Follows %s", rule.Reference.Code)
	for _, text := range w.hyper(1) {
		b.line("    %s", text)
	}
	b.line("    θ = start")
	for _, name := range memory(rule) {
		b.line("    %s = 0*start", name)
	}
	b.line("    for t in range(1, steps + 1):")
	for _, from := range phases(entry, steps)[1:] {
		changed := w.hyper(from)
		if len(changed) > 0 { // else it is options alone, which the equations tell
			b.line("        if t == %d:", from)
		}
		for _, text := range changed {
			b.line("            %s", text)
		}
	}
	if rate := scheduled(&entry.Schedule, steps); rate != "" {
		b.line("        α = %s", rate)
	}
	b.line("        g = gradient(θ, t)")
	for i, s := range stretches {
		indent := "        "
		if len(stretches) > 1 {
			indent += "    "
			switch {
			case i == 0:
				b.line("        if t <= %d:", s.last)
			case i < len(stretches)-1:
				b.line("        elif t <= %d:", s.last)
			default:
				b.line("        else:")
			}
		}
		for _, text := range s.lines {
			b.line("%s%s", indent, text)
		}
	}
	b.line("        yield θ")
	return b.String(), w.calls, nil
}

// memory names what a rule keeps from step to step.
func memory(rule *optim.Rule) []string {
	var all []string
	if rule.Moment1 != "" {
		all = append(all, rule.Moment1)
	}
	if rule.Moment2 != "" {
		all = append(all, rule.Moment2)
	}
	if slices.Contains(rule.Reads, optim.FieldAMSGrad) {
		all = append(all, rule.Moment2+"max")
	}
	return append(all, rule.Further...)
}

// writer turns a rule's equations into Python.
type writer struct {
	rule  *optim.Rule
	entry *run.Entry

	calls    []string // of functions
	assigned []string // by the equations so far, of earlier steps as well
}

// symbol is how equations spell a hyper-parameter.
func symbol(f optim.Field) string {
	return strings.NewReplacer("₀", "0", "₁", "1", "₂", "2", "₃", "3").Replace(f.Symbol)
}

// hyper assigns the hyper-parameters of a step: all of the first, later those that an edit changed.
func (w *writer) hyper(step int) (lines []string) {
	h, before := w.entry.HyperAfter(step-1), w.entry.HyperAfter(step-2)
	for _, id := range w.rule.Reads {
		f := optim.FieldOf(id)
		if f.Kind != optim.FieldNumber || step > 1 && *f.Num(&h) == *f.Num(&before) {
			continue
		}
		name := symbol(f)
		if id == optim.FieldLR && w.entry.Schedule.Kind != optim.ScheduleConstant {
			name = "rate"
		}
		lines = append(lines, fmt.Sprintf("%s = %s  # %s", name, pythonNumber(*f.Num(&h)), f.Title))
	}
	return lines
}

// stretches are the equations of all steps.
func (w *writer) stretches(steps int) ([]stretch, error) {
	var all []stretch
	var last []optim.Equation
	for t := 1; t <= max(steps, 1); t++ {
		h := w.entry.HyperAfter(t - 1)
		at := t
		if w.rule.Curvature != nil {
			at = 1 // what looks at the curvature stands behind a condition
		}
		equations := w.rule.Equations(&h, at)
		if len(all) > 0 && slices.Equal(equations, last) {
			all[len(all)-1].last = t
			continue
		}
		lines, err := w.lines(equations)
		if err != nil {
			return nil, err
		}
		all, last = append(all, stretch{t, lines}), equations
	}
	return all, nil
}

func (w *writer) lines(equations []optim.Equation) (lines []string, err error) {
	names := append([]string{"θ", "g", "t", "ĥ"}, memory(w.rule)...)
	names = append(names, w.assigned...)
	for _, id := range w.rule.Reads {
		if f := optim.FieldOf(id); f.Kind == optim.FieldNumber {
			names = append(names, symbol(f))
		}
	}
	for _, e := range equations {
		parsed, err := formula.Parse(e.Expr, unique(names)...)
		if err != nil {
			return nil, fmt.Errorf("export: %s = %s: %w", e.Symbol, e.Expr, err)
		}
		expr, calls := parsed.Python()
		w.calls = append(w.calls, calls...)
		text := fmt.Sprintf("%s = %s  # %s", e.Symbol, expr, e.Note)
		if strings.Contains(e.Expr, "ĥ") {
			lines = append(lines, "if (t - 1) % k == 0:", "    ĥ = curvature(θ)", "    "+text)
		} else {
			lines = append(lines, text)
		}
		names, w.assigned = append(names, e.Symbol), append(w.assigned, e.Symbol)
	}
	return lines, nil
}

func unique(names []string) []string { return slices.Compact(slices.Sorted(slices.Values(names))) }

// scheduled is the rate of step t as an expression of rate, or nothing where it stays.
func scheduled(s *optim.ScheduleSpec, steps int) string {
	w := decimal(s.Warmup)
	switch s.Kind {
	case optim.ScheduleWarmup:
		return fmt.Sprintf("1e-8 + t*rate/%s if t < %s else rate", w, w)
	case optim.ScheduleStep:
		return fmt.Sprintf("rate*%s**((t - 1)//%s)", decimal(s.Gamma), decimal(s.Period))
	case optim.ScheduleCosine:
		rising := ""
		if s.Warmup > 0 {
			rising = fmt.Sprintf("rate*t/%s if t <= %s else ", w, w)
		}
		floor := decimal(s.Floor)
		return rising + fmt.Sprintf("rate*(%s + (1 - %s)*(1 + cosine(pi*(t - 1 - %s)/%s))/2)", floor, floor, w, decimal(float64(steps)-s.Warmup))
	case optim.ScheduleNoam:
		return fmt.Sprintf("rate*%s**-0.5*(t**-0.5 if t > %s else t*%s**-1.5)", decimal(s.DModel), w, w)
	}
	return ""
}
