//go:build unix

package main

import (
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"testing"
)

// A disk on which there is room for a part of a file only: the file is not left there in halves, and the error says why.
func TestAFullDisk(t *testing.T) {
	const room = 1000
	signal.Ignore(syscall.SIGXFSZ) // writes fail then, as those to a full disk do
	defer signal.Reset(syscall.SIGXFSZ)
	var before syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &before); err != nil {
		t.Fatal(err)
	}
	small := before
	small.Cur = room
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &small); err != nil {
		t.Fatal(err)
	}
	defer syscall.Setrlimit(syscall.RLIMIT_FSIZE, &before)
	dir := t.TempDir()
	if _, err := save(dir, "optiscope.csv", make([]byte, room)); err != nil {
		t.Fatalf("what fits is not saved: %v", err)
	}
	path, err := save(dir, "optiscope.csv", make([]byte, room+1))
	if err == nil {
		t.Fatalf("more than there is room for is saved as %s", path)
	}
	if all, _ := filepath.Glob(filepath.Join(dir, "*")); len(all) != 1 {
		t.Errorf("there are now %q, and the error is %v", all, err)
	}
	if info, err := os.Stat(filepath.Join(dir, "optiscope.csv")); err != nil || info.Size() != room {
		t.Errorf("the file that was there: %v, %v", info, err)
	}
}
