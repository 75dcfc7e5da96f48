//go:build !js

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/scenes"
)

// The tests drive the native program as a user does, with mouse, fingers and
// keys, and look at its window. The program runs in processes of its own, made
// of this test binary: what it is to be stands in the environment.
const roleVariable = "OPTISCOPE_TEST_ROLE"

const (
	roleProgram = "program" // main itself
	roleWindow  = "window"  // the program in a real window; it answers questions
	roleAgain   = "again"   // main, just after a graphics driver has refused a shader
	roleTell    = "tell"    // tells its arguments
	roleGuest   = "guest"   // the program without a window: it is ticked and drawn by the tests; it answers questions
)

func TestMain(m *testing.M) {
	switch role := os.Getenv(roleVariable); role {
	case roleProgram:
		main()
	case roleAgain:
		os.Setenv(roleVariable, roleTell)
		o := &options{width: 800, height: 600, calm: true}
		if err := o.again(os.Args[1]); err != nil {
			fail(err)
		}
	case roleTell:
		fmt.Printf("%q", os.Args[1:])
	case roleWindow, roleGuest:
		runAnswering(role)
	default:
		os.Exit(runTests(m))
	}
}

// runAnswering is main, with an ear for questions.
func runAnswering(role string) {
	program, err := scenes.New()
	if err == nil {
		go answer(program, role)
		err = runHost(program, os.Args[1:])
	}
	if err != nil {
		fail(err)
	}
}

// tests runs all tests inside the first tick: only there does Ebitengine read pixels.
type tests struct {
	m    *testing.M
	code int
}

func (g *tests) Update() error {
	g.code = g.m.Run()
	return ebiten.Termination
}

func (g *tests) Draw(*ebiten.Image)         {}
func (g *tests) Layout(w, h int) (int, int) { return w, h }

func runTests(m *testing.M) int {
	dir, err := os.MkdirTemp("", "optiscope")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(dir)
	if err := buildGuest(dir); err != nil {
		fmt.Fprintln(os.Stderr, "the program cannot be built for the tests:", err)
		return 1
	}
	if err := beenHere(dir); err != nil { // behind the build, which needs what Go keeps in the folders of the user
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	g := &tests{m: m, code: 1}
	ebiten.SetWindowSize(64, 64)
	if err := ebiten.RunGame(g); err != nil {
		fmt.Fprintln(os.Stderr, "these tests need a display (try make drawn, which brings one, or run them under xvfb-run):", err)
		return 1
	}
	return g.code
}

// guestVariable tells the tests where the guest is.
const guestVariable = "OPTISCOPE_TEST_GUEST"

// buildGuest builds this test binary once more, to run without a window.
func buildGuest(dir string) error {
	path := filepath.Join(dir, "guest")
	build := exec.Command("go", "test", "-c", "-tags", "ebitenginevmguest", "-o", path, ".")
	build.Stdout, build.Stderr = os.Stderr, os.Stderr
	if err := build.Run(); err != nil {
		return err
	}
	return os.Setenv(guestVariable, path)
}

// beenHere gives the programs of the tests a folder for settings that says that the tour was shown.
func beenHere(dir string) error {
	config := filepath.Join(dir, "config")
	for _, name := range []string{"XDG_CONFIG_HOME", "HOME", "AppData"} {
		if err := os.Setenv(name, config); err != nil {
			return err
		}
	}
	config, err := os.UserConfigDir()
	if err == nil {
		err = os.MkdirAll(filepath.Join(config, "optiscope"), 0o755)
	}
	if err == nil {
		err = os.WriteFile(filepath.Join(config, "optiscope", "tour"), nil, 0o644)
	}
	return err
}
