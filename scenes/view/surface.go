package view

import (
	"image"
	"image/color"
	"math"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/geom"
	"github.com/optiscope/optiscope/scenes/paint"
)

// Surface is the loss with the runs on it, from above or as a block.
type Surface struct {
	painter *paint.Painter
	field   field
	relief  relief
	paths   paths
	haze    haze
	vectors vectors
}

// NewSurface makes the view; it paints with painter.
func NewSurface(painter *paint.Painter) *Surface {
	s := &Surface{painter: painter}
	s.field.painter.card.compile = paint.NewContour
	s.relief.card.compile = paint.NewReliefShader
	return s
}

// Camera is how a state looks at its surface in a rectangle of the screen.
func Camera(f *Frame, box geom.Rect) geom.Camera {
	d, v := f.State.Domain(), &f.State.View
	return geom.LookAt(v.X, v.Y, d.W(), d.H(), v.Zoom, box)
}

// Draw paints the surface, its axes and minima, all paths and their heads.
func (s *Surface) Draw(screen *ebiten.Image, f *Frame, area Area) error {
	box := area.Box()
	dst := area.target(screen)
	if f.Result.Loss == nil {
		return nil // a panel says why
	}
	g, err := s.drawGround(dst, f, area)
	if err != nil {
		return err
	}
	s.paths.update(f, g)
	if !f.State.View.Veiled {
		s.haze.draw(dst, s.painter, f, g, area.Rect)
		s.paths.drawFuture(dst, s.painter, f, area.Rect)
	}
	s.paths.drawPast(s.painter, f, g)
	drawSeeds(s.painter, f, g)
	s.painter.Flush(dst)
	s.drawHeads(dst, f, g, box)
	s.vectors.draw(dst, s.painter, f, g)
	s.drawPointed(dst, f, g)
	return nil
}

// drawGround paints the surface in the form that the state asks for.
func (s *Surface) drawGround(dst *ebiten.Image, f *Frame, area Area) (ground, error) {
	if f.State.Relief() {
		return s.relief.draw(dst, s, f, area)
	}
	p := &plane{Camera(f, area.Box()), area.Box(), f.Unit}
	return p, s.drawField(dst, f, p.camera, area.Rect)
}

// drawField paints what stays as it is while a run plays: the surface, its axes and minima.
func (s *Surface) drawField(dst *ebiten.Image, f *Frame, camera geom.Camera, rect image.Rectangle) error {
	camera.MidX -= float64(rect.Min.X)
	camera.MidY -= float64(rect.Min.Y)
	fresh, err := s.field.update(f, &camera, rect.Size())
	if err != nil {
		return err
	}
	if fresh {
		box := geom.Rect{W: float64(rect.Dx()), H: float64(rect.Dy())}
		s.drawAxes(s.field.image, f, &camera, box)
		s.drawMinima(f, &plane{camera, box, f.Unit})
		s.painter.Flush(s.field.image)
	}
	s.field.show(dst, rect.Min)
	return nil
}

// drawAxes labels the left and the lower border.
func (s *Surface) drawAxes(dst *ebiten.Image, f *Frame, camera *geom.Camera, box geom.Rect) {
	x0, y0, x1, y1 := camera.Bounds()
	every := 74 * f.Unit
	pad := 6 * f.Unit
	for _, x := range geom.Ticks(x0, x1, int(box.W/every)) {
		px, _ := camera.Pixel(x, 0)
		if px > box.X+22*f.Unit && px < box.X+box.W-14*f.Unit {
			s.label(dst, f, geom.TickLabel(x), px, box.Y+box.H-pad, paint.Middle, paint.End)
		}
	}
	for _, y := range geom.Ticks(y0, y1, int(box.H/every)) {
		_, py := camera.Pixel(0, y)
		if py > box.Y+14*f.Unit && py < box.Y+box.H-22*f.Unit {
			s.label(dst, f, geom.TickLabel(y), box.X+pad, py, paint.Start, paint.Middle)
		}
	}
}

// label writes a text on the surface, with a rim in the colour of halos.
func (s *Surface) label(dst *ebiten.Image, f *Frame, text string, x, y float64, h, v paint.Align) {
	label(dst, s.painter, f, text, x, y, h, v, mix(f.Theme.Ink, f.Theme.Dim, 0.15))
}

// label writes a text with such a rim in any colour.
func label(dst *ebiten.Image, painter *paint.Painter, f *Frame, text string, x, y float64, h, v paint.Align, c color.RGBA) {
	painter.RimmedText(dst, text, x, y, labelSize*f.Unit, h, v, c, fade(f.Theme.Halo, 0.8), math.Max(1, math.Round(f.Unit*0.8)))
}

