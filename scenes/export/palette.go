package export

import (
	"cmp"
	"image"
	"slices"
)

// Colours are told apart by the first five bits of each channel.
const (
	channelBits = 5
	cells       = 1 << (3 * channelBits)
)

// palette is a choice of colours, and which of them comes nearest to any other.
type palette struct {
	colours [][3]uint8
	near    []int16 // of every cell; −1 until somebody asks
}

// cell is all pixels of about one colour.
type cell struct {
	sum   [3]int
	count int
}

func cellOf(r, g, b uint8) int {
	const off = 8 - channelBits
	return int(r>>off)<<(2*channelBits) | int(g>>off)<<channelBits | int(b>>off)
}

// medianCut chooses at most so many colours for pictures (P. Heckbert: Color image quantization for frame buffer
// display, SIGGRAPH 1982): the box with the most to lose is halved at its median, until there are enough boxes.
func medianCut(pictures []*image.RGBA, most int) palette {
	all := make([]cell, cells)
	for _, picture := range pictures {
		for i := 0; i+3 < len(picture.Pix); i += 4 {
			p := picture.Pix[i : i+3 : i+3]
			c := &all[cellOf(p[0], p[1], p[2])]
			c.count++
			for k, v := range p {
				c.sum[k] += int(v)
			}
		}
	}
	used := slices.DeleteFunc(slices.Clone(all), func(c cell) bool { return c.count == 0 })
	boxes := [][]cell{used}
	for len(boxes) < most {
		worst, axis, most := -1, 0, 0
		for i, box := range boxes {
			if k, loss := widest(box); loss > most {
				worst, axis, most = i, k, loss
			}
		}
		if worst < 0 {
			break
		}
		low, high := halve(boxes[worst], axis)
		boxes[worst] = low
		boxes = append(boxes, high)
	}
	p := palette{near: make([]int16, cells)}
	for i := range p.near {
		p.near[i] = -1
	}
	for _, box := range boxes {
		p.colours = append(p.colours, mean(box))
	}
	return p
}

func (c *cell) level(axis int) int { return c.sum[axis] / c.count }

// widest is the channel in which a box is widest, and what is lost by keeping the box whole: its width for each of its
// pixels, but less for pixels that are many, so that thin lines keep their colours.
func widest(box []cell) (axis, loss int) {
	width, count := 0, 0
	for k := range 3 {
		lo, hi := 255, 0
		for i := range box {
			v := box[i].level(k)
			lo, hi = min(lo, v), max(hi, v)
		}
		if hi-lo > width {
			axis, width = k, hi-lo
		}
	}
	for i := range box {
		count += min(box[i].count, 1000)
	}
	return axis, width * width * count
}

// halve cuts a box of several cells where half of its pixels lie on each side.
func halve(box []cell, axis int) (low, high []cell) {
	slices.SortFunc(box, func(a, b cell) int { return cmp.Compare(a.level(axis), b.level(axis)) })
	all := 0
	for i := range box {
		all += box[i].count
	}
	at, sum := 0, 0
	for at < len(box)-1 && (at == 0 || 2*(sum+box[at].count) <= all) {
		sum += box[at].count
		at++
	}
	return box[:at:at], box[at:]
}

func mean(box []cell) (colour [3]uint8) {
	var sum [3]int
	count := 0
	for i := range box {
		count += box[i].count
		for k, v := range box[i].sum {
			sum[k] += v
		}
	}
	for k := range colour {
		colour[k] = uint8((sum[k] + count/2) / max(count, 1))
	}
	return colour
}

// nearest is the index of the colour that is nearest to another one's cell.
func (p *palette) nearest(r, g, b uint8) uint8 {
	at := cellOf(r, g, b)
	if found := p.near[at]; found >= 0 {
		return uint8(found)
	}
	best, distance := 0, 1<<30
	for i, c := range p.colours {
		d := square(int(c[0])-int(r)) + square(int(c[1])-int(g)) + square(int(c[2])-int(b))
		if d < distance {
			best, distance = i, d
		}
	}
	p.near[at] = int16(best)
	return uint8(best)
}

func square(v int) int { return v * v }
