// Package run computes trajectories from a configuration, purely.
package run

import (
	"fmt"

	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/optim/surface"
)

// Limits of a configuration.
const (
	MaxEntries = 8
	MaxSteps   = 30000
	MaxSeeds   = 32
)

// Entry is one optimizer in the run.
type Entry struct {
	ID    string // unique within the run: "adabelief", "adabelief-2"
	Rule  string // ID of an optim.Rule
	Hyper optim.Hyper

	// Schedule gives the rate of every step, from Hyper.LR; its zero value leaves
	// that rate as it is. As with optim.Schedule, decoupled decay follows it.
	Schedule optim.ScheduleSpec

	Edits Edits // of Hyper, from a step on
}

// Config is everything a run depends on. It is a plain comparable value: equal
// configurations have equal results, bit for bit on one platform.
type Config struct {
	Surface string // ID of a surface.Surface, or surface.CustomID
	Params  [4]float64
	Start   surface.Point
	Steps   int     // most steps of each entry, 0 to MaxSteps
	Noise   float64 // standard deviation σ of the noise on each gradient coordinate; 0 is none
	Seed    uint64  // of that noise
	Count   int     // entries in use
	Entries [MaxEntries]Entry

	Custom surface.Custom // the loss, where Surface is surface.CustomID

	NoiseKind NoiseKind // how that noise acts
	Seeds     int       // how many seeds to repeat with, from Seed on, 1 to MaxSeeds; 0 is 1. Compute runs Seed alone
}

// Active are the entries in use.
func (c *Config) Active() []Entry { return c.Entries[:c.Count] }

// steps is Steps within its limits.
func (c *Config) steps() int { return min(max(c.Steps, 0), MaxSteps) }

// seeds is Seeds within its limits, and 1 without noise, where all seeds are equal.
func (c *Config) seeds() int {
	if c.Noise == 0 {
		return 1
	}
	return min(max(c.Seeds, 1), MaxSeeds)
}

// Problem is what the loss depends on, as a comparable value: equal problems have equal losses.
type Problem struct {
	Surface string
	Params  [4]float64
	Custom  surface.Custom
}

// Problem is the loss to be minimised.
func (c *Config) Problem() Problem { return Problem{c.Surface, c.Params, c.Custom} }

// Compile makes the loss. The error says that there is no such surface, or is that of surface.Surface.Compile.
func (p Problem) Compile() (*surface.Loss, error) {
	if p.Surface == surface.CustomID {
		return p.Custom.Surface().Compile(p.Params)
	}
	s, ok := surface.Lookup(p.Surface)
	if !ok {
		return nil, fmt.Errorf("run: no surface is called %q", p.Surface)
	}
	return s.Compile(p.Params)
}
