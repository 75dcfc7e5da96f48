package paint

import (
	"strings"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/optim/surface"
	"github.com/optiscope/optiscope/scenes/control"
)

// levelSource gives shaders the levels of a loss. LOSS is replaced by the
// formula's own source. Level is the twin of surface.Shade.Place.
const levelSource = `
var Params vec4
var Low float
var High float
var Soft float
var Scale float // 0 linear, 1 logarithmic, 2 by rank
var RankFrom [32]float
var RankTo [32]float
var RankLeast float
var Huge float // a uniform, since Ebitengine writes whole constants beyond 2⁶³ wrongly

LOSS

// log1p keeps its digits near 0, where log(1+x) has none left in 32 bits.
func log1p(x float) float {
	if x < 0.01 {
		return x * (1 - x*(0.5-x*(1.0/3.0-x*0.25)))
	}
	return log(1 + x)
}

// level takes both results of a loss. An infinite one is far beyond the end of the scale.
func level(f, hole float) float {
	if hole > 0.0 || f != f {
		return 1e7 // which is not known
	}
	return clamp(scaled(clamp(f, -Huge, Huge)), -1e5, 1e5)
}

func scaled(f float) float {
	if Scale == 1 {
		return log1p(max(f-Low, 0)/Soft) / log1p((High-Low)/Soft)
	}
	if Scale == 2 {
		sum := 0.0
		for k := 0; k < 32; k++ {
			sum += clamp((f-RankFrom[k])/(RankTo[k]-RankFrom[k]), 0, 1)
		}
		return (sum - RankLeast) / (32 - RankLeast)
	}
	return (f - Low) / (High - Low)
}
`

// colourSource gives shaders the colours of levels.
const colourSource = `
var Spacing float // of iso-lines, in levels
var Ramp [6]vec4
var Iso vec4
var Ground vec4

// known tells levels from what is no number.
func known(t float) bool {
	return abs(t) < 1e6
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

// hatch marks where there is nothing to colour.
func hatch(at vec2) vec4 {
	line := vec4(Iso.rgb/max(Iso.a, 0.01), 1)
	return Ground + 0.5*Iso.a*step(0.5, fract((at.x+at.y)/8))*(line-Ground)
}

// lined is the colour of a level with the iso-lines on it, so many pixels wide.
func lined(t, width float) vec4 {
	line := vec4(Iso.rgb/max(Iso.a, 0.01), 1)
	lines := t / Spacing
	change := max(fwidth(lines), 1e-6)
	nearest := abs(fract(lines-0.5) - 0.5) / (change * width)
	strength := clamp(1.1-nearest, 0, 1) * clamp((0.45-change*width)*4, 0, 1)
	if abs(t) > 1e4 || change < 1e-4 {
		strength = 0 // so far beyond the scale no two lines can be told apart, and a plain is no line
	}
	return mix(ramp(t), line, Iso.a*strength)
}
`

// levelShader compiles a shader with levelSource, for the formula of a loss, and colourSource in the place of LEVELS.
func levelShader(source string, loss *surface.Loss) (*ebiten.Shader, error) {
	source = strings.Replace(source, "LEVELS", levelSource+colourSource, 1)
	return ebiten.NewShader([]byte(strings.Replace(source, "LOSS", loss.Formula().Kage("loss"), 1)))
}

// scaleNumbers is how levelSource spells a scale.
var scaleNumbers = [...]float32{surface.ScaleLinear: 0, surface.ScaleLog: 1, surface.ScaleRank: 2}

// levelUniforms are the values of levelSource's and colourSource's variables.
func levelUniforms(loss *surface.Loss, shade *surface.Shade, spacing float64, theme *control.Theme) map[string]any {
	all := colourUniforms(spacing, theme)
	for name, value := range map[string]any{
		"Params": numbers32(loss.Params[:]),
		"Low":    float32(shade.Lo), "High": float32(shade.Hi), "Soft": float32(shade.Soft), "Scale": scaleNumbers[shade.Scale],
		"RankFrom": numbers32(shade.Ranks.From[:]), "RankTo": numbers32(shade.Ranks.To[:]), "RankLeast": float32(shade.Ranks.Least),
		"Huge": float32(1e38),
	} {
		all[name] = value
	}
	return all
}

// colourUniforms are the values of colourSource's variables.
func colourUniforms(spacing float64, theme *control.Theme) map[string]any {
	var ramp []float32
	for _, stop := range theme.Ramp {
		c := premultiplied(stop, 1)
		ramp = append(ramp, c[:]...)
	}
	iso, ground := premultiplied(theme.Iso, 1), premultiplied(theme.Ground, 1)
	return map[string]any{"Spacing": float32(spacing), "Ramp": ramp, "Iso": iso[:], "Ground": ground[:]}
}

func numbers32(numbers []float64) []float32 {
	all := make([]float32, len(numbers))
	for i, v := range numbers {
		all[i] = float32(v)
	}
	return all
}
