//go:build !js

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/export"
)

// The export drawer opens at its button, saves the run among the downloads, and
// never over another file; where that is not possible the notice says why.
func TestTablesAreSaved(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	downloads := filepath.Join(home, "Downloads")
	if err := os.Mkdir(downloads, 0o755); err != nil {
		t.Fatal(err)
	}
	s := start(t, laptop, still)
	s.click(middle(s.widget("drawer.export")))
	for n, name := range []string{"optiscope.csv", "optiscope-2.csv"} {
		s.click(middle(s.widget("chip.export.csv")))
		at := s.state()
		result := run.Compute(at.Run)
		got, err := os.ReadFile(filepath.Join(downloads, name))
		if err != nil || !bytes.Equal(got, export.CSV(&result, at.Titles())) {
			t.Errorf("file %d: %d bytes, %v", n+1, len(got), err)
		}
		if notice := s.look().Notice; !strings.Contains(notice, name) {
			t.Errorf("the notice is %q", notice)
		}
	}
	s.click(middle(s.widget("chip.export.go")))
	at := s.state()
	result := run.Compute(at.Run)
	want, err := export.Go(&result, at.Titles(), "#"+at.Link())
	if got, failed := os.ReadFile(filepath.Join(downloads, "optiscope.go")); failed != nil || err != nil || !bytes.Equal(got, want) {
		t.Errorf("the code is %d bytes, %v, %v", len(got), failed, err)
	}
	if err := os.RemoveAll(home); err != nil {
		t.Fatal(err)
	}
	s.click(middle(s.widget("chip.export.json")))
	if notice := s.look().Notice; !strings.Contains(notice, "not saved") {
		t.Errorf("the folder is gone, and the notice is %q", notice)
	}
	s.click(middle(s.widget("close.export")))
	if _, there := s.look().Widgets["chip.export.csv"]; there {
		t.Error("the cross does not close the drawer")
	}
}
