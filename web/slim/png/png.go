// Package png stands for Ebitengine's of this name, with which it writes screenshots
// at a key that an environment variable names. A page has none; its pictures are encoded
// by the browser.
package png

import (
	"errors"
	"image"
	"io"
)

// Encode fails.
func Encode(io.Writer, image.Image) error {
	return errors.New("png: the browser's program takes no screenshots")
}