// drawMinima stars the known minima, the local ones smaller.
func (s *Surface) drawMinima(f *Frame, g ground) {
	for _, m := range f.Result.Loss.ListMinima() {
		at := g.spot(m.X, m.Y)
		if !at.in {
			continue
		}
		radius, width := 11*f.Unit, 1.6*f.Unit
		if !m.Global {
			radius, width = 6*f.Unit, 1.3*f.Unit
		}
		if at.hidden {
			s.painter.Star(at.x, at.y, radius, width, f.faint(f.Theme.Ink))
			continue
		}
		s.painter.Star(at.x, at.y, radius, width+2.4*f.Unit, fade(f.Theme.Halo, 0.75))
		s.painter.Star(at.x, at.y, radius, width, f.Theme.Ink)
	}
}

// drawHeads draws the start ring and every entry's mark at the playhead.
func (s *Surface) drawHeads(dst *ebiten.Image, f *Frame, g ground, box geom.Rect) {
	s.drawStart(f, g.spot(f.State.Run.Start.X, f.State.Run.Start.Y))
	s.paths.ghosts.heads(s.painter, f, 0.6*markRadius, func(t *run.Track, k int) spot { return g.spot(t.X[k], t.Y[k]) })
	for _, i := range f.order() {
		track := &f.Result.Tracks[i]
		at := track.At(f.State.View.T)
		mark := f.Marks[i]
		x, y := track.X[at], track.Y[at]
		if now, moving := f.State.Moving(f.Result, f.inside(), i, f.Part); moving {
			x, y = now.X, now.Y
		}
		head := g.spot(x, y)
		switch {
		case !head.in:
			s.drawGone(f, box, head.x, head.y, mark)
		case head.hidden:
			s.painter.Mark(head.x, head.y, markRadius*f.Unit, mark.Shape, f.faint(f.markColor(mark)), f.faint(f.Theme.Ink), 1.8*f.Unit)
		default:
			s.painter.Mark(head.x, head.y, markRadius*f.Unit, mark.Shape, f.markColor(mark), f.Theme.Ink, 1.8*f.Unit)
		}
	}
	s.painter.Flush(dst)
}

// drawStart draws the ring around the start of all runs.
func (s *Surface) drawStart(f *Frame, at spot) {
	switch {
	case !at.near:
	case at.hidden:
		s.painter.Ring(at.x, at.y, ringRadius*f.Unit, 2*f.Unit, f.faint(f.Theme.Ink))
		s.painter.Dot(at.x, at.y, 2.8*f.Unit, f.faint(f.Theme.Ink))
	default:
		s.painter.Ring(at.x, at.y, ringRadius*f.Unit, 4.6*f.Unit, f.Theme.Halo)
		s.painter.Ring(at.x, at.y, ringRadius*f.Unit, 2*f.Unit, f.Theme.Ink)
		s.painter.Dot(at.x, at.y, 2.8*f.Unit, f.Theme.Ink)
	}
}

// drawGone points from the border to where a path has left the view.
func (s *Surface) drawGone(f *Frame, box geom.Rect, x, y float64, mark control.Mark) {
	inner := box.Inset(26*f.Unit, 26*f.Unit, 26*f.Unit, 26*f.Unit)
	ex, ey, dx, dy := geom.Edge(x, y, inner)
	c := f.markColor(mark)
	tip := 18 * f.Unit
	for _, pass := range []struct {
		width float64
		ink   bool
	}{{5.5 * f.Unit, true}, {3 * f.Unit, false}} {
		tint := c
		if pass.ink {
			tint = f.Theme.Halo
		}
		s.painter.Line(ex+dx*tip, ey+dy*tip, ex+dx*tip*0.5-dy*tip*0.4, ey+dy*tip*0.5+dx*tip*0.4, pass.width, tint)
		s.painter.Line(ex+dx*tip, ey+dy*tip, ex+dx*tip*0.5+dy*tip*0.4, ey+dy*tip*0.5-dx*tip*0.4, pass.width, tint)
	}
	s.painter.Mark(ex, ey, 0.8*markRadius*f.Unit, mark.Shape, c, f.Theme.Ink, 1.6*f.Unit)
}

func near(x, y float64, box geom.Rect, margin float64) bool {
	return box.Inset(-margin, -margin, -margin, -margin).Contains(x, y)
}
