package icon

import (
	"fmt"
	"image/color"
	"math"
	"strings"
)

// SVG is the rounded icon as a picture without pixels.
func SVG() []byte {
	var s strings.Builder
	s.WriteString(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">`)
	fmt.Fprintf(&s, `<clipPath id="c"><rect width="32" height="32" rx="%d"/></clipPath><g clip-path="url(#c)" fill="none">`, corner)
	fmt.Fprintf(&s, `<path d="M0 0h32v32H0z" fill="%s"/>`, hex(ground()))
	for _, l := range isoLines() {
		fmt.Fprintf(&s, `<ellipse rx="%.4g" ry="%.4g" transform="translate(%g %g) rotate(%.4g)" stroke="%s" stroke-width="%g"/>`,
			l.radius, l.radius/ratio, lowX, lowY, tilt*180/math.Pi, hex(l.color), lineWidth)
	}
	c, t := path(), triangle()
	curve := fmt.Sprintf("M%g %gC%g %g %g %g %g %g", c[0].x, c[0].y, c[1].x, c[1].y, c[2].x, c[2].y, c[3].x, c[3].y)
	end := fmt.Sprintf("M%g %gL%g %gL%g %gz", t[0].x, t[0].y, t[1].x, t[1].y, t[2].x, t[2].y)
	s.WriteString(`<g stroke-linecap="round" stroke-linejoin="round">`)
	fmt.Fprintf(&s, `<path d="%s" stroke="%s" stroke-width="%.4g"/>`, curve, hex(ground()), pathWidth+2*halo)
	fmt.Fprintf(&s, `<path d="%s" stroke="%s" stroke-width="%.4g"/>`, end, hex(ground()), 2*halo)
	fmt.Fprintf(&s, `<path d="%s" stroke="%s" stroke-width="%g"/></g>`, curve, hex(mark()), pathWidth)
	fmt.Fprintf(&s, `<path d="%s" fill="%s"/></g></svg>`, end, hex(mark()))
	return []byte(s.String())
}

func hex(c color.RGBA) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }
