package view

import (
	"fmt"
	"math"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/optim/surface"
	"github.com/optiscope/optiscope/scenes/geom"
	"github.com/optiscope/optiscope/scenes/paint"
)

// relief keeps the block: its heights, and its picture without runs.
type relief struct {
	card   formulaShader[*paint.ReliefShader]
	plain  *paint.ReliefShader // made when it is needed first
	shapes paint.Relief

	heights geom.Relief
	key     heightKey
	low     float64 // the least and the greatest loss on the block
	high    float64

	image *ebiten.Image
	fine  *ebiten.Image // the block alone, with more pixels, to smooth its edges
	drawn pictureKey

	lines   linesKey // what spacing, the distance of iso-lines, was chosen for
	spacing float64
	marked  ticksKey // what marks, the ticks of the axis of heights, were chosen for
	marks   []tick
}

// linesKey is what the distance of iso-lines depends on: not on the side that the block is seen from.
type linesKey struct {
	serial uint64
	shade  *surface.Shade
	camera geom.Camera
	unit   float64
}

// ticksKey is what the ticks of the axis of heights depend on, and most is how many there is room for.
type ticksKey struct {
	serial uint64
	shade  *surface.Shade
	key    heightKey
	most   int
}

// A block that is cut shows the levels of the colour scale, and a little beyond them.
const (
	lowest  = -0.1
	highest = 1.1
)

// heightKey is what heights depend on.
type heightKey struct {
	formula string
	params  [4]float64
	scale   surface.Scale
	block   geom.Block
}

// pictureKey is what the block's picture depends on.
type pictureKey struct {
	sight
	by    *paint.ReliefShader
	unit  float64
	theme string
	label string
}

// Block is the part of the surface that a state shows in three dimensions.
func Block(f *Frame) geom.Block {
	d, v := f.State.Domain(), &f.State.View
	return geom.BlockOver(v.X, v.Y, d.W()/v.Zoom, d.H()/v.Zoom)
}

// Orbit is how a state looks at its block in a rectangle of the screen.
func Orbit(f *Frame, box geom.Rect) geom.Orbit {
	return geom.OrbitAt(Block(f), f.State.View.Yaw, f.State.View.Pitch, geom.Room(box, f.Unit))
}

// update brings the heights up to date.
func (r *relief) update(f *Frame) (*surface.Loss, *surface.Shade) {
	loss := f.Result.Loss
	shade := f.State.Shade(loss)
	key := heightKey{loss.Surface.Formula, loss.Params, shade.Scale, Block(f)}
	if r.key == key {
		return loss, shade
	}
	r.key = key
	r.low, r.high = math.Inf(1), math.Inf(-1)
	r.heights.Fill(key.block, geom.Cells, func(z, x, y []float64) {
		loss.Values(z, x, y)
		for i, v := range z {
			z[i] = shade.Height(v)
			if !math.IsNaN(z[i] - z[i]) {
				r.low, r.high = min(r.low, v), max(r.high, v)
			}
		}
	}, geom.Span{Low: lowest, High: highest})
	r.shapes.Load(&r.heights)
	return loss, shade
}

// shader returns what colours the block: the formula's own shader, or one that
// colours by the heights, where the graphics card is not to have the formula.
func (r *relief) shader(f *Frame) (*paint.ReliefShader, error) {
	if exact, ok := r.card.choose(f); ok {
		return exact, nil
	}
	if r.plain == nil {
		made, err := paint.NewHeightShader()
		if err != nil {
			return nil, fmt.Errorf("the shader of the block: %w", err)
		}
		r.plain = made
	}
	return r.plain, nil
}

// look is the block as a frame sees it in a rectangle.
func (r *relief) look(f *Frame, box geom.Rect) *hill {
	loss, shade := r.update(f)
	return &hill{relief: &r.heights, orbit: Orbit(f, box), loss: loss, shade: shade, key: r.key, box: box}
}

// draw paints the block with its axes and minima.
func (r *relief) draw(dst *ebiten.Image, s *Surface, f *Frame, area Area) (ground, error) {
	box := area.Box()
	// The picture is drawn with its corner at the origin.
	local := r.look(f, geom.Rect{W: box.W, H: box.H})
	by, err := r.shader(f)
	if err != nil {
		return nil, err
	}
	key := pictureKey{local.sight(), by, f.Unit, f.Theme.Name, f.State.HeightLabel(local.shade.Scale, r.heights.Cut)}
	if next := layer(r.image, area.Rect.Size()); r.drawn != key || next != r.image {
		r.drawn, r.image = key, next
		r.paint(s, f, local, by)
	}
	var o ebiten.DrawImageOptions
	o.GeoM.Translate(float64(area.Rect.Min.X), float64(area.Rect.Min.Y))
	o.Blend = ebiten.BlendCopy
	dst.DrawImage(r.image, &o)
	return r.look(f, box), nil
}

// paint draws the picture anew.
func (r *relief) paint(s *Surface, f *Frame, h *hill, by *paint.ReliefShader) {
	axes := axes{s, f, h, r.image}
	r.image.Fill(f.Theme.Ground)
	ticks := r.ticks(f, h)
	axes.walls(ticks)
	s.painter.Flush(r.image)
	r.paintBlock(s, f, h, by)
	axes.edges(ticks)
	s.painter.Flush(r.image)
	s.drawMinima(f, h)
	s.painter.Flush(r.image)
}

// Where the picture has no more than mostSmooth pixels, and these are large
// ones, each is the mean of four.
const (
	mostSmooth = 2.5e6
	largePixel = 1.6 // units
)

// paintBlock draws the block itself. Its iso-lines stand where they stand from above.
func (r *relief) paintBlock(s *Surface, f *Frame, h *hill, by *paint.ReliefShader) {
	fine := 1
	if f.Unit < largePixel && h.box.W*h.box.H <= mostSmooth {
		fine = 2
	}
	r.fine = layer(r.fine, r.image.Bounds().Size().Mul(fine))
	r.fine.Clear()
	camera := Camera(f, h.box)
	if key := (linesKey{f.Serial, h.shade, camera, f.Unit}); r.lines != key {
		r.lines, r.spacing = key, s.field.spacing(h.loss, h.shade, &camera, isoLines(f, &camera))
	}
	r.shapes.Draw(r.fine, by, h.relief, &h.orbit, float64(fine), h.loss, h.shade, r.spacing, f.Theme)
	var o ebiten.DrawImageOptions
	o.GeoM.Scale(1/float64(fine), 1/float64(fine))
	o.Filter = ebiten.FilterLinear
	r.image.DrawImage(r.fine, &o)
}
