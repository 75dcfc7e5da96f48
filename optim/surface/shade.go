package surface

import (
	"math"
	"slices"
)

// Shade maps loss to colour: Lo is the darkest value, Hi the lightest.
type Shade struct {
	Scale  Scale
	Lo, Hi float64
	// Soft is where a logarithmic scale turns from linear to logarithmic: values
	// within Soft of Lo are told apart by their difference, those beyond by their ratio.
	Soft  float64
	Ranks Ranks // of the rank scale
}

// Level is the position of a value on the colour ramp, from 0 to 1:
//
//	linear:       t = (f − Lo) / (Hi − Lo)
//	logarithmic:  t = log1p((f − Lo)/Soft) / log1p((Hi − Lo)/Soft)
//	by rank:      t = the part of the Domain that is lower, piece by piece linear: see Ranks
//
// Values beyond the ends take the colour of the end. NaN gives NaN.
func (s *Shade) Level(f float64) float64 {
	// min and max pass NaN on. Clamping first keeps infinities out of the quotients.
	return s.Place(min(max(f, s.Lo), s.Hi))
}

// Place is Level, but goes on beyond the ends of a linear scale, and beyond the
// upper end of a logarithmic one: iso-lines stand there, too.
func (s *Shade) Place(f float64) float64 {
	switch s.Scale {
	case ScaleLog:
		return math.Log1p(max(f-s.Lo, 0)/s.Soft) / math.Log1p((s.Hi-s.Lo)/s.Soft)
	case ScaleRank:
		return s.Ranks.level(f)
	}
	return (f - s.Lo) / (s.Hi - s.Lo)
}

// Height is Level, going on beyond the ends: in proportion on the linear and the
// logarithmic scale, the latter evenly about Lo, and on the rank scale as its
// outermost pieces rise. It grows with f everywhere and is infinite where f is.
func (s *Shade) Height(f float64) float64 {
	switch s.Scale {
	case ScaleLog:
		return math.Copysign(math.Log1p(math.Abs(f-s.Lo)/s.Soft), f-s.Lo) / math.Log1p((s.Hi-s.Lo)/s.Soft)
	case ScaleRank:
		return s.Ranks.height(f, s)
	}
	return (f - s.Lo) / (s.Hi - s.Lo)
}

// Constants of the sampling behind Shade.
const (
	shadeGrid = 64 // samples along each side of the Domain, borders included
	// shadeDark is the part of the Domain within Soft of the floor. A twentieth
	// leaves the valleys dark and still shows their course.
	shadeDark = 0.05
	// shadeLeast is the least Hi − Lo that is told apart: parts of what is smaller are below the smallest numbers.
	shadeLeast = 1e-300
	// shadeMost bounds the values that are told apart: beyond it their difference could overflow.
	shadeMost = math.MaxFloat64 / 4
	// shadeRange is the largest ratio of Hi − Lo to Soft: more decades than
	// this leave no contrast for the slopes.
	shadeRange = 1e6
)

// Shade is the colour scale that suits the surface, over its Domain.
func (l *Loss) Shade() *Shade { return &l.shades[l.auto] }

// ShadeBy is a colour scale of the caller's choice, over the surface's Domain.
func (l *Loss) ShadeBy(scale Scale) *Shade { return &l.shades[scale] }

// sample chooses the colour scales from the values on a grid, infinite ones apart: up to the
// highest one, from the floor or else the lowest one.
func (l *Loss) sample(grid []float64) {
	f := slices.DeleteFunc(slices.Clone(grid), func(v float64) bool { return !(math.Abs(v) <= shadeMost) })
	slices.Sort(f)
	s := Shade{Lo: 0, Hi: 1, Soft: 1}
	l.auto = l.Scale
	switch {
	case len(f) > 0 && l.Own:
		s = l.robust(f)
	case len(f) > 0:
		s = l.span(f)
	}
	for scale := range l.shades {
		l.shades[scale] = s
		l.shades[scale].Scale = Scale(scale)
	}
	l.shades[ScaleRank].Ranks = rank(f, &s, l.Own)
	if l.Own {
		l.auto = l.clearest(f)
	}
}

// span chooses the ends of the scale and where it turns logarithmic, from sorted values.
func (l *Loss) span(f []float64) Shade {
	s := Shade{Lo: f[0], Hi: f[len(f)-1]}
	l.settle(&s, f)
	return s
}

// settle lowers a scale to the floor, and chooses where it turns logarithmic.
func (l *Loss) settle(s *Shade, f []float64) {
	if floor, known := l.Floor(); known {
		s.Lo = min(s.Lo, max(floor, -shadeMost))
	}
	if !(s.Hi-s.Lo > shadeLeast) {
		s.Hi = s.Lo + max(1, math.Abs(s.Lo)) // a constant surface is as dark as it can be
	}
	dark := f[int(shadeDark*float64(len(f)))] - s.Lo
	s.Soft = max(dark, (s.Hi-s.Lo)/shadeRange)
}

// grid evaluates the loss at shadeGrid × shadeGrid points of the Domain.
func (l *Loss) grid() []float64 {
	f := make([]float64, shadeGrid*shadeGrid)
	x, y := make([]float64, shadeGrid), make([]float64, shadeGrid)
	for i := range x {
		x[i] = l.gridX(i)
	}
	for j := range shadeGrid {
		row := l.gridY(j)
		for i := range y {
			y[i] = row
		}
		l.Values(f[j*shadeGrid:(j+1)*shadeGrid], x, y)
	}
	return f
}

func (l *Loss) gridX(i int) float64 { return l.Domain.X0 + l.Domain.W()*float64(i)/(shadeGrid-1) }
func (l *Loss) gridY(j int) float64 { return l.Domain.Y0 + l.Domain.H()*float64(j)/(shadeGrid-1) }
