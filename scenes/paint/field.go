package paint

import (
	"math"
	"strings"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/optim/surface"
	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/geom"
)

// fieldPlace finds the level of a pixel in a grid of levels that were computed before: between four of them it is
// linear in both directions. Each is a texel of 24 bits; 0 is a hole.
const fieldPlace = `
var Cell float // width of a cell, in pixels
var Count vec2 // of cells
var Least float // the level of code 1
var Most float  // the level of the largest code

func code(cell vec2) float {
	c := imageSrc0UnsafeAt(clamp(cell, vec2(0), Count-1) + 0.5 + imageSrc0Origin())
	return floor(c.r*255+0.5)*65536 + floor(c.g*255+0.5)*256 + floor(c.b*255+0.5)
}

func place(at vec2) float {
	cells := at/Cell - 0.5
	nearest := code(floor(cells + 0.5))
	if nearest == 0.0 {
		return 1e7 // which is not known
	}
	if nearest == 1.0 && Least < -3.9 {
		return -1e5
	}
	if nearest == 16777215.0 && Most > 4.9 {
		return 1e5
	}
	sum := 0.0
	weight := 0.0
	for j := 0; j < 2; j++ {
		for i := 0; i < 2; i++ {
			corner := floor(cells) + vec2(float(i), float(j))
			if c := code(corner); c > 0.0 {
				near := (1 - abs(cells.x-corner.x)) * (1 - abs(cells.y-corner.y))
				sum += near * (c - 1)
				weight += near
			}
		}
	}
	return Least + (Most-Least)*(sum/weight)/16777214
}
`

// largestCode is that of 24 bits.
const largestCode = 1<<24 - 1

// mostCells is how many levels are computed: as many as there is time for in a frame.
const mostCells = 90000

// Field draws a surface by levels that the processor computes. It is coarser than a Contour and costs more, but it
// compiles nothing for a formula, and it tells values apart that 32 bits cannot.
type Field struct {
	shader  *ebiten.Shader
	codes   *ebiten.Image
	texels  []byte
	x, y, f []float64 // of one row
	levels  []float64
}

// NewField compiles the shader.
func NewField() (*Field, error) {
	source := strings.Replace(contourShader, "LEVELS", colourSource, 1)
	shader, err := ebiten.NewShader([]byte(strings.Replace(source, "PLACE", fieldPlace, 1)))
	if err != nil {
		return nil, err
	}
	return &Field{shader: shader}, nil
}

// Draw is Contour.Draw.
func (d *Field) Draw(dst *ebiten.Image, loss *surface.Loss, shade *surface.Shade, camera *geom.Camera, spacing float64, theme *control.Theme) {
	d.draw(dst, loss, shade, camera, spacing, theme, 0)
}

// Probe is Contour.Probe.
func (d *Field) Probe(dst *ebiten.Image, loss *surface.Loss, shade *surface.Shade, camera *geom.Camera, theme *control.Theme) {
	d.draw(dst, loss, shade, camera, 1, theme, 1)
}

func (d *Field) draw(dst *ebiten.Image, loss *surface.Loss, shade *surface.Shade, camera *geom.Camera, spacing float64, theme *control.Theme, probe float32) {
	bounds := dst.Bounds()
	w, h := float64(bounds.Dx()), float64(bounds.Dy())
	cell := math.Ceil(math.Sqrt(w * h / mostCells))
	columns, rows := int(math.Ceil(w/cell)), int(math.Ceil(h/cell))
	d.compute(loss, shade, camera, cell, columns, rows)
	least, most := d.encode()
	d.upload(columns, rows)
	o := ebiten.DrawTrianglesShaderOptions{Uniforms: colourUniforms(spacing, theme)}
	o.Images[0] = d.codes
	o.Uniforms["Cell"], o.Uniforms["Count"] = float32(cell), []float32{float32(columns), float32(rows)}
	o.Uniforms["Least"], o.Uniforms["Most"] = float32(least), float32(most)
	o.Uniforms["Probe"] = probe
	x0, y0, x1, y1 := float32(bounds.Min.X), float32(bounds.Min.Y), float32(bounds.Max.X), float32(bounds.Max.Y)
	corners := []ebiten.Vertex{{DstX: x0, DstY: y0}, {DstX: x1, DstY: y0}, {DstX: x0, DstY: y1}, {DstX: x1, DstY: y1}}
	dst.DrawTrianglesShader(corners, []uint16{0, 1, 2, 1, 2, 3}, d.shader, &o)
}

// compute finds the level in the middle of every cell.
func (d *Field) compute(loss *surface.Loss, shade *surface.Shade, camera *geom.Camera, cell float64, columns, rows int) {
	if len(d.x) != columns {
		d.x, d.y, d.f = make([]float64, columns), make([]float64, columns), make([]float64, columns)
	}
	const largest = math.MaxFloat64 / 4 // differences of larger values overflow
	d.levels = d.levels[:0]
	for j := range rows {
		for i := range columns {
			d.x[i], d.y[i] = camera.Point((float64(i)+0.5)*cell, (float64(j)+0.5)*cell)
		}
		loss.Values(d.f, d.x, d.y)
		for _, f := range d.f {
			d.levels = append(d.levels, shade.Place(min(max(f, -largest), largest)))
		}
	}
}

// encode turns levels into texels, and returns the levels of the first and of the last code. What is farther beyond the
// ends of the scale than shown has the colour of the end, and no iso-lines.
func (d *Field) encode() (least, most float64) {
	const shown = 4
	least, most = 1, 0
	for _, t := range d.levels {
		if !math.IsNaN(t) {
			least, most = min(least, max(t, -shown)), max(most, min(t, 1+shown))
		}
	}
	if !(most > least) {
		least, most = 0, 1
	}
	d.texels = d.texels[:0]
	for _, t := range d.levels {
		code := 0
		if !math.IsNaN(t) {
			code = 1 + int(math.Round(min(max((t-least)/(most-least), 0), 1)*(largestCode-1)))
		}
		d.texels = append(d.texels, byte(code>>16), byte(code>>8), byte(code), 255)
	}
	return least, most
}

func (d *Field) upload(columns, rows int) {
	if d.codes == nil || d.codes.Bounds().Dx() != columns || d.codes.Bounds().Dy() != rows {
		if d.codes != nil {
			d.codes.Deallocate()
		}
		d.codes = ebiten.NewImage(columns, rows)
	}
	d.codes.WritePixels(d.texels)
}
