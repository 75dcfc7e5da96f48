package paint

import (
	"image"
	"strings"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/optim/surface"
	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/geom"
)

// contourShader colours every pixel by the loss there. LOSS is replaced by the
// formula's own source. Level is the twin of surface.Shade.Level. Probe makes
// it write the level itself, as 24 bits, for comparison with Go.
const contourShader = `//kage:unit pixels
package main

var Origin vec2  // the plane's point at pixel (0, 0)
var Pixel float  // width of a pixel in the plane
var Params vec4
var Low float
var High float
var Soft float
var Scale float // 0 linear, 1 logarithmic, 2 by rank
var RankFrom [32]float
var RankTo [32]float
var RankLeast float
var Spacing float // of iso-lines, in levels
var Ramp [6]vec4
var Iso vec4
var Ground vec4
var Probe float

LOSS

// log1p keeps its digits near 0, where log(1+x) has none left in 32 bits.
func log1p(x float) float {
	if x < 0.01 {
		return x * (1 - x*(0.5-x*(1.0/3.0-x*0.25)))
	}
	return log(1 + x)
}

func level(f float) float {
	if Scale == 1 {
		return log1p(max(f-Low, 0)/Soft) / log1p((High-Low)/Soft)
	}
	if Scale == 2 {
		sum := f - f // keeps NaN
		for k := 0; k < 32; k++ {
			sum += clamp((f-RankFrom[k])/(RankTo[k]-RankFrom[k]), 0, 1)
		}
		return (sum - RankLeast) / (32 - RankLeast)
	}
	return (f - Low) / (High - Low)
}

func ramp(t float) vec4 {
	place := clamp(t, 0, 1) * 5
	c := Ramp[0]
	c = mix(c, Ramp[1], clamp(place, 0, 1))
	c = mix(c, Ramp[2], clamp(place-1, 0, 1))
	c = mix(c, Ramp[3], clamp(place-2, 0, 1))
	c = mix(c, Ramp[4], clamp(place-3, 0, 1))
	return mix(c, Ramp[5], clamp(place-4, 0, 1))
}

func packed(t float) vec4 {
	whole := clamp(t, 0, 1) * 16777215
	r := floor(whole / 65536)
	g := floor((whole - r*65536) / 256)
	b := floor(whole - r*65536 - g*256)
	return vec4(r/255, g/255, b/255, 1)
}

func Fragment(dst vec4, src vec2, color vec4) vec4 {
	at := dst.xy - imageDstOrigin()
	x := Origin.x + at.x*Pixel
	y := Origin.y - at.y*Pixel
	line := vec4(Iso.rgb/max(Iso.a, 0.01), 1)
	t := level(loss(x, y, Params.x, Params.y, Params.z, Params.w))
	if Probe > 0 {
		return packed(t)
	}
	if !(abs(t) < 1e6) {
		// Where the loss is no finite number there is nothing to colour: hatch it.
		return Ground + 0.5*Iso.a*step(0.5, fract((at.x+at.y)/8))*(line-Ground)
	}
	c := ramp(t)
	lines := t / Spacing
	width := max(fwidth(lines), 1e-6)
	nearest := abs(fract(lines-0.5) - 0.5) / width
	strength := clamp(1.1-nearest, 0, 1) * clamp((0.45-width)*4, 0, 1)
	return mix(c, line, Iso.a*strength)
}
`

// Contour draws one formula's surface. Parameters, colours and camera may
// change from call to call without compiling again.
type Contour struct {
	shader *ebiten.Shader
}

// NewContour compiles the shader of a loss.
func NewContour(loss *surface.Loss) (*Contour, error) {
	source := strings.Replace(contourShader, "LOSS", loss.Formula().Kage("loss"), 1)
	shader, err := ebiten.NewShader([]byte(source))
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

// scaleNumbers is how contourShader spells a scale.
var scaleNumbers = [...]float32{surface.ScaleLinear: 0, surface.ScaleLog: 1, surface.ScaleRank: 2}

func (c *Contour) draw(dst *ebiten.Image, loss *surface.Loss, shade *surface.Shade, camera *geom.Camera, spacing float64, theme *control.Theme, probe float32) {
	x, y := camera.Point(0, 0)
	var ramp []float32
	for _, stop := range theme.Ramp {
		c := premultiplied(stop, 1)
		ramp = append(ramp, c[:]...)
	}
	iso, ground := premultiplied(theme.Iso, 1), premultiplied(theme.Ground, 1)
	bounds := dst.Bounds()
	var o ebiten.DrawRectShaderOptions
	o.GeoM.Translate(float64(bounds.Min.X), float64(bounds.Min.Y))
	o.Uniforms = map[string]any{
		"Origin": []float32{float32(x), float32(y)}, "Pixel": float32(1 / camera.Scale), "Params": numbers32(loss.Params[:]),
		"Low": float32(shade.Lo), "High": float32(shade.Hi), "Soft": float32(shade.Soft), "Scale": scaleNumbers[shade.Scale],
		"RankFrom": numbers32(shade.Ranks.From[:]), "RankTo": numbers32(shade.Ranks.To[:]), "RankLeast": float32(shade.Ranks.Least),
		"Spacing": float32(spacing), "Ramp": ramp, "Iso": iso[:], "Ground": ground[:], "Probe": probe,
	}
	dst.DrawRectShader(bounds.Dx(), bounds.Dy(), c.shader, &o)
}

func numbers32(numbers []float64) []float32 {
	all := make([]float32, len(numbers))
	for i, v := range numbers {
		all[i] = float32(v)
	}
	return all
}

// Sub is the part of an image in a rectangle, rounded outwards to whole pixels.
func Sub(dst *ebiten.Image, r image.Rectangle) *ebiten.Image {
	return dst.SubImage(r).(*ebiten.Image)
}
