//go:build !js

package main

import (
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"
)

// tolerance is how far a channel of a pixel may be off: pictures are drawn by
// the same driver, but not always by the same batches of triangles.
const tolerance = 2

func alike(a, b color.RGBA, most int) bool {
	off := func(x, y uint8) bool { d := int(x) - int(y); return d > most || d < -most }
	return !off(a.R, b.R) && !off(a.G, b.G) && !off(a.B, b.B)
}

// differing counts the pixels of a region in which two pictures differ.
func differing(a, b *image.RGBA, region image.Rectangle) int {
	n := 0
	for y := region.Min.Y; y < region.Max.Y; y++ {
		for x := region.Min.X; x < region.Max.X; x++ {
			if !alike(a.RGBAAt(x, y), b.RGBAAt(x, y), tolerance) {
				n++
			}
		}
	}
	return n
}

// painted counts the pixels of a colour in a region.
func painted(a *image.RGBA, region image.Rectangle, c color.RGBA) int {
	n := 0
	for y := region.Min.Y; y < region.Max.Y; y++ {
		for x := region.Min.X; x < region.Max.X; x++ {
			if alike(a.RGBAAt(x, y), c, tolerance) {
				n++
			}
		}
	}
	return n
}

// sameAsFresh fails unless the window looks as that of a program that was just
// started with the same link. The mouse is put into the same corner of both.
func sameAsFresh(t *testing.T, s *session) {
	t.Helper()
	corner := image.Pt(0, 0)
	s.moveTo(corner)
	got := s.frame()
	link := s.look().Link
	other := start(t, got.Rect.Size(), link)
	other.moveTo(corner)
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
