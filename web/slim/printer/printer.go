// Package printer stands for go/printer where Ebitengine rewrites a shader that
// counts in texels. All of ours count in pixels.
package printer

import (
	"errors"
	"go/token"
	"io"
)

// Fprint fails.
func Fprint(io.Writer, *token.FileSet, any) error {
	return errors.New("printer: the browser's program has no shaders that count in texels: begin yours with //kage:unit pixels")
}
