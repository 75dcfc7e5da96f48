package web

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/andybalholm/brotli"
)

// smallest is the size from which compressing is tried: below, the headers weigh more.
const smallest = 512

// Compress adds the compressed forms of every file, at the best level. That
// takes a while for the program: half a minute.
func (s Site) Compress() error {
	for name, file := range s {
		if len(file.Data) < smallest {
			continue
		}
		var b, z bytes.Buffer
		bw := brotli.NewWriterLevel(&b, brotli.BestCompression)
		zw, err := gzip.NewWriterLevel(&z, gzip.BestCompression)
		if err != nil {
			return fmt.Errorf("web: %w", err)
		}
		for _, w := range []interface {
			Write([]byte) (int, error)
			Close() error
		}{bw, zw} {
			if _, err := w.Write(file.Data); err != nil {
				return fmt.Errorf("web: %s: %w", name, err)
			}
			if err := w.Close(); err != nil {
				return fmt.Errorf("web: %s: %w", name, err)
			}
		}
		if b.Len() < len(file.Data) {
			file.Brotli = b.Bytes()
		}
		if z.Len() < len(file.Data) {
			file.Gzip = z.Bytes()
		}
	}
	return nil
}

// WriteDir writes the site into a directory, compressed forms beside each
// file. Files of an earlier site stay: a page that is still open may need them.
func (s Site) WriteDir(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("web: %w", err)
	}
	for name, file := range s {
		for ext, data := range map[string][]byte{"": file.Data, ".br": file.Brotli, ".gz": file.Gzip} {
			if data == nil {
				continue
			}
			if err := os.WriteFile(filepath.Join(dir, name+ext), data, 0o644); err != nil {
				return fmt.Errorf("web: %w", err)
			}
		}
	}
	return nil
}

// ReadDir reads a site that WriteDir wrote.
func ReadDir(dir string) (Site, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, fmt.Errorf("web: %w", err)
	}
	s := Site{}
	at := func(name string) *File {
		if s[name] == nil {
			s[name] = &File{}
		}
		return s[name]
	}
	for _, entry := range entries {
		if !entry.Type().IsRegular() {
			continue
		}
		data, err := os.ReadFile(filepath.Join(dir, entry.Name()))
		if err != nil {
			return nil, fmt.Errorf("web: %w", err)
		}
		switch name := entry.Name(); {
		case strings.HasSuffix(name, ".br"):
			at(strings.TrimSuffix(name, ".br")).Brotli = data
		case strings.HasSuffix(name, ".gz"):
			at(strings.TrimSuffix(name, ".gz")).Gzip = data
		default:
			at(name).Data = data
		}
	}
	if s[Index] == nil || s[Index].Data == nil {
		return nil, &MissingError{In: dir, Name: Index}
	}
	return s, nil
}
