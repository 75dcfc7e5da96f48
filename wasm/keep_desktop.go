//go:build !js

package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// Keep writes a file beside the program's settings: another one first, which takes its place when it is whole.
func (w *window) Keep(name string, data []byte) error {
	path, err := keptAt(name)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	draft, err := os.CreateTemp(filepath.Dir(path), name+".*")
	if err != nil {
		return err
	}
	_, err = draft.Write(data)
	if err = errors.Join(err, draft.Close()); err == nil {
		err = os.Rename(draft.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(draft.Name()))
	}
	return nil
}

// Kept reads it.
func (w *window) Kept(name string) ([]byte, error) {
	path, err := keptAt(name)
	if err != nil {
		return nil, err
	}
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return data, err
}

func keptAt(name string) (string, error) {
	dir, err := os.UserConfigDir()
	return filepath.Join(dir, "optiscope", name), err
}
