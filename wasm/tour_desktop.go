//go:build !js

package main

import (
	"os"
	"path/filepath"

	"github.com/optiscope/optiscope/scenes"
	"github.com/optiscope/optiscope/scenes/control"
)

// tour shows a first visit around: a panel with one sentence at a time, and a frame around what it is about.
type tour struct {
	program *scenes.Program
	at      int // the stop, from 1; 0: there is no tour
}

// welcome starts the tour for who has never been here, and remembers that.
func (t *tour) welcome() {
	config, err := os.UserConfigDir()
	if err != nil {
		return // what cannot be remembered would come every time
	}
	seen := filepath.Join(config, "optiscope", "tour")
	if _, err := os.Stat(seen); err == nil {
		return
	}
	if os.MkdirAll(filepath.Dir(seen), 0o755) == nil && os.WriteFile(seen, nil, 0o644) == nil {
		t.at = 1
	}
}

// walk goes some stops on, or ends the tour behind the last one.
func (t *tour) walk(by int) {
	if t.at += by; t.at < 1 || t.at > len(t.program.State().Tour()) {
		t.at = 0
	}
}

// panel is the stop, if there is one.
func (t *tour) panel() (p control.Panel, ok bool) {
	if t.at == 0 {
		return p, false
	}
	stops, say := t.program.State().Tour(), t.program.State().Say
	if t.at > len(stops) { // another scene has fewer
		return p, false
	}
	stop := stops[t.at-1]
	p = control.Panel{ID: "tour", Title: say("A short tour"), Note: say("%d of %d", t.at, len(stops)), Place: control.Guide, Tab: say("A short tour"), Open: true,
		Blocks: []control.Block{{Spans: []control.Span{{Text: stop.Text}}}}, Text: stop.Target, Points: []string{stop.Target}, Controls: t.ways(len(stops))}
	return p, true
}

// ways are the buttons of a stop.
func (t *tour) ways(stops int) []control.Control {
	say := t.program.State().Say
	next := t.action("tour.next", say("Next"), "", func() { t.walk(1) })
	if t.at == stops {
		next.Label = say("Done")
		return []control.Control{t.action("tour.back", say("Back"), "", func() { t.walk(-1) }), next}
	}
	all := []control.Control{t.action("tour.skip", say("Skip the tour"), "Escape", func() { t.at = 0 }), next}
	if t.at > 1 {
		all = append([]control.Control{t.action("tour.back", say("Back"), "", func() { t.walk(-1) })}, all...)
	}
	return all
}

func (t *tour) action(id, label, key string, do func()) control.Control {
	return control.Control{ID: id, Label: label, Title: label, Key: key, Kind: control.Action, Derived: true, Do: func() error {
		do()
		t.program.Changed()
		return nil
	}}
}

// controls are the command that starts the tour and, while there is one, its own.
func (t *tour) controls() []control.Control {
	all := []control.Control{t.action("tour", t.program.State().Say("Take the tour"), "t", func() { t.at = 1 })}
	if t.at > 0 {
		all = append(all, t.ways(len(t.program.State().Tour()))...)
	}
	return all
}
