//go:build !js

package main

import (
	"encoding/gob"
	"errors"
	"image"
	"os"
	"reflect"
	"runtime"

	"github.com/optiscope/optiscope/scenes"
	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/view"
	"github.com/optiscope/optiscope/scenes/words/foreign"
)

// report is what a program says of itself.
type report struct {
	Link, Notice, Theme string
	Rescue              string // what to begin again with if the graphics driver ends the program
	T                   int
	Revision            uint64
	Playing             bool
	Tracks              [][2][]float64 // x and y of every entry
	Ghosts              [][2][]float64 // the same of every entry's old future, if one has any
	Stats               scenes.Stats
	Areas               map[string]view.Area
	Unit                float64
	Widgets             map[string]image.Rectangle // what is seen of them
	Menu                image.Rectangle            // the open list, if there is one
	Memory              memory                     // if it was asked for
	Focus               string                     // the widget that has the keyboard
	Bubble              *control.Bubble            // what is pointed at
	Cuts                int                        // texts that did not fit when last drawn
	Said                []string                   // all that stands in the panels, dialogs included
}

// memory is what a program has in use after a collection of garbage.
type memory struct{ Bytes, Objects, Goroutines float64 }

func measure() memory {
	runtime.GC()
	runtime.GC() // what finalizers let go
	var now runtime.MemStats
	runtime.ReadMemStats(&now)
	return memory{float64(now.HeapAlloc), float64(now.HeapObjects), float64(runtime.NumGoroutine())}
}

// question asks for a report; before that it may open a link, as an argument of the program would, or ask for the memory.
type question struct {
	Link   string
	Open   bool
	Memory bool
}

// answer writes a report to the standard output for each question on the standard
// input. The tests ask a guest between its ticks, while it stands still; a
// program in a real window runs meanwhile, so it tells its statistics alone.
func answer(p *scenes.Program, role string) {
	in, out := gob.NewDecoder(os.Stdin), gob.NewEncoder(os.Stdout)
	for {
		var q question
		if err := in.Decode(&q); err != nil {
			return
		}
		if q.Open {
			if err := errors.Join(p.Load(q.Link)...); err != nil {
				p.Refused(err)
			}
		}
		r := &report{Stats: p.Stats()}
		if role == roleGuest {
			r = reportOf(p)
		}
		if q.Memory {
			r.Memory = measure()
		}
		if err := out.Encode(r); err != nil {
			panic(err)
		}
	}
}

func reportOf(p *scenes.Program) *report {
	r := &report{Link: p.Link(), Notice: p.Notice(), Theme: p.Theme().Name, T: p.State().View.T, Revision: p.Revision(),
		Playing: p.State().View.Playing, Stats: p.Stats(), Bubble: p.Bubble()}
	r.Rescue, _ = p.Rescue()
	result := p.Result()
	for i := range result.Tracks {
		r.Tracks = append(r.Tracks, [2][]float64{result.Tracks[i].X, result.Tracks[i].Y})
	}
	for i := range result.Ghosts {
		r.Ghosts = append(r.Ghosts, [2][]float64{result.Ghosts[i].X, result.Ghosts[i].Y})
	}
	foreign.Each(p.Panels(), func(text string) { r.Said = append(r.Said, text) })
	r.look(p)
	return r
}

// look reads where the widgets and pictures are. Nothing but a test wants to
// know that, so the program has no method for it, and the fields are read as
// they are: it panics when one of them gets another name.
func (r *report) look(p *scenes.Program) {
	window := reflect.ValueOf(p).Elem().FieldByName("host").Elem().Elem()
	panels := window.FieldByName("ui").Elem()
	r.Cuts = int(panels.FieldByName("cuts").Int())
	r.Unit = panels.FieldByName("rem").Float() / 16
	r.Areas = make(map[string]view.Area)
	for each := window.FieldByName("areas").MapRange(); each.Next(); {
		area := each.Value()
		r.Areas[each.Key().String()] = view.Area{Rect: rectangle(area.FieldByName("Rect")), Clip: rectangle(area.FieldByName("Clip"))}
	}
	r.Widgets = make(map[string]image.Rectangle)
	for each := panels.FieldByName("byKey").MapRange(); each.Next(); {
		r.Widgets[each.Key().String()] = seen(each.Value())
		if each.Value().Elem().FieldByName("focus").Bool() {
			r.Focus = each.Key().String()
		}
	}
	if popup := panels.FieldByName("popup"); !popup.IsNil() {
		list := popup.Elem().FieldByName("elements")
		r.Menu = seen(list.Index(list.Len() - 1))
	}
}

func seen(element reflect.Value) image.Rectangle {
	e := element.Elem()
	return rectangle(e.FieldByName("widget").Elem().FieldByName("Rect")).Intersect(rectangle(e.FieldByName("clip")))
}

func rectangle(v reflect.Value) image.Rectangle {
	point := func(name string) image.Point {
		p := v.FieldByName(name)
		return image.Pt(int(p.FieldByName("X").Int()), int(p.FieldByName("Y").Int()))
	}
	return image.Rectangle{Min: point("Min"), Max: point("Max")}
}
