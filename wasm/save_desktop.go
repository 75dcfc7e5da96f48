//go:build !js

package main

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/png"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/optiscope/optiscope/scenes"
	"github.com/optiscope/optiscope/scenes/control"
)

// Save writes a file to the folder of downloads, or to the user's own where there
// is none, under a name that is not taken, and says where.
func (w *window) Save(name string, data []byte) error {
	path, err := save(downloads(), name, data)
	if err != nil {
		return control.Wrong("the file was not saved: %s", err)
	}
	w.program.Say(w.program.State().Say("Saved as %s", path))
	return nil
}

// SavePicture is Save of a picture as PNG.
func (w *window) SavePicture(name string, picture *image.RGBA) error {
	var data bytes.Buffer
	if err := png.Encode(&data, picture); err != nil {
		return err
	}
	return w.Save(name, data.Bytes())
}

// Films is false: there is no encoder here that programs without C could use.
func (w *window) Films() bool { return false }

// Film is never called.
func (w *window) Film(string, int, int) scenes.Film { panic("the desktop makes no videos") }

// Copy puts a text on the clipboard and says so.
func (w *window) Copy(text string) error {
	if err := w.clipboard.Copy(text); err != nil {
		return err
	}
	w.program.Say(w.program.State().Say("Copied."))
	return nil
}

// Address is the link itself: the program takes it as its argument, and a page behind its #.
func (w *window) Address(link string) string { return "#" + link }

// downloads is the folder that files are saved to.
func downloads() string {
	home, err := os.UserHomeDir()
	if err != nil {
		return "."
	}
	if folder := filepath.Join(home, "Downloads"); isFolder(folder) {
		return folder
	}
	return home
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// mostCopies bounds the search for a free name.
const mostCopies = 1000

// save writes a new file whole, or leaves nothing behind.
func save(folder, name string, data []byte) (string, error) {
	stem, end := strings.TrimSuffix(name, filepath.Ext(name)), filepath.Ext(name)
	for n := 1; n < mostCopies; n++ {
		path := filepath.Join(folder, name)
		if n > 1 {
			path = filepath.Join(folder, fmt.Sprintf("%s-%d%s", stem, n, end))
		}
		file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return "", err
		}
		_, err = file.Write(data)
		if err := errors.Join(err, file.Close()); err != nil {
			return "", errors.Join(err, os.Remove(path))
		}
		return path, nil
	}
	return "", control.Wrong("%s has %d files of this name already", folder, mostCopies)
}
