// Release writes the native programs as archives, with the same bytes every time.
package main

import (
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/optiscope/optiscope/web"
)

func main() {
	out := flag.String("out", "bin", "the `directory` to write into")
	flag.Usage = func() {
		fmt.Fprintln(flag.CommandLine.Output(), "usage: release [-out directory] [linux-amd64 …]\n\nWithout targets all are built.")
		flag.PrintDefaults()
	}
	flag.Parse()
	if err := run(*out, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(out string, names []string) error {
	chosen, err := choose(names)
	if err != nil {
		return err
	}
	root, err := web.Root(".")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return fmt.Errorf("release: %w", err)
	}
	var sums strings.Builder
	for _, t := range chosen {
		archive, err := t.archive(root)
		if err != nil {
			return err
		}
		path := filepath.Join(out, t.file())
		if err := os.WriteFile(path, archive, 0o644); err != nil {
			return fmt.Errorf("release: %w", err)
		}
		fmt.Printf("%s: %.1f MB\n", path, float64(len(archive))/1e6)
		fmt.Fprintf(&sums, "%x  %s\n", sha256.Sum256(archive), t.file())
	}
	if err := os.WriteFile(filepath.Join(out, "SHA256SUMS"), []byte(sums.String()), 0o644); err != nil {
		return fmt.Errorf("release: %w", err)
	}
	return nil
}

// target is what a program is built for, in Go's words.
type target struct{ os, arch string }

func targets() []target {
	return []target{{"linux", "amd64"}, {"linux", "arm64"}, {"windows", "amd64"}, {"windows", "arm64"}, {"darwin", "amd64"}, {"darwin", "arm64"}}
}

// choose finds targets by their names, such as linux-amd64; none means all.
func choose(names []string) ([]target, error) {
	if len(names) == 0 {
		return targets(), nil
	}
	var chosen []target
	var unknown []error
	for _, name := range names {
		found := false
		for _, t := range targets() {
			if t.os+"-"+t.arch == name {
				chosen, found = append(chosen, t), true
			}
		}
		if !found {
			unknown = append(unknown, fmt.Errorf("release: there is no target %q", name))
		}
	}
	return chosen, errors.Join(unknown...)
}

// folder is the one folder in the archive. People read macOS.
func (t target) folder() string {
	return "optiscope-" + strings.ReplaceAll(t.os, "darwin", "macos") + "-" + t.arch
}

func (t target) file() string {
	if t.os == "windows" {
		return t.folder() + ".zip"
	}
	return t.folder() + ".tar.gz"
}

// archive builds the program and packs it with what belongs to it.
func (t target) archive(root string) ([]byte, error) {
	program, err := t.compile(root)
	if err != nil {
		return nil, err
	}
	files, err := t.contents(program)
	if err != nil {
		return nil, err
	}
	licenses, err := t.licenses(root)
	if err != nil {
		return nil, err
	}
	files = append(files, file{"LICENSES.txt", licenses, plain})
	if t.os == "windows" {
		return zipped(t.folder(), files)
	}
	return tarred(t.folder(), files)
}

// file is a file of an archive.
type file struct {
	name string
	data []byte
	mode fs.FileMode
}

const (
	plain      fs.FileMode = 0o644
	executable fs.FileMode = 0o755
)
