//go:build !js

package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"strconv"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/scenes"
	"github.com/optiscope/optiscope/scenes/control"
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

// runHost runs the program in a window until that is closed. Its error is in the system's language.
func runHost(program *scenes.Program, args []string) error {
	s := program.State()
	s.SystemSpeaks(systemLanguage())
	o, err := parseOptions(args, systemCalm())
	var unknown unknownOption
	switch {
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprint(os.Stderr, usage(s))
		return nil
	case errors.As(err, &unknown):
		fmt.Fprintf(os.Stderr, "optiscope: %s\n\n%s", s.Explain(unknown.error), usage(s))
		os.Exit(2)
	case err != nil:
		return errors.New(s.Explain(err))
	}
	if err := o.run(program); err != nil {
		return errors.New(s.Explain(err))
	}
	return nil
}

// run opens the window.
func (o *options) run(program *scenes.Program) error {
	program.Calm(o.calm)
	if o.link != "" {
		if err := errors.Join(program.Load(o.link)...); err != nil {
			program.Refused(err)
		}
	}
	w, err := newWindow(program)
	if err != nil {
		return err
	}
	if !o.given {
		w.shown.tour.welcome()
	}
	program.Attach(w)
	ebiten.SetWindowSize(o.width, o.height)
	ebiten.SetWindowIcon(icons())
	err = program.Run()
	switch {
	case err == nil:
		return nil
	case program.Stats().Ticks == 0:
		return noWindow(err)
	}
	if link, ok := program.Rescue(); ok {
		return o.again(link)
	}
	return control.Wrong("stopped: %s", err)
}

// again starts the program once more in a process of its own, since Ebitengine's loop runs once in each, and returns
// when that ends.
func (o *options) again(link string) error {
	path, err := os.Executable()
	if err != nil {
		return err
	}
	next := exec.Command(path, "-size", o.size(), "-calm="+strconv.FormatBool(o.calm), link)
	next.Stdin, next.Stdout, next.Stderr = os.Stdin, os.Stdout, os.Stderr
	return next.Run()
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
