package paint_test

import (
	"fmt"
	"os"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"
)

// game runs all tests inside the first tick: only there does Ebitengine read pixels.
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

func TestMain(m *testing.M) {
	g := &game{m: m, code: 1}
	ebiten.SetWindowSize(64, 64)
	if err := ebiten.RunGame(g); err != nil {
		fmt.Fprintln(os.Stderr, "these tests need a display (try make drawn, which brings one):", err)
		os.Exit(1)
	}
	os.Exit(g.code)
}
