package ui

import (
	"image"
	"strconv"

	"github.com/optiscope/optiscope/scenes/control"
)

// scribe sets the blocks of one panel, from top to bottom.
type scribe struct {
	*builder
	id      string  // of the panel
	size    float64 // of its type
	x, w    int
	leaves  bool // something that is pressed closes the drawer that holds it
	ruled   int  // where the line beside the present question begins, or -1
	answers int
}

// blocks places a panel's text and returns where it ends.
func (b *builder) blocks(p *control.Panel, size float64, x, y, w int) int {
	s := &scribe{builder: b, id: p.ID, size: size, x: x, w: w, leaves: p.Place == control.Dialog, ruled: -1}
	u := b.u
	for i := range p.Blocks {
		k := &p.Blocks[i]
		key := p.ID + ".text." + strconv.Itoa(i)
		if s.ruled >= 0 && k.Form != control.Answer && k.Form != control.Typed {
			s.rule(key, y)
		}
		if i > 0 {
			y += u.px(s.gap(k))
		}
		y = s.block(key, k, y)
	}
	if s.ruled >= 0 {
		s.rule(p.ID+".text.end", y)
	}
	return y
}

// gap is the room above a block, in rem.
func (s *scribe) gap(k *control.Block) float64 {
	if k.Form == control.Answer || k.Form == control.Typed || k.Form == control.Entry || k.Form == control.Item {
		return 0.45
	}
	return 0.75
}

func (s *scribe) block(key string, k *control.Block, y int) int {
	u := s.u
	switch k.Form {
	case control.Heading:
		return s.lines(key, k.Spans, s.size*1.15, s.x, y, s.w)
	case control.Item:
		in := u.px(1.1)
		dot := place[bullet](s.builder, key+".dot", image.Rect(s.x, y, s.x+in, y+u.lineHeight(s.size)))
		dot.wide = u.px(0.36)
		return s.lines(key, k.Spans, s.size, s.x+in, y, s.w-in)
	case control.Equation:
		padX, padY := u.px(0.7), u.px(0.4)
		place[plate](s.builder, key+".box", image.Rect(s.x, y, s.x+s.w, y))
		end := s.lines(key, k.Spans, s.size, s.x+padX, y+padY, s.w-2*padX) + padY
		s.resize(key+".box", image.Rect(s.x, y, s.x+s.w, end))
		return end
	case control.Question:
		s.ruled = y
		in := u.px(0.95)
		return s.lines(key, k.Spans, s.size, s.x+in, y, s.w-in)
	case control.Answer, control.Entry:
		return s.button(k, y)
	case control.Typed:
		end := y + u.roomy(2.3)
		f := place[field](s.builder, s.id+"."+k.ID, image.Rect(s.x+u.px(0.95), y, s.x+s.w, end))
		f.c, f.wide, f.prefix = k.Field, true, k.Field.Label
		return end
	case control.Chips:
		return s.chips(key, k.Spans, y)
	}
	return s.lines(key, k.Spans, s.size, s.x, y, s.w)
}

// rule draws the line beside a question and its answers.
func (s *scribe) rule(key string, y int) {
	place[stripe](s.builder, key+".rule", image.Rect(s.x, s.ruled, s.x+max(s.u.px(0.2), 2), y))
	s.ruled = -1
}

// button is a block that can be pressed: a choice, or the name of something and what it is about.
func (s *scribe) button(k *control.Block, y int) int {
	u := s.u
	r := image.Rect(s.x, y, s.x+s.w, y)
	if k.Form == control.Answer {
		r.Min.X += u.px(0.95)
	}
	t := place[choiceBox](s.builder, s.id+"."+k.ID, r)
	t.do, t.leaves, t.block, t.size = k.Do, s.leaves, k, s.size
	t.pad = image.Pt(u.px(0.7), u.px(0.45))
	room := r.Dx() - 2*t.pad.X
	if k.Icon != "" {
		room -= u.px(1.3)
	}
	spans, rest := k.Spans, []control.Span(nil)
	if k.Form == control.Entry {
		spans, rest = k.Spans[:1], k.Spans[1:]
	}
	n, m := 0, 0
	t.pieces, n = u.flow(spans, s.size, room)
	if t.more = nil; len(rest) > 0 {
		t.more, m = u.flow(rest, sizeSmall, room)
	}
	t.spans, t.rest = spans, rest
	h := max(n*u.lineHeight(s.size)+m*u.lineHeight(sizeSmall)+2*t.pad.Y, u.roomy(2.3))
	t.high = n*u.lineHeight(s.size) + m*u.lineHeight(sizeSmall)
	if !s.dry {
		s.resize(s.id+"."+k.ID, image.Rect(r.Min.X, y, r.Max.X, y+h))
	}
	return y + h
}

// chips are names that lead to what they name.
func (s *scribe) chips(key string, spans []control.Span, y int) int {
	u := s.u
	h, gap := u.px(1.5), u.px(0.42)
	pitch := max(h+gap, u.roomy(1.5))
	x := s.x
	for i := range spans {
		w := min(u.textWidth(spans[i].Text, sizeSmall, false)+u.px(1.4), s.w)
		if i == 0 {
			w -= u.px(1)
		}
		if x > s.x && x+w > s.x+s.w {
			x, y = s.x, y+pitch
		}
		box := middleOf(image.Rect(x, y, x+w, y+pitch-gap), h)
		if i == 0 {
			c := place[caption](s.builder, key, box)
			c.text, c.style = spans[0].Text, style{size: sizeSmall, color: u.theme.Dim}
		} else {
			c := place[lookChip](s.builder, s.id+".look."+spans[i].Look, box)
			c.text, c.look = spans[i].Text, spans[i].Look
		}
		x += w + gap
	}
	return y + pitch - gap
}

// lines sets a text of several styles, with what can be pressed in it as widgets of their own.
func (s *scribe) lines(key string, spans []control.Span, size float64, x, y, w int) int {
	u := s.u
	pieces, n := u.flow(spans, size, w)
	h := u.lineHeight(size)
	end := y + n*h
	t := place[passage](s.builder, key, image.Rect(x, y, x+w, end))
	t.spans, t.pieces, t.size = spans, pieces, size
	last := -1
	for i, p := range pieces {
		if spans[p.span].Do == nil {
			continue
		}
		r := image.Rect(x+p.x, y+p.line*h, x+p.x+p.w, y+(p.line+1)*h)
		if p.span == last { // what follows on the next line belongs to the same link
			place[linkRest](s.builder, key+".link."+strconv.Itoa(i), r).set(p.text, size, spans[p.span].Do)
			continue
		}
		place[link](s.builder, key+".link."+strconv.Itoa(i), r).set(p.text, size, spans[p.span].Do)
		last = p.span
	}
	return end
}
