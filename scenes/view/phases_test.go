package view_test

import (
	"fmt"
	"image/color"
	"math"
	"testing"

	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/view"
)

// The phases of one step of AdaBelief, and the squares of one on the block.
func TestGoldenPhases(t *testing.T) {
	v := view.NewSurface(painter(t))
	for phase, name := range []string{"gradient", "mean", "surprise", "squares", "step", "move"} {
		golden(t, "phase-"+name, fmt.Sprintf("play=0&t=21&phase=%d&zoom=8&view.x=-1.05&view.y=-0.3", phase+1), v, 420, 320)
	}
	golden(t, "phase-block", "view=3d&play=0&t=21&phase=4&zoom=8&view.x=-1.05&view.y=-0.3", v, 420, 320)
	golden(t, "phase-size", "entries=adamax&play=0&t=21&phase=3&zoom=8&view.x=-1.4&view.y=-0.6", v, 420, 320)
}

// In the last phase the optimizer's mark goes from the point to the next one, and at its end stands exactly where it
// stands after the step.
func TestTheMoveEndsAtTheNextPoint(t *testing.T) {
	v := view.NewSurface(painter(t))
	const link = "entries=adam&adam.lr=0.5&play=0&zoom=2&view.x=-1&view.y=-0.3&t="
	after := newScene(t, link+"3", control.Dark())
	track := &after.result.Tracks[0]
	tx, ty, _ := v.Spot(&after.frame, after.area.Box(), track.X[3], track.Y[3])
	fx, fy, _ := v.Spot(&after.frame, after.area.Box(), track.X[2], track.Y[2])
	if math.Hypot(tx-fx, ty-fy) < 30 {
		t.Fatal("the step is too short to tell anything")
	}
	mark := control.Dark().Marks[after.frame.Marks[0].Slot]
	dx, dy := (tx-fx)/math.Hypot(tx-fx, ty-fy), (ty-fy)/math.Hypot(tx-fx, ty-fy)
	for part, at := range map[float64][2]float64{0: {fx, fy}, 1: {tx, ty}} {
		s := newScene(t, link+"2&phase=5", control.Dark())
		s.frame.Part = part
		picture := s.draw(t, v)
		// Beside the arrow, within the mark: behind its middle nothing of the arrow's head is drawn.
		if got := picture(at[0]+5*dy, at[1]-5*dx); !close(got, mark, 40) {
			t.Errorf("after %v of the way there is %v beside (%v, %v), want the mark's %v", part, got, at[0], at[1], color.RGBA(mark))
		}
	}
}
