package slim

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

//go:embed */*.go
var files embed.FS

// replacement is a file of Ebitengine's folder internal that is replaced by ours of
// the same name, and the SHA-256 sum of the original for which ours was written.
type replacement struct{ file, sum string }

func replacements() []replacement {
	return []replacement{
		{"builtinshader/shader.go", "c37e473dfc068aa388ce180d730a56ba149aa1ae7ef1dab7939796a7a90e86a2"},
		{"colormshader/shader.go", "64d3e7652dfab658e1035362d64d814c747fef693ac66f32684bddba7bc0ae32"},
		{"debug/caller.go", "3399bb9882b1954d1e94569392ab06d695427b85c84af0c567ca2ffe7f9ffb02"},
	}
}

// ChangedError reports a file of Ebitengine that is not the one for which ours was written.
type ChangedError struct{ Version, File string }

func (e *ChangedError) Error() string {
	return fmt.Sprintf("slim: Ebitengine %s has another internal/%s than the one for which web/slim was written: "+
		"compare the two, change what stands in its place there, and its sum in web/slim/copy.go or swap.go", e.Version, e.File)
}

// copyTo makes the copy in a directory and returns its name there. The name tells
// the content, so that a copy that is there already is the right one.
func (s *source) copyTo(dir string) (name string, err error) {
	name, err = s.name()
	if err != nil {
		return "", err
	}
	final := filepath.Join(dir, name)
	if _, err := os.Stat(final); err == nil {
		return name, nil
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", fmt.Errorf("slim: %w", err)
	}
	part, err := os.MkdirTemp(dir, "part")
	if err != nil {
		return "", fmt.Errorf("slim: %w", err)
	}
	defer os.RemoveAll(part)
	if err := s.fill(part); err != nil {
		return "", err
	}
	// Only what is complete gets the name. Another build may have been faster.
	if err := os.Rename(part, final); err != nil {
		if _, there := os.Stat(final); there != nil {
			return "", fmt.Errorf("slim: %w", err)
		}
	}
	return name, nil
}

// name has a hash of everything that the copy is made of.
func (s *source) name() (string, error) {
	sum := sha256.New()
	fmt.Fprintln(sum, s.Version, s.Sum, replacements(), swaps())
	err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := files.ReadFile(name)
		fmt.Fprintf(sum, "%s %d\n%s", name, len(data), data)
		return err
	})
	if err != nil {
		return "", fmt.Errorf("slim: %w", err)
	}
	return "ebitengine-" + hex.EncodeToString(sum.Sum(nil))[:12], nil
}

// fill copies Ebitengine without its tests and examples, and replaces the files.
func (s *source) fill(to string) error {
	err := filepath.WalkDir(s.Dir, func(from string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(s.Dir, from)
		switch {
		case err != nil:
			return err
		case entry.IsDir() && rel == "examples":
			return filepath.SkipDir
		case entry.IsDir():
			return os.MkdirAll(filepath.Join(to, rel), 0o755)
		case strings.HasSuffix(rel, "_test.go"):
			return nil
		}
		data, err := os.ReadFile(from)
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(to, rel), data, 0o644)
	})
	if err != nil {
		return fmt.Errorf("slim: %w", err)
	}
	internal := filepath.Join(to, "internal")
	for _, r := range replacements() {
		if err := s.replace(internal, r); err != nil {
			return err
		}
	}
	for _, change := range swaps() {
		if err := change.apply(s, internal); err != nil {
			return err
		}
	}
	return nil
}

// replace writes our file over a copied one, if that has the sum.
func (s *source) replace(internal string, r replacement) error {
	if _, err := s.read(internal, r.file, r.sum); err != nil {
		return err
	}
	ours, err := files.ReadFile(r.file)
	if err != nil {
		return fmt.Errorf("slim: %w", err)
	}
	if err := os.WriteFile(filepath.Join(internal, filepath.FromSlash(r.file)), ours, 0o644); err != nil {
		return fmt.Errorf("slim: %w", err)
	}
	return nil
}

// read reads a copied file, which has to have the sum.
func (s *source) read(internal, file, sum string) ([]byte, error) {
	data, err := os.ReadFile(filepath.Join(internal, filepath.FromSlash(file)))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("slim: %w", err)
	}
	if got := sha256.Sum256(data); hex.EncodeToString(got[:]) != sum {
		return nil, &ChangedError{Version: s.Version, File: file}
	}
	return data, nil
}
