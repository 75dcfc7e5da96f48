package scenes

import (
	"errors"
	"image"
	"math"
	"time"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/paint"
	"github.com/optiscope/optiscope/scenes/state"
	"github.com/optiscope/optiscope/scenes/view"
)

// Limits of pictures that leave the program.
const (
	longestSide = 8192     // in pixels; what nearly every graphics card can draw
	mostPixels  = 32 << 20 // which take 128 MB before they are encoded
)

// The size of a picture that is not on the screen now, in units.
const (
	usualWidth  = 640
	usualHeight = 420
)

// studio draws a picture apart from the screen, with views of its own, as it was when the studio was made.
type studio struct {
	painter *paint.Painter
	view    view.View
	frame   view.Frame
	state   state.State
	result  run.Result
	picture image.Rectangle // where the view is drawn
	caption []CaptionLine
	canvas  *ebiten.Image
	ended   func(finished bool) // told when the studio is closed, or nil
}

// pictures are the pictures of the scene. Those of the surface are listed here: its panels cost more than a key press may.
func (p *Program) pictures() []control.Option {
	s := &p.state
	st, ok := p.Study()
	if !ok {
		all := []control.Option{{Value: "surface", Label: s.Say("Surface")}, {Value: "loss", Label: s.Say("Loss")}, {Value: "step", Label: s.Say("Step length")}}
		if s.Searches() {
			all = append(all, control.Option{Value: "rates", Label: s.Say("Last loss over α")})
		}
		return all
	}
	var all []control.Option
	for _, panel := range st.Panels(s) {
		if panel.View != "" {
			all = append(all, control.Option{Value: panel.View, Label: panel.Title})
		}
	}
	return all
}

// newStudio prepares the chosen picture with its caption, at so many times the size that it has on a plain screen. The error says that it would be
// too large.
func (p *Program) newStudio(times float64) (*studio, error) {
	s := &studio{painter: p.painter, state: p.state, result: *p.Shown()}
	name := s.state.Picture(p.pictures())
	unit := p.host.Unit() / scale()
	width, height := usualWidth*unit, usualHeight*unit
	if area, ok := p.host.Areas()[name]; ok && !area.Rect.Empty() {
		width, height = float64(area.Rect.Dx())/scale(), float64(area.Rect.Dy())/scale()
	}
	s.picture = image.Rect(0, 0, int(math.Round(width*times)), int(math.Round(height*times)))
	s.view = newViews(p.painter, view.NewSurface(p.painter))[name]
	s.frame = view.Frame{State: &s.state, Result: &s.result, Serial: p.engine.Serial(), Marks: s.state.Marks(), Theme: p.Theme(), Unit: unit * times, Now: time.Now(), Part: p.moved()}
	s.frame.Study, _ = p.Study()
	size := s.picture.Size()
	s.caption = s.captionLines(p.host.Address(s.state.Link()), float64(size.X))
	size.Y += s.captionHeight()
	if size.X > longestSide || size.Y > longestSide || size.X*size.Y > mostPixels {
		return nil, errors.New(p.state.Say("The picture would have %d × %d pixels, which is too large: choose a smaller scale.", size.X, size.Y))
	}
	s.canvas = ebiten.NewImage(size.X, size.Y)
	return s, nil
}

// shoot draws the picture with the playhead at a step. It must be called while a frame is drawn.
func (s *studio) shoot(step int) (*image.RGBA, error) {
	if s.state.View.T != step {
		s.state.View.T, s.state.View.Phase = step, 0 // the timeline moves, and no step is taken apart
	}
	s.canvas.Fill(s.frame.Theme.Panel)
	if err := s.view.Draw(s.canvas, &s.frame, view.Area{Rect: s.picture, Clip: s.picture}); err != nil {
		return nil, err
	}
	s.drawCaption()
	shot := image.NewRGBA(s.canvas.Bounds())
	s.canvas.ReadPixels(shot.Pix)
	return shot, nil
}

func (s *studio) close(finished bool) {
	s.canvas.Deallocate()
	if s.ended != nil {
		s.ended(finished)
	}
}

// picturePNG asks for the chosen picture; the next frame makes it.
func (p *Program) picturePNG() error {
	s, err := p.newStudio(p.state.Scale())
	if err != nil {
		return err
	}
	return p.begin(s, 1, func() (bool, error) {
		shot, err := s.shoot(s.state.View.T)
		if err != nil {
			return true, err
		}
		return true, p.host.SavePicture("optiscope.png", shot)
	})
}
