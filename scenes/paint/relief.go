package paint

import (
	"math"
	"strings"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/optim/surface"
	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/geom"
)

// reliefShader colours a block with a surface on it. The vertices tell in the
// alpha of their colour what they belong to; red is the level. On the surface
// green is the height, which is shown from 0 to 1, and Custom holds the
// place in the plane and the slopes along x and y. PLACE finds the level there: by
// the formula, then colour and iso-lines are those that the pixel has from above.
// On a side, which is a cut through the colours of the heights, green is the light.
// A level place has about the colour that it has from above.
const reliefShader = `//kage:unit pixels
package main

var Light vec3 // the direction to it, of length 1
var Shadow vec4
var Fine float // pixels of this image in one of the screen

LEVELS
PLACE

func Fragment(dst vec4, src vec2, color vec4, at vec4) vec4 {
	t := place(at.xy, color.r)
	light := max(dot(normalize(vec3(-at.z, -at.w, 1)), Light), 0)
	if color.a > 0.5 {
		t = color.r
		light = color.g
	}
	c := lined(t, 1/Fine)
	if color.a > 1.5 {
		return hatch((dst.xy - imageDstOrigin()) / Fine)
	}
	if !known(t) || color.a < 0.5 && (color.g < -1e-5 || color.g > 1.00001) {
		return vec4(0) // a hole, or what the block is cut from, to the pixel
	}
	return vec4(min(c.rgb*(Shadow.rgb+(1.18-Shadow.rgb)*light), 1), 1)
}
`

// formulaLevel finds the level by the formula, heightLevel by the heights.
const (
	formulaLevel = `
func place(at vec2, height float) float {
	return level(loss(at.x, at.y, Params.x, Params.y, Params.z, Params.w))
}
`
	heightLevel = `
func place(at vec2, height float) float {
	return height
}
`
)

// ReliefShader colours the surface of a block.
type ReliefShader struct {
	shader *ebiten.Shader
	exact  bool // it contains the formula
}

// NewReliefShader compiles the shader of a loss: the colours are those of the
// formula at every pixel. Parameters may change without compiling again.
func NewReliefShader(loss *surface.Loss) (*ReliefShader, error) {
	shader, err := levelShader(strings.Replace(reliefShader, "PLACE", formulaLevel, 1), loss)
	if err != nil {
		return nil, err
	}
	return &ReliefShader{shader, true}, nil
}

// NewHeightShader compiles a shader for every loss: it colours by the heights of the relief alone.
func NewHeightShader() (*ReliefShader, error) {
	source := strings.Replace(reliefShader, "LEVELS", colourSource, 1)
	shader, err := ebiten.NewShader([]byte(strings.Replace(source, "PLACE", heightLevel, 1)))
	if err != nil {
		return nil, err
	}
	return &ReliefShader{shader: shader}, nil
}

// Deallocate frees the shader.
func (s *ReliefShader) Deallocate() { s.shader.Deallocate() }

// What a vertex belongs to, as reliefShader spells it.
const (
	onSurface = 0
	onSide    = 1
	onGround  = 2
)

// sideLight is what of the light falls on the sides, so that the surface stands out.
const sideLight = 0.7

// Relief draws a surface as a block.
type Relief struct {
	places   [][3]float32 // of the grid points, from the block's middle, as the vertices list them
	vertices []ebiten.Vertex
	indices  []uint32
	walk     geom.Walk
	fixed    int // indices of the surface; those of the sides follow
	surface  int // vertices of the surface
	options  ebiten.DrawTrianglesShaderOptions
}

// Load takes the heights of a relief, whose values are levels of a shade: it
// has to be called whenever they changed.
func (p *Relief) Load(r *geom.Relief) {
	p.places, p.vertices, p.indices = p.places[:0], p.vertices[:0], p.indices[:0]
	for j := range r.N + 1 {
		for i := range r.N + 1 {
			x, y, z, zx, zy := r.Vertex(i, j)
			p.places = append(p.places, [3]float32{float32(x - r.X), float32(y - r.Y), float32(z)})
			p.vertices = append(p.vertices, ebiten.Vertex{ColorA: onSurface, ColorR: float32(r.Value(z)), ColorG: float32(z / r.Tall),
				Custom0: float32(x), Custom1: float32(y), Custom2: float32(zx), Custom3: float32(zy)})
		}
	}
	p.surface = len(p.vertices)
}

