package main

import (
	"fmt"
	"hash/fnv"
	"html/template"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/optiscope/optiscope/web"
)

// pollInterval is how often the sources are looked at. Polling needs no
// library, works on every file system, and costs a few milliseconds.
const pollInterval = 700 * time.Millisecond

func pageDir(root string) string { return filepath.Join(root, "web", "page") }

func lessonsDir(root string) string { return filepath.Join(root, "web", "lessons") }

// sources are the page and the lessons as they are now.
func sources(root string) (fs.FS, error) {
	return web.WithTexts(os.DirFS(pageDir(root)), os.DirFS(lessonsDir(root)))
}

// developer serves the site built from the sources as they are now.
type developer struct {
	root    string
	compile func(root string) ([]byte, error)
	glue    func(root string) ([]byte, error)

	mu      sync.RWMutex // held for writing during a build: requests wait for it
	handler http.Handler
	failure error

	seen    stamps // as of the last build
	program []byte // as of the last build that compiled
}

// stamps tell versions of the sources apart.
type stamps struct{ program, page uint64 }

func newDeveloper(root string) *developer {
	d := &developer{root: root, glue: web.Glue,
		compile: func(root string) ([]byte, error) { return web.Compile(root, false) }}
	d.mu.Lock() // until the first build
	return d
}

// watch builds at once, and again whenever a source has changed at a tick.
func (d *developer) watch(ticks <-chan time.Time) {
	d.build(look(d.root))
	d.mu.Unlock()
	for range ticks {
		if now := look(d.root); now != d.seen {
			d.mu.Lock()
			d.build(now)
			d.mu.Unlock()
		}
	}
}

// build makes the site again; only what changed is built. The caller holds mu.
func (d *developer) build(now stamps) {
	start := time.Now()
	d.failure = d.assemble(now)
	d.seen = now
	if d.failure != nil {
		fmt.Fprintln(os.Stderr, d.failure)
		return
	}
	fmt.Printf("built in %.1f s\n", time.Since(start).Seconds())
}

func (d *developer) assemble(now stamps) error {
	if d.program == nil || now.program != d.seen.program {
		d.program = nil
		program, err := d.compile(d.root)
		if err != nil {
			return err
		}
		d.program = program
	}
	glue, err := d.glue(d.root)
	if err != nil {
		return err
	}
	source, err := sources(d.root)
	if err != nil {
		return err
	}
	site, err := web.Assemble(source, d.program, glue)
	if err != nil {
		return err
	}
	d.handler = site.Handler()
	return nil
}

// look sums up names, sizes and times of all sources.
func look(root string) stamps {
	program, page := fnv.New64a(), fnv.New64a()
	filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return nil // it vanished while we looked: the next look sees that
		}
		name := entry.Name()
		if entry.IsDir() {
			if path != root && (strings.HasPrefix(name, ".") || name == "node_modules") {
				return filepath.SkipDir
			}
			return nil
		}
		sum := program
		switch {
		case filepath.Dir(path) == pageDir(root), filepath.Ext(name) == ".md" && strings.HasPrefix(path, lessonsDir(root)):
			sum = page
		case !isSource(name):
			return nil
		}
		if info, err := entry.Info(); err == nil {
			fmt.Fprintln(sum, path, info.Size(), info.ModTime().UnixNano())
		}
		return nil
	})
	return stamps{program.Sum64(), page.Sum64()}
}

// isSource says whether a file outside the page can change the program.
// Embedded fonts and shaders can; tests cannot.
func isSource(name string) bool {
	switch filepath.Ext(name) {
	case ".go":
		return !strings.HasSuffix(name, "_test.go")
	case ".mod", ".sum", ".ttf", ".otf", ".kage":
		return true
	}
	return false
}

// ServeHTTP serves the site, or in its place what is wrong with it.
func (d *developer) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	d.mu.RLock()
	handler, failure := d.handler, d.failure
	d.mu.RUnlock()
	if failure == nil {
		handler.ServeHTTP(w, r)
		return
	}
	web.SetHeaders(w.Header())
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(http.StatusInternalServerError)
	if err := failurePage.Execute(w, failure.Error()); err != nil {
		fmt.Fprintln(os.Stderr, "serve:", err)
	}
}

// failurePage looks again every two seconds, so that the site is back as soon as it builds.
var failurePage = template.Must(template.New("failure").Parse(`<!doctype html>
<html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="2">
<title>Optiscope does not build</title>
<h1>Optiscope does not build</h1>
<pre>{{.}}</pre>
</html>
`))
