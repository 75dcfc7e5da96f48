// Package han holds the glyphs of Chinese for the desktop, where nobody knows
// which fonts a system has: Noto Sans CJK SC in two weights, cut down to what
// the program says and to the characters that are used most, since names are typed.
// In the browser the system's own fonts do this, and nothing of this is linked.
package han

import _ "embed" // for the fonts

//go:generate go run ./make

var (
	//go:embed regular.otf
	regular []byte
	//go:embed bold.otf
	bold []byte
)

// Regular is the OpenType font of the regular weight.
func Regular() []byte { return regular }

// Bold is the OpenType font of the bold weight.
func Bold() []byte { return bold }
