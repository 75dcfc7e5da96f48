//go:build !js

package main

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"iter"
	"os"
	"path/filepath"
	"testing"
)

// tolerance is how far a channel of a pixel may be off: pictures are drawn by
// the same driver, but not always by the same batches of triangles.
const tolerance = 2

// alike says whether two pixels have about the same colour.
func alike(a, b []uint8) bool {
	for i := range 3 {
		if d := int(a[i]) - int(b[i]); d > tolerance || d < -tolerance {
			return false
		}
	}
	return true
}

// rows are the pixels of a region, one slice for each row.
func rows(picture *image.RGBA, region image.Rectangle) iter.Seq2[int, []uint8] {
	region = region.Intersect(picture.Rect)
	return func(yield func(int, []uint8) bool) {
		for y := region.Min.Y; y < region.Max.Y; y++ {
			begin := picture.PixOffset(region.Min.X, y)
			if !yield(y, picture.Pix[begin:begin+4*region.Dx()]) {
				return
			}
		}
	}
}

// differing counts the pixels of a region in which two pictures of one size differ.
func differing(a, b *image.RGBA, region image.Rectangle) int {
	n := 0
	region = region.Intersect(a.Rect)
	for y, row := range rows(a, region) {
		begin := b.PixOffset(region.Min.X, y)
		other := b.Pix[begin : begin+len(row)]
		if bytes.Equal(row, other) {
			continue
		}
		for i := 0; i < len(row); i += 4 {
			if !alike(row[i:], other[i:]) {
				n++
			}
		}
	}
	return n
}

// painted counts the pixels of a colour in a region.
func painted(picture *image.RGBA, region image.Rectangle, c color.RGBA) int {
	n := 0
	want := []uint8{c.R, c.G, c.B}
	for _, row := range rows(picture, region) {
		for i := 0; i < len(row); i += 4 {
			if alike(row[i:], want) {
				n++
			}
		}
	}
	return n
}

// blank makes a region black.
func blank(picture *image.RGBA, region image.Rectangle) {
	for _, row := range rows(picture, region) {
		clear(row)
	}
}

// sameAsFresh fails unless the window looks as that of a program that was just
// started with the same link. In both, a click into the corner leaves the
// mouse there and takes the focus away, which is no part of a link.
func sameAsFresh(t *testing.T, s *session) {
	t.Helper()
	corner := image.Pt(0, 0)
	s.click(corner)
	got := s.frame()
	link := s.look().Link
	other := start(t, got.Rect.Size(), link)
	other.tick(30) // what takes longer than a frame is done by then
	other.click(corner)
	if again := other.look().Link; again != link {
		t.Errorf("started with the link %q, the program has the link %q", link, again)
	}
	want := other.frame()
	if n := differing(got, want, got.Rect); n > 0 {
		t.Errorf("%d pixels differ from a program started with %q: see %s and %s",
			n, link, keep(t, "got", got), keep(t, "want", want))
	}
}

// keep writes a picture where a person can look at it after a failure.
func keep(t *testing.T, name string, picture image.Image) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "optiscope-failed")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, name+".png")
	write(t, path, picture)
	return path
}

func write(t *testing.T, path string, picture image.Image) {
	t.Helper()
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(file, picture); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
}
