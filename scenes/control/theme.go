package control

import "image/color"

// Theme is every colour of the program, for pictures and panels alike.
type Theme struct {
	Name                               string
	Ground, Panel, Raised, Line        color.RGBA
	Text, Dim, Accent, OnAccent, Alert color.RGBA
	Marks                              [8]color.RGBA // one per slot; distinct to the common colour blindnesses beside their shapes
	Ramp                               [6]color.RGBA // the surface from its lowest to its highest value
	Iso                                color.RGBA    // iso-lines, premultiplied
	Halo                               color.RGBA    // behind paths
	Ink                                color.RGBA    // dots, ring and stars on the surface
	Shadow                             color.RGBA    // what multiplies the surface's colours where no light falls on a relief
}

func rgb(hex uint32) color.RGBA {
	return color.RGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xff}
}

func rgba(hex uint32, alpha float64) color.RGBA {
	scale := func(v uint32) uint8 { return uint8(float64(v&0xff)*alpha + 0.5) }
	return color.RGBA{R: scale(hex >> 16), G: scale(hex >> 8), B: scale(hex), A: uint8(alpha*255 + 0.5)}
}

// Dark is the theme for screens.
func Dark() *Theme {
	return &Theme{
		Name:   "dark",
		Ground: rgb(0x0e131d), Panel: rgb(0x151c29), Raised: rgb(0x1b2434), Line: rgb(0x2a3549),
		Text: rgb(0xe7ecf5), Dim: rgb(0x8f9bb3), Accent: rgb(0x6ea8fe), OnAccent: rgb(0x0e131d), Alert: rgb(0xff8a80),
		Marks: [8]color.RGBA{rgb(0xff5c93), rgb(0x35d0a5), rgb(0xffb000), rgb(0xb18cff),
			rgb(0x6fd3ff), rgb(0xff8552), rgb(0xc8e05a), rgb(0xf2a0e0)},
		Ramp: [6]color.RGBA{rgb(0x090c16), rgb(0x14284d), rgb(0x1e4480), rgb(0x4573ae), rgb(0x8ba7c6), rgb(0xc9d6e2)},
		Iso:  rgba(0xdfeaff, 0.28), Halo: rgba(0x05080f, 0.72), Ink: rgb(0xffffff), Shadow: rgb(0x667594),
	}
}

// Light is the theme for projectors and print.
func Light() *Theme {
	return &Theme{
		Name:   "light",
		Ground: rgb(0xf4f6fa), Panel: rgb(0xffffff), Raised: rgb(0xeef2f8), Line: rgb(0xd5dce8),
		Text: rgb(0x131a26), Dim: rgb(0x52607a), Accent: rgb(0x1f6feb), OnAccent: rgb(0xffffff), Alert: rgb(0xb3261e),
		Marks: [8]color.RGBA{rgb(0xd01663), rgb(0x00805f), rgb(0xb86e00), rgb(0x6a3fd0),
			rgb(0x0b7fae), rgb(0xc24a12), rgb(0x64760a), rgb(0xa3339b)},
		Ramp: [6]color.RGBA{rgb(0x6190d8), rgb(0x82abe6), rgb(0xa8c8f1), rgb(0xc9def7), rgb(0xe3edf9), rgb(0xfcfdff)},
		Iso:  rgba(0x15233f, 0.26), Halo: rgba(0xffffff, 0.85), Ink: rgb(0x131a26), Shadow: rgb(0x8ea3cc),
	}
}
