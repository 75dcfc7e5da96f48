//go:build !js

package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/scenes"
	"github.com/optiscope/optiscope/scenes/ui"
	"github.com/optiscope/optiscope/scenes/view"
	"github.com/optiscope/optiscope/wasm/course"
)

// window is the desktop's host: ebitenui panels around the pictures.
type window struct {
	clipboard
	program *scenes.Program
	guide   *guide
	shown   *shown
	ui      *ui.UI
	areas   map[string]view.Area

	presenting bool
}

func newWindow(program *scenes.Program) (*window, error) {
	driven := newGuide(program)
	all := &shown{Program: program, course: course.New(driven), tour: tour{program: program}}
	panels, err := ui.New(all)
	if err != nil {
		return nil, err
	}
	return &window{program: program, guide: driven, shown: all, ui: panels, areas: make(map[string]view.Area)}, nil
}

// The size of the window at the start, in device-independent pixels.
const (
	firstWidth  = 1440
	firstHeight = 900
)

func runHost(program *scenes.Program, args []string) error {
	flags := flag.NewFlagSet("optiscope", flag.ContinueOnError)
	flags.Usage = func() {
		fmt.Fprintf(flags.Output(), "usage: optiscope [link]\n\nA link is what stands behind # in the browser's address bar; the whole address will do.\n")
		flags.PrintDefaults()
	}
	size := flags.String("size", fmt.Sprintf("%dx%d", firstWidth, firstHeight), "size of the window")
	if err := flags.Parse(args); err != nil {
		if err == flag.ErrHelp {
			return nil
		}
		os.Exit(2)
	}
	width, height, err := parseSize(*size)
	if err != nil {
		return err
	}
	if flags.NArg() > 1 {
		return fmt.Errorf("one link is enough: %q is too much", flags.Arg(1))
	}
	program.State().SystemSpeaks(systemLanguage())
	if link := flags.Arg(0); link != "" {
		if _, behind, ok := strings.Cut(link, "#"); ok {
			link = behind
		}
		if err := errors.Join(program.Load(link)...); err != nil {
			program.Refused(err)
		}
	}
	w, err := newWindow(program)
	if err != nil {
		return err
	}
	if flags.NArg() == 0 {
		w.shown.tour.welcome()
	}
	program.Attach(w)
	ebiten.SetWindowSize(width, height)
	ebiten.SetWindowIcon(icons())
	err = program.Run()
	switch {
	case err == nil:
		return nil
	case program.Stats().Ticks == 0:
		return noWindow(err)
	}
	if link, ok := program.Rescue(); ok {
		return again(*size, link)
	}
	return fmt.Errorf("stopped: %w", err)
}

// again starts the program once more in a process of its own, since Ebitengine's loop runs once in each, and returns
// when that ends.
func again(size, link string) error {
	path, err := os.Executable()
	if err != nil {
		return err
	}
	next := exec.Command(path, "-size", size, link)
	next.Stdin, next.Stdout, next.Stderr = os.Stdin, os.Stdout, os.Stderr
	return next.Run()
}

// parseSize reads "1440x900".
func parseSize(text string) (width, height int, err error) {
	w, h, _ := strings.Cut(text, "x")
	width, errW := strconv.Atoi(w)
	height, errH := strconv.Atoi(h)
	if errW != nil || errH != nil || width < 1 || height < 1 {
		return 0, 0, fmt.Errorf("-size wants WIDTHxHEIGHT, such as %dx%d, not %q", firstWidth, firstHeight, text)
	}
	return width, height, nil
}

// fail says in one sentence why there is no window.
func fail(err error) {
	fmt.Fprintf(os.Stderr, "optiscope: %v\n", err)
	os.Exit(1)
}

func (w *window) Update(width, height int, scale float64) {
	w.guide.tell()
	w.shown.course.Follow()
	w.ui.Update(width, height, scale)
	clear(w.areas)
	for name, v := range w.ui.Views() {
		w.areas[name] = view.Area{Rect: v.Rect, Clip: v.Clip}
	}
	if !w.ui.Typing() {
		w.keys()
	}
}

func (w *window) Areas() map[string]view.Area { return w.areas }
func (w *window) Unit() float64               { return w.ui.Rem() / 16 }
func (w *window) Captures(x, y int) bool      { return w.ui.Captures(x, y) }

// Show follows presenter mode, which has the whole screen and a pointer of its own.
func (w *window) Show() {
	if on := w.program.State().View.Present; on != w.presenting {
		w.presenting = on
		w.ui.Present(on)
		ebiten.SetFullscreen(on)
		w.program.Wake() // the panels are measured anew at the next tick
	}
}

func (w *window) Draw(screen *ebiten.Image) { w.ui.Draw(screen) }

var _ scenes.Host = (*window)(nil)
