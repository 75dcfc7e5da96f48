package web

import (
	"errors"
	"fmt"
	"html"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
)

// fakeProgram stands for a compiled program: Assemble does not look into it.
var fakeProgram = []byte("\x00asm fake program")

func assemblePage(t *testing.T) Site {
	t.Helper()
	site, err := Assemble(Page(), fakeProgram, []byte("globalThis.Go = class {}"))
	if err != nil {
		t.Fatal(err)
	}
	return site
}

func TestSiteIsComplete(t *testing.T) {
	site := assemblePage(t)
	quoted := regexp.MustCompile(`"(?:\./)?([a-z0-9_-]+(?:\.[0-9a-f]{12})?\.(?:js|css|wasm|svg|png|webmanifest))"`)
	for _, name := range slices.Sorted(maps.Keys(site)) {
		for _, m := range quoted.FindAllStringSubmatch(string(site[name].Data), -1) {
			if site[m[1]] == nil {
				t.Errorf("%s names %s, which is not in the site", name, m[1])
			}
		}
		for _, mark := range []string{bytesMark, modulesMark, filesMark, versionMark} {
			if strings.Contains(string(site[name].Data), mark) {
				t.Errorf("%s still has %s", name, mark)
			}
		}
	}
	want, err := fs.ReadDir(Page(), ".")
	if err != nil {
		t.Fatal(err)
	}
	pictures, err := icons()
	if err != nil {
		t.Fatal(err)
	}
	want = slices.DeleteFunc(want, func(e fs.DirEntry) bool { return path.Ext(e.Name()) == ".js" && e.Name() != Worker })
	modules := 0
	for name := range site {
		if path.Ext(name) == ".js" && name != Worker && !strings.HasPrefix(name, "wasm_exec.") {
			modules++
		}
	}
	if len(site)-modules != len(want)+len(pictures)+2 { // the program and its glue
		t.Errorf("the site has %d files that are no modules, the page %d", len(site)-modules, len(want))
	}
	if modules > 10 {
		t.Errorf("%d modules have to be fetched", modules)
	}
}

// What two modules share is there once, and what is imported later is a file of its own.
func TestModulesAreJoined(t *testing.T) {
	site, err := Assemble(fstest.MapFS{
		Index:     {Data: []byte(`<script src="a.js" type="module"></script><script src="b.js" type="module"></script>`)},
		"a.js":    {Data: []byte(`import { n } from "./once.js"; document.title = "of a" + n;`)},
		"b.js":    {Data: []byte(`import { n } from "./once.js"; import { inner } from "./inner.js"; inner(n); import("./later.js");`)},
		"once.js": {Data: []byte(`export const n = document.querySelector("of once");`)}, "inner.js": {Data: []byte(`export const inner = (n) => alert("of inner" + n);`)},
		"later.js": {Data: []byte(`console.log("of later");`)},
	}, fakeProgram, nil)
	if err != nil {
		t.Fatal(err)
	}
	in := make(map[string][]string)
	for name, file := range site {
		for _, what := range []string{"of a", "of once", "of inner", "of later"} {
			if strings.Contains(string(file.Data), what) {
				in[what] = append(in[what], regexp.MustCompile(`[.-].*`).ReplaceAllString(name, ""))
			}
		}
	}
	if fmt.Sprint(in) != "map[of a:[a] of inner:[b] of later:[later] of once:[chunk]]" {
		t.Errorf("what the modules do is in %v", in)
	}
}

func TestNamesAreHashes(t *testing.T) {
	for name, file := range assemblePage(t) {
		if Fixed(name) {
			continue
		}
		plain := regexp.MustCompile(`\.[0-9a-f]{12}\.`).ReplaceAllString(name, ".")
		if got := hashed(plain, file.Data); got != name {
			t.Errorf("%s should be called %s", name, got)
		}
	}
}

func TestIndexTellsProgramSize(t *testing.T) {
	index := string(assemblePage(t)[Index].Data)
	m := regexp.MustCompile(`href="app\.[0-9a-f]{12}\.wasm" data-bytes="([^"]*)"`).FindStringSubmatch(index)
	if m == nil || m[1] != strconv.Itoa(len(fakeProgram)) {
		t.Errorf("the program has %d bytes, the page tells %q", len(fakeProgram), m)
	}
}

// Nothing in the page may need what its own policy forbids.
func TestPageKeepsPolicy(t *testing.T) {
	index := readPage(t, Index)
	if want := strings.TrimSuffix(Policy, "; frame-ancestors *"); !strings.Contains(html.UnescapeString(index), `content="`+want+`"`) {
		t.Errorf("the page does not state the policy %s", want)
	}
	for _, forbidden := range []string{`<style`, ` style="`, ` onclick=`, ` onload=`, `javascript:`, "<script>"} {
		if strings.Contains(index, forbidden) {
			t.Errorf("the page has %q, which its policy forbids", forbidden)
		}
	}
	entries, err := fs.ReadDir(Page(), ".")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		text := strings.ReplaceAll(readPage(t, entry.Name()), "http://www.w3.org/", "")
		text = regexp.MustCompile(`\["web","[^"]*","https://[^"]*"\]`).ReplaceAllString(text, "") // a reader presses it: the page asks for nothing
		if m := regexp.MustCompile(`https?://|\beval\(|new Function|setAttribute\("style"`).FindString(text); m != "" {
			t.Errorf("%s has %q: the page talks to no other host and evaluates no text", entry.Name(), m)
		}
	}
}

