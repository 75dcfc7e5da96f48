package ui

import (
	"image"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/scenes/control"
)

// shelves are the places of pictured options below each other, from the top
// left corner of all.
type shelves struct {
	cells   []image.Rectangle // one for each option
	heads   []image.Rectangle // one for each option that begins a group; else empty
	picture image.Point       // size of a picture
	pad     int               // from a cell's edge to its picture
	height  int
}

// shelfHead is the height of a group's heading, in rem.
const shelfHead = 2.1

// shelves places options in a width: a heading for each group, then its options in rows.
func (u *UI) shelves(options []control.Option, width int) shelves {
	gap, least := u.px(0.5), u.px(8.5)
	columns := max((width+gap)/(least+gap), 1)
	each := (width + gap) / columns
	s := shelves{cells: make([]image.Rectangle, len(options)), heads: make([]image.Rectangle, len(options)), pad: u.px(0.35)}
	s.picture.X = max(each-gap-2*s.pad, 1)
	s.picture.Y = max(s.picture.X*3/4, 1)
	y, column, high := 0, 0, 0
	for i, o := range options {
		if i == 0 || o.Group != options[i-1].Group {
			if column > 0 {
				y += high + gap
			}
			column, high = 0, u.shelfHeight(options[i:], &s)
			if o.Group != "" {
				s.heads[i] = image.Rect(0, y, width, y+u.px(shelfHead))
				y += u.px(shelfHead)
			}
		} else if column == columns {
			y, column = y+high+gap, 0
		}
		s.cells[i] = image.Rect(column*each, y, column*each+each-gap, y+high)
		column++
	}
	s.height = y + high + gap
	return s
}

// shelfHeight is the height of the cells of the group that the options begin with.
func (u *UI) shelfHeight(options []control.Option, s *shelves) int {
	lines := 1
	for _, o := range options {
		if o.Group != options[0].Group {
			break
		}
		lines = max(lines, len(u.types.wrap(o.Label, sizeSmall*u.rem, false, float64(s.picture.X))))
	}
	return s.picture.Y + lines*u.lineHeight(sizeSmall) + 3*s.pad
}

// beyond is the cell above or below another, at least so many pixels away if
// there are so many, in the column that is nearest.
func (s *shelves) beyond(from, way int) int {
	at := s.cells[from].Min
	best := from
	better := func(a, b image.Point) bool {
		far, farB := abs(a.Y-at.Y), abs(b.Y-at.Y)
		enough, enoughB := far >= abs(way), farB >= abs(way)
		switch {
		case far == farB:
			return abs(a.X-at.X) < abs(b.X-at.X)
		case enough != enoughB:
			return enough
		}
		return enough == (far < farB)
	}
	for i, cell := range s.cells {
		if d := cell.Min.Y - at.Y; d*way > 0 && (best == from || better(cell.Min, s.cells[best].Min)) {
			best = i
		}
	}
	return best
}

// pictures are the pictures of options, kept until the theme or their size changes.
type pictures struct {
	theme control.Theme
	size  image.Point
	made  map[string]*ebiten.Image // by control and value
}

func pictureKey(id string, o *control.Option) string { return id + "=" + o.Value }

// fit forgets pictures of another theme or size.
func (p *pictures) fit(theme *control.Theme, size image.Point) {
	if p.theme == *theme && p.size == size && p.made != nil {
		return
	}
	for _, m := range p.made {
		m.Deallocate()
	}
	*p = pictures{theme: *theme, size: size, made: make(map[string]*ebiten.Image)}
}

// picturesPerTick bounds how many pictures are drawn in one tick, so that the
// dialog is there at once.
const picturesPerTick = 2

// work draws the next pictures that are in sight and missing.
func (g *gallery) work(e *element) {
	u := e.ui
	u.pictures.fit(&u.theme, g.shelves.picture)
	made := 0
	seen, origin := g.list(u, e)
	for i := range g.options {
		o := &g.options[i]
		key := pictureKey(g.id, o)
		if o.Picture == nil || u.pictures.made[key] != nil || !g.shelves.cells[i].Add(origin).Overlaps(seen) {
			continue
		}
		if made == picturesPerTick {
			u.in.wake()
			return
		}
		size := g.shelves.picture
		u.pictures.made[key] = ebiten.NewImageFromImage(o.Picture(size.X, size.Y, &u.theme))
		made++
		u.dirty = true
	}
}
