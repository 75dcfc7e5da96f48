// Package stage runs a package's tests inside Ebitengine's loop, which is where pixels can be read.
package stage

import (
	"fmt"
	"os"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"
)

type game struct {
	m    *testing.M
	code int
}

func (g *game) Update() error {
	g.code = g.m.Run()
	return ebiten.Termination
}

func (g *game) Draw(*ebiten.Image)         {}
func (g *game) Layout(w, h int) (int, int) { return w, h }

// Run is for TestMain: it runs all tests in the first tick and ends the process.
// Without a display it fails and says what to do.
func Run(m *testing.M) {
	g := &game{m: m, code: 1}
	ebiten.SetWindowSize(64, 64)
	if err := ebiten.RunGame(g); err != nil {
		fmt.Fprintln(os.Stderr, "these tests need a display (make drawn brings one):", err)
		os.Exit(1)
	}
	os.Exit(g.code)
}

// Pixels are an image's colours, four bytes each, row by row.
func Pixels(image *ebiten.Image) []byte {
	size := image.Bounds().Size()
	pixels := make([]byte, 4*size.X*size.Y)
	image.ReadPixels(pixels)
	return pixels
}
