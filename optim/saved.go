package optim

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"math"
	"strconv"
)

// savedFormat is raised when the meaning of a saved state changes.
const savedFormat = 1

// SavedError reports text that Restore cannot use.
type SavedError struct {
	Where string // "groups[0].params[1].v", or empty for the text as a whole
	Err   error
}

func (e *SavedError) Error() string {
	if e.Where == "" {
		return "saved optimizer: " + e.Err.Error()
	}
	return "saved optimizer: " + e.Where + ": " + e.Err.Error()
}

// Unwrap returns Err.
func (e *SavedError) Unwrap() error { return e.Err }

var (
	errFormat = errors.New("wants format " + strconv.Itoa(savedFormat))
	errRule   = errors.New("wants the rule of this optimizer")
	errCount  = errors.New("wants as many as this optimizer has")
	errKey    = errors.New("no hyper-parameter has this key")
	errSteps  = errors.New("wants a number of steps at or above 0")
	errAfter  = errors.New("text follows the end")
)

type savedOptimizer struct {
	Format int          `json:"format"`
	Rule   string       `json:"rule"`
	Groups []savedGroup `json:"groups"`
}

type savedGroup struct {
	Hyper  map[string]json.RawMessage `json:"hyper"` // by Field.Key; a value that is not there is zero
	Params []savedState               `json:"params"`
}

type savedState struct {
	T         int             `json:"t"`
	MuProduct json.RawMessage `json:"muproduct,omitempty"`
	M         savedNumbers    `json:"m,omitempty"`
	V         savedNumbers    `json:"v,omitempty"`
	VMax      savedNumbers    `json:"vmax,omitempty"`
	Further   []savedNumbers  `json:"further,omitempty"`
}

// Save returns hyper-parameters and state as JSON, from which Restore makes the
// same bits. Left out are the data of the tensors, which the caller owns, the
// schedules, and State.Plan, which the next step computes.
func (o *Optimizer) Save() ([]byte, error) {
	all := savedOptimizer{Format: savedFormat, Rule: o.rule.ID}
	for i := range o.groups {
		g := savedGroup{Hyper: saveHyper(&o.groups[i].Hyper)}
		for _, x := range o.tensors {
			if x.group == i {
				g.Params = append(g.Params, saveState(x.state))
			}
		}
		all.Groups = append(all.Groups, g)
	}
	return json.Marshal(all)
}

func saveState(s *State) savedState {
	x := savedState{T: s.T, M: s.M, V: s.V, VMax: s.VMax}
	if math.Float64bits(s.MuProduct) != 0 {
		x.MuProduct = appendNumber(nil, s.MuProduct)
	}
	for _, f := range s.Further {
		x.Further = append(x.Further, f)
	}
	return x
}

// Restore replaces hyper-parameters and state by what Save returned for an
// optimizer of the same rule with groups and tensors of the same sizes. Other text
// is a *SavedError.
func (o *Optimizer) Restore(text []byte) error {
	var all savedOptimizer
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(&all); err != nil {
		return &SavedError{"", err}
	}
	if _, err := d.Token(); err != io.EOF {
		return &SavedError{"", errAfter}
	}
	hypers, states, err := o.read(&all)
	if err != nil {
		return err
	}
	for i, h := range hypers {
		o.groups[i].Hyper = h
	}
	for i, s := range states {
		o.tensors[i].state.copy(s)
	}
	return nil
}

// read makes hyper-parameters of every group and states of every tensor.
func (o *Optimizer) read(all *savedOptimizer) (hypers []Hyper, states []*State, err error) {
	switch {
	case all.Format != savedFormat:
		return nil, nil, &SavedError{"format", errFormat}
	case all.Rule != o.rule.ID:
		return nil, nil, &SavedError{"rule", errRule}
	case len(all.Groups) != len(o.groups):
		return nil, nil, &SavedError{"groups", errCount}
	}
	for i := range all.Groups {
		g, where := &all.Groups[i], "groups["+strconv.Itoa(i)+"]"
		if len(g.Params) != len(o.groups[i].Params) {
			return nil, nil, &SavedError{where + ".params", errCount}
		}
		h, err := o.rule.readHyper(g.Hyper, where+".hyper")
		if err != nil {
			return nil, nil, err
		}
		hypers = append(hypers, h)
		for j := range g.Params {
			s, err := o.rule.readState(&g.Params[j], o.tensors[len(states)].size, where+".params["+strconv.Itoa(j)+"]")
			if err != nil {
				return nil, nil, err
			}
			states = append(states, s)
		}
	}
	return hypers, states, nil
}

// readState fills a state for n numbers.
func (r *Rule) readState(from *savedState, n int, where string) (*State, error) {
	s := r.NewState(n)
	if from.T < 0 {
		return nil, &SavedError{where + ".t", errSteps}
	}
	s.T = from.T
	if from.MuProduct != nil {
		var err error
		if s.MuProduct, err = parseNumber(from.MuProduct); err != nil {
			return nil, &SavedError{where + ".muproduct", err}
		}
	}
	if len(from.Further) != len(s.Further) {
		return nil, &SavedError{where + ".further", errCount}
	}
	names, into, out := []string{"m", "v", "vmax"}, [][]float64{s.M, s.V, s.VMax}, []savedNumbers{from.M, from.V, from.VMax}
	for i := range s.Further {
		names, into, out = append(names, "further"), append(into, s.Further[i]), append(out, from.Further[i])
	}
	for i, x := range into {
		if len(out[i]) != len(x) {
			return nil, &SavedError{where + "." + names[i], errCount}
		}
		copy(x, out[i])
	}
	return s, nil
}
