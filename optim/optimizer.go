package optim

import "slices"

// Optimizer applies one rule to any number of tensors in groups. A method that
// returns an error has changed nothing. It is not safe for concurrent use.
type Optimizer struct {
	rule    *Rule
	groups  []Group
	tensors []tensor
	parts   []part
	crew    crew
}

// tensor is a Param with what the rule remembers of it.
type tensor struct {
	param        *Param
	group, index int // its place: groups[group].Params[index]
	state        *State
	size         int   // of Data when it was added
	hyper        Hyper // of the step being taken, with its scheduled rate
	moves        bool  // has a gradient in the step being taken
}

// NewOptimizer returns an optimizer of the groups, or the error that Add has for one.
func NewOptimizer(rule *Rule, groups ...Group) (*Optimizer, error) {
	o := &Optimizer{rule: rule}
	for _, g := range groups {
		if err := o.Add(g); err != nil {
			return nil, err
		}
	}
	return o, nil
}

// Add appends a group, whose tensors begin with step 1 whatever the others have
// taken. It returns a *GroupError for a group that is empty, has a tensor twice or
// with a gradient of another length, or hyper-parameters that the rule refuses.
func (o *Optimizer) Add(g Group) error {
	if err := g.check(o.rule, len(o.groups), o.tensors); err != nil {
		return err
	}
	g.Params = slices.Clone(g.Params)
	for i, p := range g.Params {
		x := tensor{param: p, group: len(o.groups), index: i, size: len(p.Data), state: o.rule.NewState(len(p.Data))}
		o.tensors = append(o.tensors, x)
		o.parts = appendParts(o.parts, len(o.tensors)-1, len(p.Data), x.state)
	}
	o.groups = append(o.groups, g)
	return nil
}

// Rule is the rule that is applied.
func (o *Optimizer) Rule() *Rule { return o.rule }

// Groups is the number of groups.
func (o *Optimizer) Groups() int { return len(o.groups) }

// Group returns a group as it is now.
func (o *Optimizer) Group(i int) Group {
	g := o.groups[i]
	g.Params = slices.Clone(g.Params)
	return g
}

// SetHyper changes the hyper-parameters of a group from the next step on. It
// returns a *GroupError for values that the rule refuses.
func (o *Optimizer) SetHyper(group int, h Hyper) error {
	if err := o.rule.Validate(&h); err != nil {
		return &GroupError{group, -1, err}
	}
	o.groups[group].Hyper = h
	return nil
}

// SetSchedule changes the schedule of a group from the next step on; nil ends it.
func (o *Optimizer) SetSchedule(group int, s Schedule) { o.groups[group].Schedule = s }

// State is what the rule remembers of a tensor. It is the state itself, for Curvature,
// SophiaHessian and for reading; its slices must not be replaced.
func (o *Optimizer) State(group, param int) *State {
	i := slices.IndexFunc(o.tensors, func(x tensor) bool { return x.group == group && x.index == param })
	return o.tensors[i].state
}

// ZeroGrad sets all gradients to zero. A tensor without one stays without.
func (o *Optimizer) ZeroGrad() {
	for i := range o.tensors {
		clear(o.tensors[i].param.Grad)
	}
}

// Reset forgets all steps. Data and hyper-parameters stay.
func (o *Optimizer) Reset() {
	for i := range o.tensors {
		o.tensors[i].state.copy(o.rule.NewState(o.tensors[i].size))
	}
}

// copy takes over another state of the same lengths without replacing slices.
func (s *State) copy(from *State) {
	s.T, s.Plan, s.MuProduct = from.T, from.Plan, from.MuProduct
	copy(s.M, from.M)
	copy(s.V, from.V)
	copy(s.VMax, from.VMax)
	for i := range s.Further {
		copy(s.Further[i], from.Further[i])
	}
}

// Step takes one step of every tensor that has a gradient. It returns a
// *GroupError for a slice whose length has changed and for a schedule whose rate
// is negative or not a number. Large tensors are divided among all processors, to
// the same bits as on one.
func (o *Optimizer) Step() error {
	size := 0
	for i := range o.tensors {
		x := &o.tensors[i]
		if err := o.prepare(x); err != nil {
			return &GroupError{x.group, x.index, err}
		}
		if x.moves {
			size += len(x.param.Data)
		}
	}
	o.stepParts(size)
	return nil
}

// prepare finds out whether and with what a tensor steps.
func (o *Optimizer) prepare(x *tensor) error {
	p, g := x.param, &o.groups[x.group]
	x.moves = p.Grad != nil
	switch {
	case len(p.Data) != x.size:
		return ErrDataLength
	case x.moves && len(p.Grad) != len(p.Data):
		return ErrGradLength
	}
	x.hyper = g.Hyper
	if x.moves && g.Schedule != nil {
		rate := g.Schedule(x.state.T + 1)
		if err := atLeastZero(rate); err != nil {
			return &ValueError{FieldLR, rate, err.Error()}
		}
		x.hyper.LR = rate
	}
	return nil
}
