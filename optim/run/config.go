// Package run computes trajectories from a configuration, purely.
package run

import (
	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/optim/surface"
)

// Limits of a configuration.
const (
	MaxEntries = 8
	MaxSteps   = 30000
)

// Entry is one optimizer in the run.
type Entry struct {
	ID    string // unique within the run: "adabelief", "adabelief-2"
	Rule  string // ID of an optim.Rule
	Hyper optim.Hyper
}

// Config is everything a run depends on. It is a plain comparable value: equal
// configurations have equal results, bit for bit on one platform.
type Config struct {
	Surface string // ID of a surface.Surface
	Params  [4]float64
	Start   surface.Point
	Steps   int     // most steps of each entry, 0 to MaxSteps
	Noise   float64 // standard deviation of the Gaussian noise added to each gradient coordinate
	Seed    uint64  // of that noise
	Count   int     // entries in use
	Entries [MaxEntries]Entry
}

// Active are the entries in use.
func (c *Config) Active() []Entry { return c.Entries[:c.Count] }