func TestChangeReachesEveryName(t *testing.T) {
	source := fstest.MapFS{
		Index:  {Data: []byte(`<script src="a.js"></script>`)},
		"a.js": {Data: []byte(`import { b } from "./b.js"; import("./c.js");`)},
		"b.js": {Data: []byte(`export { c } from "./c.js";`)},
		"c.js": {Data: []byte(`export const c = 1;`)},
	}
	names := func() map[string]bool {
		site, err := Assemble(source, fakeProgram, nil)
		if err != nil {
			t.Fatal(err)
		}
		all := make(map[string]bool)
		for name := range site {
			all[name] = true
		}
		return all
	}
	before := names()
	source["c.js"] = &fstest.MapFile{Data: []byte(`export const c = 2;`)}
	var same []string
	for name := range names() {
		if before[name] {
			same = append(same, strings.Split(name, ".")[0])
		}
	}
	slices.Sort(same)
	same = slices.DeleteFunc(same, func(name string) bool { return strings.HasPrefix(name, "icon") })
	// a.js and b.js import c.js, so all three have new names.
	if want := []string{"app", "index", "wasm_exec"}; !slices.Equal(same, want) {
		t.Errorf("unchanged names: %v, want %v", same, want)
	}
}

func TestAssembleRefuses(t *testing.T) {
	page := func(more fstest.MapFS) fstest.MapFS {
		maps.Copy(more, fstest.MapFS{Index: {Data: []byte(`<script src="a.js"></script>`)}})
		return more
	}
	for _, test := range []struct {
		name    string
		source  fstest.MapFS
		missing string // the file a MissingError names, or empty for another error
	}{
		{"no page", fstest.MapFS{}, Index},
		{"no script", page(fstest.MapFS{}), "a.js"},
		{"no module", page(fstest.MapFS{"a.js": {Data: []byte(`import "./b.js"`)}}), "b.js"},
		{"no entry", fstest.MapFS{Index: {Data: []byte(`<script src="m.js" type="module"></script>`)}}, "m.js"},
		{"no module of an entry", fstest.MapFS{Index: {Data: []byte(`<script src="m.js" type="module"></script>`)}, "m.js": {Data: []byte(`import "./n.js"`)}}, "n.js"},
		{"no script at all", fstest.MapFS{Index: {Data: []byte(`<script src="m.js" type="module"></script>`)}, "m.js": {Data: []byte(`import`)}}, ""},
		{"no icon", page(fstest.MapFS{"a.js": {}, "m.webmanifest": {Data: []byte(`{"src": "b.png"}`)}}), "b.png"},
		{"circle", page(fstest.MapFS{"a.js": {Data: []byte(`import "./b.js"`)}, "b.js": {Data: []byte(`import "./a.js"`)}}), ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := Assemble(test.source, fakeProgram, nil)
			missing, ok := errors.AsType[*MissingError](err)
			switch {
			case err == nil:
				t.Error("accepted")
			case ok != (test.missing != "") || ok && missing.Name != test.missing:
				t.Errorf("refused with %v", err)
			}
		})
	}
}

func TestWorkerKnowsAllFiles(t *testing.T) {
	site := assemblePage(t)
	worker := regexp.MustCompile(`files = \[(.*)\]`).FindString(string(site[Worker].Data))
	for name := range site {
		if listed := strings.Contains(worker, `"`+name+`"`); listed == Fixed(name) {
			t.Errorf("%s: listed in the worker: %v", name, listed)
		}
	}
}

// Page and worker agree on the version, and it changes with any file.
func TestEveryChangeIsANewVersion(t *testing.T) {
	version := func(change string) string {
		source := fstest.MapFS{}
		err := fs.WalkDir(Page(), ".", func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			data := []byte(readPage(t, name))
			if name == change && path.Ext(name) == ".js" {
				data = append(data, "document.title = 'another';"...) // of which a new line would not be one
			} else if name == change {
				data = append(data, '\n')
			}
			source[name] = &fstest.MapFile{Data: data}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		site, err := Assemble(source, fakeProgram, nil)
		if err != nil {
			t.Fatal(err)
		}
		m := regexp.MustCompile(`<meta name="version" content="([0-9a-f]{12})">`).FindSubmatch(site[Index].Data)
		if m == nil {
			t.Fatal("the page has no version")
		}
		if !strings.Contains(string(site[Worker].Data), `version = "`+string(m[1])+`"`) {
			t.Errorf("with %q changed the worker is not of version %s", change, m[1])
		}
		return string(m[1])
	}
	first := version("")
	for _, name := range []string{Index, "boot.js", "dom.js", "style.css", "manifest.webmanifest"} {
		if version(name) == first {
			t.Errorf("with another %s the version is the same", name)
		}
	}
}
