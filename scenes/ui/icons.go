package ui

// iconPath draws the picture that a control names, in a square of side 1
// scaled to the pen; ok is false for a name without a picture.
func iconPath(name string) (path func(*pen), ok bool) {
	switch name {
	case "play", "pause", "first", "last", "back", "forward":
		return func(p *pen) { transportIcon(p, name) }, true
	case "event-back", "event-forward":
		return func(p *pen) { eventIcon(p, name == "event-back") }, true
	case "eye", "eye-off":
		return func(p *pen) { eyeIcon(p, name == "eye-off") }, true
	case "zoom-in", "zoom-out", "zoom-home":
		return func(p *pen) { zoomIcon(p, name) }, true
	case "close":
		return func(p *pen) {
			s, w := p.size, 0.11*p.size
			p.line(0.22*s, 0.22*s, 0.78*s, 0.78*s, w)
			p.line(0.22*s, 0.78*s, 0.78*s, 0.22*s, w)
		}, true
	case "lock":
		return lockIcon, true
	case "check":
		return func(p *pen) {
			s, w := p.size, 0.13*p.size
			p.line(0.16*s, 0.54*s, 0.4*s, 0.78*s, w)
			p.line(0.4*s, 0.78*s, 0.84*s, 0.26*s, w)
		}, true
	case "gallery":
		return func(p *pen) {
			s := p.size
			for _, corner := range [][2]float64{{0.08, 0.08}, {0.56, 0.08}, {0.08, 0.56}, {0.56, 0.56}} {
				x, y := corner[0]*s, corner[1]*s
				p.roundRect(x, y, x+0.36*s, y+0.36*s, 0.06*s, true)
				p.roundRect(x+0.08*s, y+0.08*s, x+0.28*s, y+0.28*s, 0.02*s, false)
			}
		}, true
	case "duplicate":
		return func(p *pen) {
			s, w := p.size, 0.09*p.size
			for _, l := range [][4]float64{{0.36, 0.36, 0.84, 0.36}, {0.84, 0.36, 0.84, 0.84}, {0.84, 0.84, 0.36, 0.84}, {0.36, 0.84, 0.36, 0.36},
				{0.16, 0.66, 0.16, 0.16}, {0.16, 0.16, 0.66, 0.16}} {
				p.line(l[0]*s, l[1]*s, l[2]*s, l[3]*s, w)
			}
		}, true
	case "dots":
		return func(p *pen) {
			for _, x := range []float64{0.2, 0.5, 0.8} {
				p.disc(x*p.size, 0.5*p.size, 0.09*p.size, true)
			}
		}, true
	case "language":
		return func(p *pen) {
			s, w := p.size, 0.07*p.size
			p.ring(0.5*s, 0.5*s, 0.4*s, w)
			p.line(0.1*s, 0.5*s, 0.9*s, 0.5*s, w)
			p.line(0.5*s, 0.1*s, 0.5*s, 0.9*s, w)
			for _, side := range []float64{-1, 1} { // meridians, as three straight pieces each
				bulge := side * 0.19 * s
				p.line(0.5*s, 0.1*s, 0.5*s+bulge, 0.32*s, w)
				p.line(0.5*s+bulge, 0.32*s, 0.5*s+bulge, 0.68*s, w)
				p.line(0.5*s+bulge, 0.68*s, 0.5*s, 0.9*s, w)
			}
		}, true
	case "plus":
		return func(p *pen) { plus(p, 0.5*p.size, 0.5*p.size, 0.34*p.size, true) }, true
	case "more":
		return func(p *pen) {
			s, w := p.size, 0.12*p.size
			p.line(0.2*s, 0.36*s, 0.5*s, 0.66*s, w)
			p.line(0.5*s, 0.66*s, 0.8*s, 0.36*s, w)
		}, true
	}
	return nil, false
}

func plus(p *pen, x, y, r float64, upright bool) {
	w := 0.1 * p.size
	p.line(x-r, y, x+r, y, w)
	if upright {
		p.line(x, y-r, x, y+r, w)
	}
}

func transportIcon(p *pen, name string) {
	s := p.size
	right := func(x0, x1 float64) { p.polygon(x0*s, 0.18*s, x1*s, 0.5*s, x0*s, 0.82*s) }
	bar := func(x0, x1 float64) { p.polygon(x0*s, 0.18*s, x1*s, 0.18*s, x1*s, 0.82*s, x0*s, 0.82*s) }
	switch name {
	case "play":
		right(0.26, 0.86)
	case "pause":
		bar(0.24, 0.42)
		bar(0.58, 0.76)
	case "forward":
		right(0.28, 0.76)
	case "back":
		right(0.72, 0.24)
	case "last":
		right(0.18, 0.68)
		bar(0.72, 0.84)
	case "first":
		right(0.82, 0.32)
		bar(0.16, 0.28)
	}
}

// eventIcon is a mark of the timeline and an arrow beside it.
func eventIcon(p *pen, back bool) {
	s, w := p.size, 0.09*p.size
	x := func(v float64) float64 {
		if back {
			return v * s
		}
		return (1 - v) * s
	}
	p.line(x(0.36), 0.22*s, x(0.1), 0.5*s, w)
	p.line(x(0.1), 0.5*s, x(0.36), 0.78*s, w)
	p.polygon(x(0.66), 0.27*s, x(0.89), 0.5*s, x(0.66), 0.73*s, x(0.43), 0.5*s)
}

// eyeIcon is a lens of two arcs around a pupil, struck through for hidden.
func eyeIcon(p *pen, off bool) {
	s, w := p.size, float32(0.045*p.size)
	f := func(v float64) float32 { return float32(v * s) }
	lens := func(grow float32, clockwise bool) {
		l, r, m := f(0.06)-grow, f(0.94)+grow, f(0.5)
		up, down := f(0.1)-1.4*grow, f(0.9)+1.4*grow
		if !clockwise {
			up, down = down, up
		}
		p.raster.MoveTo(l, m)
		p.raster.QuadTo(m, up, r, m)
		p.raster.QuadTo(m, down, l, m)
		p.raster.ClosePath()
	}
	lens(w, true)
	lens(-w, false)
	p.disc(0.5*s, 0.5*s, 0.15*s, true)
	if off {
		p.line(0.16*s, 0.14*s, 0.84*s, 0.86*s, 0.1*s)
	}
}

func zoomIcon(p *pen, name string) {
	s := p.size
	if name == "zoom-home" {
		for _, corner := range [][2]float64{{0.16, 0.16}, {0.84, 0.16}, {0.84, 0.84}, {0.16, 0.84}} {
			x, y := corner[0]*s, corner[1]*s
			dx, dy := (0.5*s-x)*0.65, (0.5*s-y)*0.65
			p.line(x, y, x+dx, y, 0.1*s)
			p.line(x, y, x, y+dy, 0.1*s)
		}
		return
	}
	plus(p, 0.5*s, 0.5*s, 0.34*s, name == "zoom-in")
}
