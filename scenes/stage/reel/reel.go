// Package reel looks at exported films in tests: what their last picture shows, and how far it is another one than a still.
package reel

import (
	"bytes"
	"image"
	"image/draw"
	"image/gif"
)

// Film is a decoded animation.
type Film struct {
	Frames int
	Last   *image.RGBA // what is seen at its end
	First  *image.RGBA
}

// Read decodes an animation whose frames leave out what stays.
func Read(data []byte) (*Film, error) {
	all, err := gif.DecodeAll(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	f := &Film{Frames: len(all.Image), Last: image.NewRGBA(image.Rect(0, 0, all.Config.Width, all.Config.Height))}
	for i, frame := range all.Image {
		draw.Draw(f.Last, frame.Rect, frame, frame.Rect.Min, draw.Over)
		if i == 0 {
			f.First = image.NewRGBA(f.Last.Rect)
			copy(f.First.Pix, f.Last.Pix)
		}
	}
	return f, nil
}

// Off is the share of the pixels of an area in which two pictures differ by more than so much of 255 in a channel. A film has 255 colours,
// so that the same picture is a little off.
func Off(a, b image.Image, area image.Rectangle, channel int) float64 {
	count := 0
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Min.X; x < area.Max.X; x++ {
			r, g, u, _ := a.At(x, y).RGBA()
			s, h, v, _ := b.At(x, y).RGBA()
			if max(apart(r, s), apart(g, h), apart(u, v)) > channel {
				count++
			}
		}
	}
	return float64(count) / float64(area.Dx()*area.Dy())
}

func apart(a, b uint32) int { return int(max(a, b)-min(a, b)) >> 8 }
