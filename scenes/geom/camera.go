// Package geom holds ticks, cameras, outlines and reliefs: drawing as numbers.
package geom

import "math"

// Rect is an axis-parallel rectangle in pixels, y downwards.
type Rect struct{ X, Y, W, H float64 }

// Contains says whether a point lies in the rectangle.
func (r Rect) Contains(x, y float64) bool {
	return x >= r.X && x < r.X+r.W && y >= r.Y && y < r.Y+r.H
}

// Empty says whether the rectangle has no area.
func (r Rect) Empty() bool { return !(r.W > 0 && r.H > 0) }

// Inset is the rectangle less a margin on each side.
func (r Rect) Inset(left, top, right, bottom float64) Rect {
	return Rect{r.X + left, r.Y + top, max(r.W-left-right, 0), max(r.H-top-bottom, 0)}
}

// Camera maps a plane with y upwards onto pixels. Both axes have one scale, so
// that a circle is round and a gradient stands upright on its iso-line.
type Camera struct {
	X, Y          float64 // the point shown in the middle
	Scale         float64 // pixels a unit
	MidX, MidY    float64 // the middle, in pixels
	Width, Height float64 // of the view, in pixels
}

// LookAt is the camera that shows a w × h area around (x, y) as large as it
// fits into view, magnified by zoom.
func LookAt(x, y, w, h, zoom float64, view Rect) Camera {
	return Camera{X: x, Y: y, Scale: zoom * min(view.W/w, view.H/h),
		MidX: view.X + view.W/2, MidY: view.Y + view.H/2, Width: view.W, Height: view.H}
}

// Pixel is where a point of the plane appears.
func (c *Camera) Pixel(x, y float64) (px, py float64) {
	return c.MidX + (x-c.X)*c.Scale, c.MidY - (y-c.Y)*c.Scale
}

// Point is the point of the plane that appears at a pixel.
func (c *Camera) Point(px, py float64) (x, y float64) {
	return c.X + (px-c.MidX)/c.Scale, c.Y - (py-c.MidY)/c.Scale
}

// Bounds is the part of the plane in view.
func (c *Camera) Bounds() (x0, y0, x1, y1 float64) {
	x0, y1 = c.Point(c.MidX-c.Width/2, c.MidY-c.Height/2)
	x1, y0 = c.Point(c.MidX+c.Width/2, c.MidY+c.Height/2)
	return x0, y0, x1, y1
}

// Snap rounds a coordinate as the camera's pixels allow.
func (c *Camera) Snap(v float64) float64 { return Snap(v, c.Scale) }

// Snap rounds a coordinate to the fewest decimals that still tell two
// neighbouring pixels apart, of scale to a unit, so that what a drag sets is short to write.
func Snap(v, scale float64) float64 {
	step := math.Pow(10, math.Floor(math.Log10(1/scale)))
	if !(step > 0) || math.IsInf(step, 0) {
		return v
	}
	inverse := math.Round(1 / step)
	if inverse >= 1 {
		return math.Round(v*inverse) / inverse
	}
	return math.Round(v/step) * step
}
