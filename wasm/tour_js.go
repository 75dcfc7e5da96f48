package main

import (
	"syscall/js"

	"github.com/optiscope/optiscope/scenes/state"
)

// tour are the functions for the page's tour.
func (p *page) tour() map[string]function {
	return map[string]function{
		// tour() lists the stops: {target, text}.
		"tour": {0, func([]js.Value) (any, error) {
			return list(p.program.State().Tour(), func(stop *state.Pointer) any {
				return object{"target": stop.Target, "text": stop.Text}
			}), nil
		}},
		// ring() is where the start ring is, in CSS pixels, or null where it is not seen.
		"ring": {0, func([]js.Value) (any, error) {
			at, seen := p.program.Ring()
			if !seen {
				return nil, nil
			}
			return object{"x": float64(at.X) / p.scale, "y": float64(at.Y) / p.scale}, nil
		}},
	}
}
