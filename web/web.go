// Package web is the page around the program, and turns both into a site of
// static files.
package web

import (
	"embed"
	"io/fs"
)

//go:embed page
var page embed.FS

// Page is the page's source: HTML, CSS, JavaScript modules and pictures, with
// the plain names that Assemble replaces.
func Page() fs.FS {
	sub, err := fs.Sub(page, "page")
	if err != nil {
		panic(err) // the directory is part of this package
	}
	return sub
}