// Draw paints the block on dst as an orbit sees it, whose pixels are dst's but
// for fine, the number of dst's pixels in one of the orbit's. Where there is no
// block dst is left as it is.
func (p *Relief) Draw(dst *ebiten.Image, by *ReliefShader, r *geom.Relief, o *geom.Orbit, fine float64, loss *surface.Loss, shade *surface.Shade, spacing float64, theme *control.Theme) {
	p.order(r, o)
	p.place(r, o, float32(fine))
	p.sides(r, o, float32(fine))
	lx, ly, lz := light(o)
	if by.exact {
		p.options.Uniforms = levelUniforms(loss, shade, spacing, theme)
	} else {
		p.options.Uniforms = colourUniforms(spacing, theme)
	}
	p.options.Uniforms["Light"] = []float32{float32(lx), float32(ly), float32(lz)}
	shadow := premultiplied(theme.Shadow, 1)
	p.options.Uniforms["Shadow"] = shadow[:]
	p.options.Uniforms["Fine"] = float32(fine)
	dst.DrawTrianglesShader32(p.vertices, p.indices, by.shader, &p.options)
}

// light is the direction to the light: it comes from the upper left of the
// picture, as on maps, whatever the side the block is seen from. Otherwise hollows look like hills.
func light(o *geom.Orbit) (x, y, z float64) {
	const right, away, up = -0.52, 0.18, 0.83
	size := math.Sqrt(right*right + away*away + up*up)
	return o.Turn(right/size, away/size, up/size)
}

// order lists the triangles of the ground and of the surface, unless they are in order.
func (p *Relief) order(r *geom.Relief, o *geom.Orbit) {
	if w := r.Walk(o); len(p.indices) == 0 || w != p.walk {
		p.walk = w
		p.indices = p.indices[:0]
		if r.Pierced() {
			ground := uint32(p.surface)
			p.indices = append(p.indices, ground, ground+1, ground+2, ground, ground+2, ground+3)
		}
		p.indices = r.Triangles(p.indices, w)
		p.fixed = len(p.indices)
	}
	p.indices, p.vertices = p.indices[:p.fixed], p.vertices[:p.surface]
}

// place projects the grid points. A height may be NaN, where no triangle has a corner.
func (p *Relief) place(r *geom.Relief, o *geom.Orbit, fine float32) {
	// The projection is linear: three steps of it do.
	x0, y0 := o.Pixel(r.X, r.Y, 0)
	xx, xy := o.Pixel(r.X+1, r.Y, 0)
	yx, yy := o.Pixel(r.X, r.Y+1, 0)
	_, zy := o.Pixel(r.X, r.Y, 1)
	along := [2]float32{float32(xx-x0) * fine, float32(xy-y0) * fine}
	across := [2]float32{float32(yx-x0) * fine, float32(yy-y0) * fine}
	up := float32(zy-y0) * fine
	left, top := float32(x0)*fine, float32(y0)*fine
	vertices := p.vertices[:len(p.places)]
	for i, at := range p.places {
		v := &vertices[i]
		v.DstX = left + at[0]*along[0] + at[1]*across[0]
		v.DstY = top + at[0]*along[1] + at[1]*across[1] + at[2]*up
	}
}

// sides appends the ground, which is seen through holes alone, and the two sides toward the viewer.
func (p *Relief) sides(r *geom.Relief, o *geom.Orbit, fine float32) {
	corners := o.Corners()
	for _, c := range corners {
		p.corner(o, c.X, c.Y, 0, fine, ebiten.Vertex{ColorA: onGround})
	}
	lx, ly, _ := light(o)
	for side := range 2 {
		// From the nearest corner to the one on its right, and to the one on its left.
		from, to := corners[0], corners[1+2*side]
		nx, ny := from.X-r.X+to.X-r.X, from.Y-r.Y+to.Y-r.Y
		size := math.Hypot(nx, ny)
		p.side(r, o, from, to, fine, float32(sideLight*max(lx*nx/size+ly*ny/size, 0)))
	}
}

func (p *Relief) corner(o *geom.Orbit, x, y, z float64, fine float32, v ebiten.Vertex) {
	px, py := o.Pixel(x, y, z)
	v.DstX, v.DstY = float32(px)*fine, float32(py)*fine
	p.vertices = append(p.vertices, v)
}

// side appends the wall under the surface's border between two corners.
func (p *Relief) side(r *geom.Relief, o *geom.Orbit, from, to geom.Corner, fine, bright float32) {
	post := func(k int, z float64) { // from the ground to the border
		part := float64(k) / float64(r.N)
		x, y := from.X+part*(to.X-from.X), from.Y+part*(to.Y-from.Y)
		for _, z := range [2]float64{0, min(max(z, 0), r.Tall)} {
			p.corner(o, x, y, z, fine, ebiten.Vertex{ColorA: onSide, ColorR: float32(r.Value(z)), ColorG: bright})
		}
	}
	begun := false // the last post is that before part k
	for k := range r.N {
		z0, z1, ok := r.Edge(from, to, k)
		if ok {
			if !begun {
				post(k, z0)
			}
			post(k+1, z1)
			at := uint32(len(p.vertices) - 4)
			p.indices = append(p.indices, at, at+1, at+2, at+1, at+2, at+3)
		}
		begun = ok
	}
}
