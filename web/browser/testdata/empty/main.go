// Empty is the smallest program of the same library: what the real one's start
// and size are compared with.
package main

import (
	"syscall/js"

	"github.com/hajimehoshi/ebiten/v2"
)

type game struct{ drawn bool }

func (*game) Update() error { return nil }

func (g *game) Draw(*ebiten.Image) {
	if !g.drawn {
		g.drawn = true
		js.Global().Call("firstFrame")
	}
}

func (*game) Layout(width, height int) (int, int) { return width, height }

func main() {
	if err := ebiten.RunGame(&game{}); err != nil {
		panic(err)
	}
}
