// Package slim leaves out of the browser's program what Ebitengine links into
// it without need.
//
// Two of its packages put a few shaders together with text/template. That
// calls methods by names which only the running program knows, so the linker
// must keep every method of every type; a third brings go/build and os/exec to look
// for source files where there are none. The program is built with a copy of
// Ebitengine in which files of the directories below stand in the place of
// those; they return the very same, which the tests compare.
//
// In some further files only an import is another one: that of a package of the
// directories below which has what the file uses of the original, and as much behind it
// as a page can reach. Three patterns need no package regexp with its tables of
// all scripts, a shader that counts in pixels no go/printer that rewrites it; and
// nobody can press the keys of screenshots, which environment variables name, or
// have a page be another program's guest.
//
// A version of Ebitengine that has other files there is refused with a *ChangedError.
package slim

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

const ebitengine = "github.com/hajimehoshi/ebiten/v2"

// folder holds what is made here. Its name keeps it out of ./... and of what `make run` watches.
const folder = ".build"

// Module makes the copy of Ebitengine, where it is not there yet, and returns
// the file for go build's option -modfile that puts it in the original's place,
// as seen from the root of the main module. It needs the go command.
func Module(root string) (modfile string, err error) {
	original, err := find(root)
	if err != nil {
		return "", err
	}
	copied, err := original.copyTo(filepath.Join(root, folder))
	if err != nil {
		return "", err
	}
	goMod, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		return "", fmt.Errorf("slim: %w", err)
	}
	goSum, err := os.ReadFile(filepath.Join(root, "go.sum"))
	if err != nil {
		return "", fmt.Errorf("slim: %w", err)
	}
	// The path is a part of the program. A relative one is the same on every machine.
	goMod = fmt.Appendf(goMod, "\nreplace %s => ./%s/%s\n", ebitengine, folder, copied)
	modfile = filepath.Join(folder, "slim.mod")
	at := filepath.Join(root, modfile)
	return modfile, errors.Join(write(at, goMod), write(strings.TrimSuffix(at, ".mod")+".sum", goSum))
}

// source is Ebitengine as the main module requires it.
type source struct{ Version, Sum, Dir string }

// find is Ebitengine in the module cache, downloaded if need be.
func find(root string) (*source, error) {
	command := exec.Command("go", "mod", "download", "-json", ebitengine)
	command.Dir = root
	var stderr bytes.Buffer
	command.Stderr = &stderr
	text, err := command.Output()
	if err != nil {
		return nil, fmt.Errorf("slim: %s is not to be had: %w\n%s%s", ebitengine, err, text, stderr.Bytes())
	}
	s := &source{}
	if err := json.Unmarshal(text, s); err != nil {
		return nil, fmt.Errorf("slim: go mod download: %w", err)
	}
	return s, nil
}

// write writes a file where it differs. Builds that run at the same time find
// it whole, because it comes into being under another name.
func write(name string, data []byte) error {
	if old, err := os.ReadFile(name); err == nil && bytes.Equal(old, data) {
		return nil
	}
	part, err := os.CreateTemp(filepath.Dir(name), "part")
	if err != nil {
		return fmt.Errorf("slim: %w", err)
	}
	defer os.Remove(part.Name())
	_, err = part.Write(data)
	if err := errors.Join(err, part.Close()); err != nil {
		return fmt.Errorf("slim: %w", err)
	}
	if err := os.Rename(part.Name(), name); err != nil {
		return fmt.Errorf("slim: %w", err)
	}
	return nil
}
