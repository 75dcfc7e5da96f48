package scenes

import (
	"errors"
	"image"
	"math"
	"time"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/state"
	"github.com/optiscope/optiscope/scenes/view"
)

// Portrait is a picture of a state, and what a reader has to know of it.
type Portrait struct {
	Picture *image.RGBA
	Lines   []CaptionLine // its settings, in the viewer's language
	Legend  []control.Key // what its colours mean, where that is not said by the marks
}

// Portray draws the first picture of another state, light as paper is, in so many pixels, and hands it on in a frame to
// come. A state that plays is drawn at its end, where the whole run is seen, and one about which a question waits at its
// start, as OpenStep shows it. The error says that an export is under way,
// or what is wrong with the link.
func (p *Program) Portray(link string, waits bool, width, height int, done func(*Portrait)) error {
	opened, errs := state.Load(link)
	if len(errs) > 0 {
		return errors.Join(errs...)
	}
	opened.System, opened.View.Language = p.state.System, p.state.View.Language
	switch v := &opened.View; {
	case waits:
		v.T, v.Playing, v.Veiled = 0, false, true
	case v.Playing:
		v.T, v.Playing = opened.Last(), false
	}
	s := &studio{painter: p.painter, state: opened, result: run.Compute(opened.Run), picture: image.Rect(0, 0, width, height)}
	name, made := "surface", new(Portrait)
	var study *state.Study
	if opened.Studies() {
		study = opened.Study(&s.result, nil)
		for _, panel := range study.Panels(&opened) {
			if panel.View != "" {
				name, made.Legend = panel.View, panel.Legend
				break
			}
		}
	}
	s.view = newViews(p.painter, view.NewSurface(p.painter))[name]
	s.frame = view.Frame{State: &s.state, Result: &s.result, Serial: 1, Marks: opened.Marks(), Theme: p.themes[1], Unit: float64(width) / usualWidth, Now: time.Now(), Study: study}
	made.Lines = s.captionLines("", math.Inf(1))
	for i := range made.Lines {
		made.Lines[i].Text = s.textOf(&made.Lines[i])
	}
	s.canvas = ebiten.NewImage(width, height)
	return p.begin(s, 1, func() (bool, error) {
		var err error
		if made.Picture, err = s.shoot(s.state.View.T); err == nil {
			done(made)
		}
		return true, err
	})
}
