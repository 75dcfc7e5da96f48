package optim

import (
	"errors"
	"math"
	"slices"
)

// ScheduleFieldID names a number of a ScheduleSpec.
type ScheduleFieldID uint8

// The numbers of a ScheduleSpec.
const (
	ScheduleFieldWarmup ScheduleFieldID = iota
	ScheduleFieldPeriod
	ScheduleFieldGamma
	ScheduleFieldFloor
	ScheduleFieldDModel
)

// ScheduleField describes one number of a ScheduleSpec as data, as Field does one of a Hyper.
type ScheduleField struct {
	ID       ScheduleFieldID
	Key      string // in links and documents: "gamma"
	Symbol   string // "γ"
	Title    string // "factor of a decay"
	Help     string // what it does and its source
	Integer  bool   // a whole number
	Scale    FieldScale
	Min, Max float64 // ends of a slider; a typed value may lie beyond them where Check accepts it
	Default  float64
	Num      func(*ScheduleSpec) *float64
	Check    func(float64) error // refuses an invalid number, NaN included
}

// ScheduleFields describes every number of a ScheduleSpec, in order of ScheduleFieldID.
func ScheduleFields() []ScheduleField { return slices.Clone(scheduleFields[:]) }

// DefaultSchedule is a schedule of a kind, all of whose numbers have their defaults, read or not.
func DefaultSchedule(kind ScheduleKind) ScheduleSpec {
	s := ScheduleSpec{Kind: kind}
	for i := range scheduleFields {
		*scheduleFields[i].Num(&s) = scheduleFields[i].Default
	}
	return s
}

var (
	errWhole      = errors.New("wants a whole number from 0 to 2147483647")
	errFromOne    = errors.New("wants a whole number from 1 to 2147483647")
	errPart       = errors.New("wants a number from 0 to 1")
	errWidth      = errors.New("wants a finite number at or above 1")
	errRate       = errors.New("wants a finite number at or above 0")
	errNoamWarmup = errors.New("wants a warm-up of at least 1 step")
)

func wholeNumber(x float64) error {
	if !(x >= 0 && x <= math.MaxInt32 && x == math.Trunc(x)) {
		return errWhole
	}
	return nil
}

func wholeFromOne(x float64) error {
	if x == 0 || wholeNumber(x) != nil {
		return errFromOne
	}
	return nil
}

func zeroToOne(x float64) error {
	if !(x >= 0 && x <= 1) {
		return errPart
	}
	return nil
}

// oneOrMore refuses widths below 1 so that Noam's rates do not exceed α.
func oneOrMore(x float64) error {
	if !(x >= 1 && x <= math.MaxFloat64) {
		return errWidth
	}
	return nil
}

// finiteRate accepts a rate that can be multiplied by any part of it.
func finiteRate(x float64) error {
	if !(x >= 0 && x <= math.MaxFloat64) {
		return errRate
	}
	return nil
}

// scheduleFields is the one declaration of each number.
var scheduleFields = [...]ScheduleField{
	{ID: ScheduleFieldWarmup, Key: "warmup", Symbol: "w", Title: "steps of warm-up", Integer: true, Scale: ScaleLog, Min: 1, Max: 10000, Default: 100,
		Help: "For w steps the rate rises linearly; 1 is no warm-up. The warmup_steps in equation 3 of Vaswani et al., 2017; 4000 there.",
		Num:  func(s *ScheduleSpec) *float64 { return &s.Warmup }, Check: wholeNumber},
	{ID: ScheduleFieldPeriod, Key: "period", Symbol: "n", Title: "steps between decays", Integer: true, Scale: ScaleLog, Min: 1, Max: 10000, Default: 200,
		Help: "After every n steps the rate is multiplied by γ. The step_size of PyTorch's StepLR.",
		Num:  func(s *ScheduleSpec) *float64 { return &s.Period }, Check: wholeFromOne},
	{ID: ScheduleFieldGamma, Key: "gamma", Symbol: "γ", Title: "factor of a decay", Scale: ScaleLinear, Min: 0, Max: 1, Default: 0.1,
		Help: "The rate is multiplied by γ after every n steps. The gamma of PyTorch's StepLR.",
		Num:  func(s *ScheduleSpec) *float64 { return &s.Gamma }, Check: zeroToOne},
	{ID: ScheduleFieldFloor, Key: "floor", Symbol: "φ", Title: "part of the rate at the end", Scale: ScaleLinear, Min: 0, Max: 1, Default: 0,
		Help: "The rate falls to φ·α at the end of the run. η_min/η_max in equation 5 of Loshchilov and Hutter, 2016.",
		Num:  func(s *ScheduleSpec) *float64 { return &s.Floor }, Check: zeroToOne},
	{ID: ScheduleFieldDModel, Key: "dmodel", Symbol: "d", Title: "width of the model", Scale: ScaleLog, Min: 1, Max: 4096, Default: 1,
		Help: "Divides the rate by √d. The d_model in equation 3 of Vaswani et al., 2017; 512 in its base model, 1 leaves the rate as it is.",
		Num:  func(s *ScheduleSpec) *float64 { return &s.DModel }, Check: oneOrMore},
}

// scheduleRows describes each kind, in order of ScheduleKind.
var scheduleRows = [...]struct {
	id, title, help string
	reads           []ScheduleFieldID
}{
	{"constant", "constant", "The rate is α at every step. The other schedules change it on the way.", nil},
	{"warmup", "warm-up", "The rate rises to α in w steps and stays there. As in labml's Adam with warm-up and the RAdam authors' AdamW.",
		[]ScheduleFieldID{ScheduleFieldWarmup}},
	{"step", "step decay", "The rate is multiplied by γ after every n steps. PyTorch's StepLR.",
		[]ScheduleFieldID{ScheduleFieldPeriod, ScheduleFieldGamma}},
	{"cosine", "cosine", "After a warm-up of w steps, the rate falls along half a cosine to φ·α at the end of the run. Loshchilov and Hutter, 2016, without restarts.",
		[]ScheduleFieldID{ScheduleFieldWarmup, ScheduleFieldFloor}},
	{"noam", "Noam", "The rate rises for w steps and then falls with 1/√t, divided by √d. Vaswani et al., 2017, equation 3.",
		[]ScheduleFieldID{ScheduleFieldWarmup, ScheduleFieldDModel}},
}

// Title is the kind's name for a reader.
func (k ScheduleKind) Title() string { return scheduleRows[k].title }

// Help says in two sentences how the rate changes and where this comes from.
func (k ScheduleKind) Help() string { return scheduleRows[k].help }

// Reads lists the numbers that can change a rate of the kind, in order of display.
func (k ScheduleKind) Reads() []ScheduleFieldID { return slices.Clone(scheduleRows[k].reads) }
