package main

import (
	"errors"
	"image"
	"maps"
	"math"
	"syscall/js"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/scenes"
	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/view"
)

// page is the browser's host: the page's HTML elements are the widgets. Here
// are only their records' translation and the rectangles of the pictures.
type page struct {
	program *scenes.Program
	js      js.Value // the page's own object
	scale   float64
	rem     float64 // the page's root type size, in CSS pixels
	cells   map[string]cell
	areas   map[string]view.Area
	known   snapshot // what the page has been told
	version uint64
	phase   phase
	course  course
	films   bool            // the browser makes videos
	bubble  *control.Bubble // as the page shows it
}

// phase is how far the page has come. The picture comes first and the panels
// after it, so that there is something to see sooner.
type phase uint8

const (
	loaded   phase = iota
	started        // the page has the program's functions and has told where the surface is
	pictured       // there was a frame
	built          // the page has its panels
	ready          // there was a frame with all pictures
)

// cell is a picture's rectangle as the page tells it, in CSS pixels.
type cell struct{ x, y, w, h, clipX, clipY, clipW, clipH float64 }

func runHost(program *scenes.Program, _ []string) error {
	p := &page{program: program, js: js.Global().Get("optiscopePage"), scale: 1, rem: 16,
		cells: make(map[string]cell), areas: make(map[string]view.Area)}
	p.films = p.js.Call("films").Bool()
	program.State().SystemSpeaks(p.js.Call("preferred").String())
	program.Attach(p)
	err := program.Run()
	if link, ok := program.Rescue(); ok && err != nil {
		p.js.Call("again", link)
		select {} // the page is about to be loaded again
	}
	return err
}

// fail tells the page why there is no program. It stays: Ebitengine's listeners
// outlive its loop, and would call a program that is gone.
func fail(err error) {
	js.Global().Get("optiscopePage").Call("failed", err.Error())
	select {}
}

// Update starts the page at the first tick, when the screen's scale is known.
func (p *page) Update(_, _ int, scale float64) {
	p.scale = scale
	switch p.phase {
	case loaded:
		p.phase = started
		p.js.Call("started", p.api())
	case pictured:
		p.phase = built
		p.js.Call("build")
	}
	p.layout()
}

// layout turns the page's rectangles into pixels of the screen.
func (p *page) layout() {
	pixel := func(v float64) int { return int(math.Round(v * p.scale)) }
	rect := func(x, y, w, h float64) image.Rectangle {
		return image.Rect(pixel(x), pixel(y), pixel(x+w), pixel(y+h))
	}
	clear(p.areas)
	for name, c := range p.cells {
		p.areas[name] = view.Area{Rect: rect(c.x, c.y, c.w, c.h), Clip: rect(c.clipX, c.clipY, c.clipW, c.clipH)}
	}
}

// place is the page's word on where its pictures are.
func (p *page) place(cells js.Value, rem float64) {
	next := make(map[string]cell)
	names := js.Global().Get("Object").Call("keys", cells)
	for i := range names.Length() {
		name := names.Index(i).String()
		v := cells.Get(name)
		get := func(v js.Value, key string) float64 { return v.Get(key).Float() }
		clip := v.Get("clip")
		next[name] = cell{get(v, "x"), get(v, "y"), get(v, "w"), get(v, "h"),
			get(clip, "x"), get(clip, "y"), get(clip, "w"), get(clip, "h")}
	}
	if maps.Equal(p.cells, next) && p.rem == rem {
		return
	}
	p.cells, p.rem = next, rem
	p.program.Wake()
}

// Save has the browser download a file.
func (p *page) Save(name string, data []byte) error {
	array := js.Global().Get("Uint8Array").New(len(data))
	js.CopyBytesToJS(array, data)
	p.js.Call("save", name, array)
	return nil
}

// SavePicture has the page encode a picture as PNG, which takes no code of ours, and download it.
func (p *page) SavePicture(name string, picture *image.RGBA) error {
	p.js.Call("savePicture", name, pixels(picture), picture.Rect.Dx(), picture.Rect.Dy())
	return nil
}

// pixels are a picture's as ImageData takes them.
func pixels(picture *image.RGBA) js.Value {
	array := js.Global().Get("Uint8ClampedArray").New(len(picture.Pix))
	js.CopyBytesToJS(array, picture.Pix)
	return array
}

// Keep has the page remember a text.
func (p *page) Keep(name string, data []byte) error {
	if why := p.js.Call("keep", name, string(data)).String(); why != "" {
		return errors.New(why)
	}
	return nil
}

// Kept asks the page.
func (p *page) Kept(name string) ([]byte, error) {
	answer := p.js.Call("kept", name)
	if why := answer.Get("error").String(); why != "" {
		return nil, errors.New(why)
	}
	return []byte(answer.Get("text").String()), nil
}

// Films asks the browser.
func (p *page) Films() bool { return p.films }

// Film has the browser record a video.
func (p *page) Film(name string, width, height int) scenes.Film {
	return film{p.js.Call("film", name, width, height)}
}

// film is a video in the page.
type film struct{ js js.Value }

func (f film) Frame(picture *image.RGBA) { f.js.Call("frame", pixels(picture)) }
func (f film) End(keep bool)             { f.js.Call("end", keep) }

// Address is the page's own, with the link behind it.
func (p *page) Address(link string) string { return p.js.Call("address", link).String() }

// Copy has the page put a text on the clipboard. Where the browser does not let
// it, the page shows the text to be copied by hand.
func (p *page) Copy(text string) error {
	p.js.Call("copy", text)
	return nil
}

func (p *page) Areas() map[string]view.Area { return p.areas }

func (p *page) Unit() float64 { return p.scale * p.rem / 16 }

// Captures is always false: the page's panels keep their events from the canvas.
func (p *page) Captures(int, int) bool { return false }

// Draw paints nothing, as the page is above the canvas. It tells the page of
// the first frame and of the first complete one.
func (p *page) Draw(*ebiten.Image) {
	switch p.phase {
	case started:
		p.phase = pictured
		p.js.Call("firstFrame")
		p.program.Wake()
	case built:
		p.phase = ready
		p.js.Call("ready")
	}
}

// Show tells the page what changed since it was told last.
func (p *page) Show() {
	if b := p.program.Bubble(); p.phase >= built && b != p.bubble {
		p.bubble = b
		p.js.Call("bubble", bubbleObject(b, p.scale))
	}
	if p.phase < built || p.version == p.program.Revision() {
		return
	}
	p.version = p.program.Revision()
	if change := p.known.change(p.program); len(change) > 0 {
		p.js.Call("update", change)
	}
}
