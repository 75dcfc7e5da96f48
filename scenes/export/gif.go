package export

import (
	"compress/lzw"
	"image"
)

// GIF is an animation under way, frame by frame, in the form of CompuServe's GIF89a. image/gif writes all frames at
// once, which a program that shows its progress cannot wait for.
type GIF struct {
	b       []byte
	size    image.Point
	palette palette
	last    []uint8 // the colours of the frame before, nil before the first
}

// What is fixed in a GIF.
const (
	colourBits  = 8
	unchanged   = 1<<colourBits - 1 // the index that stands for what the frame before shows
	longestPart = 255               // bytes of a block of data
)

// NewGIF begins an animation that repeats for ever. Its colours are those that suit the samples, at most 255; the frames
// are as large as these.
func NewGIF(samples []*image.RGBA) *GIF {
	g := &GIF{size: samples[0].Rect.Size(), palette: medianCut(samples, unchanged)}
	g.b = append(g.b, "GIF89a"...)
	g.short(g.size.X)
	g.short(g.size.Y)
	g.b = append(g.b, 0x80|(colourBits-1)<<4|(colourBits-1), 0, 0) // a table of 256 colours for all frames
	for _, c := range g.palette.colours {
		g.b = append(g.b, c[0], c[1], c[2])
	}
	g.b = append(g.b, make([]byte, 3*(1<<colourBits-len(g.palette.colours)))...)
	g.b = append(g.b, "\x21\xff\x0bNETSCAPE2.0\x03\x01\x00\x00\x00"...)
	return g
}

func (g *GIF) short(v int) { g.b = append(g.b, byte(v), byte(v>>8)) }

// Add appends a frame that is shown for so many hundredths of a second. Opaque pictures are expected.
func (g *GIF) Add(frame *image.RGBA, hundredths int) {
	colours := make([]uint8, g.size.X*g.size.Y)
	for i := range colours {
		colours[i] = g.palette.nearest(frame.Pix[4*i], frame.Pix[4*i+1], frame.Pix[4*i+2])
	}
	g.b = append(g.b, 0x21, 0xf9, 4, 1<<2|1) // what the frame leaves out stays; the clear index is used
	g.short(hundredths)
	g.b = append(g.b, unchanged, 0, 0x2c)
	g.short(0)
	g.short(0)
	g.short(g.size.X)
	g.short(g.size.Y)
	g.b = append(g.b, 0, colourBits)
	changed := colours
	if g.last != nil {
		changed = make([]uint8, len(colours))
		for i, c := range colours {
			if changed[i] = c; c == g.last[i] {
				changed[i] = unchanged
			}
		}
	}
	g.last = colours
	g.compress(changed)
}

// compress appends the data of a frame in blocks.
func (g *GIF) compress(colours []uint8) {
	parts := parts{b: g.b}
	w := lzw.NewWriter(&parts, lzw.LSB, colourBits)
	if _, err := w.Write(colours); err != nil {
		panic(err) // parts has no errors
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	parts.end()
	g.b = append(parts.b, 0)
}

// Bytes ends the animation and returns it.
func (g *GIF) Bytes() []byte { return append(g.b, 0x3b) }

// parts writes blocks of at most 255 bytes with their lengths before them.
type parts struct {
	b    []byte
	open int // where the length of the block under way stands, or 0
}

func (p *parts) Write(data []byte) (int, error) {
	for _, c := range data {
		if p.open == 0 {
			p.open = len(p.b)
			p.b = append(p.b, 0)
		}
		p.b = append(p.b, c)
		if len(p.b)-p.open-1 == longestPart {
			p.end()
		}
	}
	return len(data), nil
}

func (p *parts) end() {
	if p.open > 0 {
		p.b[p.open] = byte(len(p.b) - p.open - 1)
		p.open = 0
	}
}
