// Package zip stands for archive/zip where Ebitengine packs all its images
// for somebody who looks for a mistake in it. An environment variable asks for that,
// and a page has none.
package zip

import (
	"errors"
	"io"
)

// Writer writes nothing.
type Writer struct{}

// NewWriter makes a Writer.
func NewWriter(io.Writer) *Writer { return &Writer{} }

// Create fails.
func (*Writer) Create(string) (io.Writer, error) {
	return nil, errors.New("zip: the browser's program packs no images")
}

// Close has nothing to close.
func (*Writer) Close() error { return nil }
