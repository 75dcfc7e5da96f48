//go:build !js

package main

import (
	"net/url"
	"os/exec"
	"runtime"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/scenes"
	"github.com/optiscope/optiscope/scenes/control"
)

// guide is the program as its lessons drive it: their links to the web are opened by the system.
type guide struct {
	*scenes.Program
	failed chan error // what went wrong behind the start of a browser
}

func newGuide(p *scenes.Program) *guide { return &guide{p, make(chan error, 1)} }

// openerOf is the command that opens an address in the browser that the user has chosen.
func openerOf(system string) []string {
	switch system {
	case "windows":
		return []string{"rundll32", "url.dll,FileProtocolHandler"}
	case "darwin":
		return []string{"open"}
	}
	return []string{"xdg-open"}
}

// Open hands an address of the web to the system, which may know only later that there is no browser.
func (g *guide) Open(address string) error {
	if u, err := url.Parse(address); err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" {
		return control.Wrong("this is no address of the web: %s", address)
	}
	opener := openerOf(runtime.GOOS)
	command := exec.Command(opener[0], append(opener[1:], address)...)
	if err := command.Start(); err != nil {
		return unopened(address, err)
	}
	go func() {
		err := command.Wait()
		if err == nil {
			return
		}
		select {
		case g.failed <- unopened(address, err):
			ebiten.ScheduleFrame()
		default: // the last one has not been told yet
		}
	}()
	return nil
}

func unopened(address string, err error) error {
	return control.Wrong("no browser was opened: %s. The address is %s", err, address)
}

// tell says what went wrong meanwhile. It is called once a tick.
func (g *guide) tell() {
	select {
	case err := <-g.failed:
		g.Refused(err)
	default:
	}
}
