package paint

import (
	"image"
	"strings"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/optim/surface"
	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/geom"
)

// contourShader colours every pixel by its level. LEVELS is replaced by
// colourSource and what else place needs, PLACE by place. Probe makes it write the level itself, as 24 bits, for
// comparison with Go.
const contourShader = `//kage:unit pixels
package main

var Probe float

LEVELS
PLACE

func packed(t float) vec4 {
	whole := clamp(t, 0, 1) * 16777215
	r := floor(whole / 65536)
	g := floor((whole - r*65536) / 256)
	b := floor(whole - r*65536 - g*256)
	return vec4(r/255, g/255, b/255, 1)
}

func Fragment(dst vec4, src vec2, color vec4) vec4 {
	at := dst.xy - imageDstOrigin()
	t := place(at)
	if Probe > 0 {
		return packed(t)
	}
	if !known(t) {
		return hatch(at)
	}
	return lined(t, 1)
}
`

// formulaPlace finds the level of a pixel by the formula.
const formulaPlace = `
var Origin vec2  // the plane's point at pixel (0, 0)
var Pixel float  // width of a pixel in the plane

func place(at vec2) float {
	return level(loss(Origin.x+at.x*Pixel, Origin.y-at.y*Pixel, Params.x, Params.y, Params.z, Params.w))
}
`

// Contour draws one formula's surface. Parameters, colours and camera may
// change from call to call without compiling again.
type Contour struct {
	shader *ebiten.Shader
}

// NewContour compiles the shader of a loss.
func NewContour(loss *surface.Loss) (*Contour, error) {
	shader, err := levelShader(strings.Replace(contourShader, "PLACE", formulaPlace, 1), loss)
	if err != nil {
		return nil, err
	}
	return &Contour{shader}, nil
}

// Deallocate frees the shader.
func (c *Contour) Deallocate() { c.shader.Deallocate() }

// Draw fills dst with the surface as the camera sees it; the camera's pixels
// are dst's. shade is one of the loss's own, spacing that of iso-lines in levels.
func (c *Contour) Draw(dst *ebiten.Image, loss *surface.Loss, shade *surface.Shade, camera *geom.Camera, spacing float64, theme *control.Theme) {
	c.draw(dst, loss, shade, camera, spacing, theme, 0)
}

// Probe fills dst with the levels themselves: red is the highest of 24 bits.
func (c *Contour) Probe(dst *ebiten.Image, loss *surface.Loss, shade *surface.Shade, camera *geom.Camera, theme *control.Theme) {
	c.draw(dst, loss, shade, camera, 1, theme, 1)
}

func (c *Contour) draw(dst *ebiten.Image, loss *surface.Loss, shade *surface.Shade, camera *geom.Camera, spacing float64, theme *control.Theme, probe float32) {
	x, y := camera.Point(0, 0)
	bounds := dst.Bounds()
	var o ebiten.DrawRectShaderOptions
	o.GeoM.Translate(float64(bounds.Min.X), float64(bounds.Min.Y))
	o.Uniforms = levelUniforms(loss, shade, spacing, theme)
	o.Uniforms["Origin"] = []float32{float32(x), float32(y)}
	o.Uniforms["Pixel"] = float32(1 / camera.Scale)
	o.Uniforms["Probe"] = probe
	dst.DrawRectShader(bounds.Dx(), bounds.Dy(), c.shader, &o)
}

// Sub is the part of an image in a rectangle, rounded outwards to whole pixels.
func Sub(dst *ebiten.Image, r image.Rectangle) *ebiten.Image {
	return dst.SubImage(r).(*ebiten.Image)
}
