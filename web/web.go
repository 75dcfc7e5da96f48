// Package web is the page around the program, and turns both into a site of
// static files.
package web

import (
	"embed"
	"io/fs"

	"github.com/optiscope/optiscope/web/lessons"
)

//go:embed page
var page embed.FS

// Page is the page's source: HTML, CSS, JavaScript modules, pictures and lessons, with
// the plain names that Assemble replaces.
func Page() fs.FS {
	sub, err := fs.Sub(page, "page")
	if err != nil {
		panic(err) // the directory is part of this package
	}
	all, err := WithTexts(sub, lessons.Files())
	if err != nil {
		panic(err) // the lessons are tested
	}
	return all
}
