package optim

import (
	"errors"
	"slices"
	"strconv"
)

// Param is one tensor of an Optimizer, flattened. The caller owns both slices,
// which must not overlap those of another Param.
type Param struct {
	Data []float64
	Grad []float64 // as long as Data, or nil: then steps pass the tensor by, its decay and its own count of steps included
}

// Group is a set of tensors that share hyper-parameters.
type Group struct {
	Params   []*Param
	Hyper    Hyper
	Schedule Schedule // gives Hyper.LR for the next step of each tensor, by the tensor's own count; nil leaves it as it is
}

// GroupError reports a group that an Optimizer cannot use.
type GroupError struct {
	Group int   // index of the group
	Param int   // index of the tensor in its group, or −1 if the group itself is wrong
	Err   error // ErrEmptyGroup and its like, or a *ValueError
}

func (e *GroupError) Error() string {
	where := "group " + strconv.Itoa(e.Group)
	if e.Param >= 0 {
		where += ", tensor " + strconv.Itoa(e.Param)
	}
	return where + ": " + e.Err.Error()
}

// Unwrap returns Err.
func (e *GroupError) Unwrap() error { return e.Err }

// What a GroupError wraps beside a *ValueError.
var (
	ErrEmptyGroup = errors.New("wants at least one tensor")
	ErrNilParam   = errors.New("wants a tensor")
	ErrSameParam  = errors.New("wants a tensor that is in no group yet")
	ErrGradLength = errors.New("wants a gradient as long as the data")
	ErrDataLength = errors.New("wants data of the length that it was added with")
)

// check returns a *GroupError if g cannot be group index of a rule, beside others.
func (g *Group) check(rule *Rule, index int, others []tensor) error {
	if len(g.Params) == 0 {
		return &GroupError{index, -1, ErrEmptyGroup}
	}
	if err := rule.Validate(&g.Hyper); err != nil {
		return &GroupError{index, -1, err}
	}
	for i, p := range g.Params {
		var err error
		switch {
		case p == nil:
			err = ErrNilParam
		case slices.Contains(g.Params[:i], p),
			slices.ContainsFunc(others, func(x tensor) bool { return x.param == p }):
			err = ErrSameParam
		case p.Grad != nil && len(p.Grad) != len(p.Data):
			err = ErrGradLength
		}
		if err != nil {
			return &GroupError{index, i, err}
		}
	}
	return nil
}
