package view

import (
	"image"
	"math"
	"slices"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/optim/surface"
	"github.com/optiscope/optiscope/scenes/geom"
)

// field keeps the picture of the surface without runs: it changes only with the
// surface, the camera and the theme, not with the playhead.
type field struct {
	painter fieldPainter
	image   *ebiten.Image
	key     fieldKey
	sample  [3][]float64 // x, y, f of a coarse grid, to choose the iso-lines
}

type fieldKey struct {
	drawer  drawer
	formula string
	params  [4]float64
	scale   surface.Scale
	camera  geom.Camera
	unit    float64
	theme   string
	size    image.Point
}

// update brings the picture up to date for a camera that looks into the
// image's own rectangle. It says whether the picture is a new one.
func (d *field) update(f *Frame, camera *geom.Camera, size image.Point) (fresh bool, err error) {
	by, err := d.painter.choose(f)
	if err != nil {
		return false, err
	}
	return d.picture(f, by, camera, size), nil
}

// show puts the picture where it belongs.
func (d *field) show(dst *ebiten.Image, at image.Point) {
	var o ebiten.DrawImageOptions
	o.GeoM.Translate(float64(at.X), float64(at.Y))
	o.Blend = ebiten.BlendCopy
	dst.DrawImage(d.image, &o)
}

// picture draws the surface into an image of its own, unless it is there.
func (d *field) picture(f *Frame, by drawer, camera *geom.Camera, size image.Point) (fresh bool) {
	loss := f.Result.Loss
	shade := f.State.Shade(loss)
	key := fieldKey{by, loss.Surface.Formula, loss.Params, shade.Scale, *camera, f.Unit, f.Theme.Name, size}
	if d.image != nil && d.key == key {
		return false
	}
	d.key = key
	d.image = layer(d.image, size)
	by.Draw(d.image, loss, shade, camera, d.spacing(loss, shade, camera, isoLines(f, camera)), f.Theme)
	return true
}

// layer is an image of a size to draw on: the one that is there, or a new one in its place.
func layer(old *ebiten.Image, size image.Point) *ebiten.Image {
	if old != nil {
		if old.Bounds().Size() == size {
			return old
		}
		old.Deallocate()
	}
	return ebiten.NewImageWithOptions(image.Rectangle{Max: size}, &ebiten.NewImageOptions{Unmanaged: true})
}

// isoLines is about how many levels of iso-lines a view shows: one for every
// so many units of its shorter side, within limits.
func isoLines(f *Frame, camera *geom.Camera) float64 {
	const every, least, most = 28, 10, 28
	return min(max(min(camera.Width, camera.Height)/(every*f.Unit), least), most)
}

// spacing chooses the distance of iso-lines, in levels, by what is in view.
// It is a power of two, so that zooming in adds lines between those that are there.
func (d *field) spacing(loss *surface.Loss, shade *surface.Shade, camera *geom.Camera, lines float64) float64 {
	const side = 24
	if d.sample[0] == nil {
		for i := range d.sample {
			d.sample[i] = make([]float64, side*side)
		}
	}
	x0, y0, x1, y1 := camera.Bounds()
	xs, ys, fs := d.sample[0], d.sample[1], d.sample[2]
	for k := range xs {
		xs[k] = x0 + (x1-x0)*(float64(k%side)+0.5)/side
		ys[k] = y0 + (y1-y0)*(float64(k/side)+0.5)/side
	}
	loss.Values(fs, xs, ys)
	for k, v := range fs {
		fs[k] = shade.Level(v)
	}
	slices.Sort(fs) // NaN first
	finite := fs[countNaN(fs):]
	if len(finite) < 2 {
		return 1
	}
	reach := finite[len(finite)-1-len(finite)/50] - finite[len(finite)/50]
	if !(reach > 0) {
		return 1
	}
	return math.Exp2(math.Round(math.Log2(reach / lines)))
}

func countNaN(sorted []float64) int {
	n := 0
	for n < len(sorted) && math.IsNaN(sorted[n]) {
		n++
	}
	return n
}
