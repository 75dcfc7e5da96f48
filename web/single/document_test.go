package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"html"
	"io"
	"io/fs"
	"maps"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/optiscope/optiscope/web"
)

var program = []byte(strings.Repeat("\x00asm fake program ", 1000))

func make1(t *testing.T) string {
	t.Helper()
	data, err := document(web.Page(), program, []byte("globalThis.Go = class {}"))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// The file refers to nothing but to what is in it.
func TestNothingIsOutside(t *testing.T) {
	file := make1(t)
	for _, m := range regexp.MustCompile(`<[a-z][^>]*\b(?:src|href)="([^"]*)"`).FindAllStringSubmatch(file, -1) {
		if !strings.HasPrefix(m[1], "data:") && !strings.Contains(file, `id="`+strings.TrimPrefix(m[1], "#")+`"`) {
			t.Errorf("it refers to %q", m[1])
		}
	}
	icon := regexp.MustCompile(`data:image/svg[^"]*`)
	for _, m := range regexp.MustCompile(`(?m)\bimport\s*\(|^\s*import\s|\bfetch\(|url\(["']?[^"'d#]|@import|\{\{(?:modules|program|version|files)`).FindAllString(icon.ReplaceAllString(file, ""), -1) {
		t.Errorf("it has %q", m)
	}
	for _, m := range []string{"sw.js", "manifest", "modulepreload", `name="version"`} {
		if strings.Contains(file[:strings.Index(file, "<style>")], m) {
			t.Errorf("its head has %s, which is for sites", m)
		}
	}
}

// Its policy allows the scripts and the style that are in it, and no others.
func TestPolicyNamesWhatIsThere(t *testing.T) {
	file := make1(t)
	m := regexp.MustCompile(`http-equiv="Content-Security-Policy" content="([^"]*)"`).FindStringSubmatch(file)
	if m == nil {
		t.Fatal("it has no policy")
	}
	policy := html.UnescapeString(m[1])
	count := 0
	for _, part := range regexp.MustCompile(`(?s)<(?:script|style)>(.*?)</(?:script|style)>`).FindAllStringSubmatch(file, -1) {
		sum := sha256.Sum256([]byte(part[1]))
		if !strings.Contains(policy, "'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"'") {
			t.Errorf("the policy forbids %.40q…", part[1])
		}
		count++
	}
	if got := strings.Count(policy, "'sha256-"); got != count || count != 3 {
		t.Errorf("the policy allows %d scripts and styles, the file has %d", got, count)
	}
	for _, forbidden := range []string{"'self'", "unsafe-inline", "'unsafe-eval'", "http", "*", "connect-src"} {
		if strings.Contains(policy, forbidden) {
			t.Errorf("the policy has %s: %s", forbidden, policy)
		}
	}
	if !strings.HasPrefix(policy, "default-src 'none'; ") || strings.Index(file, "<style>") < strings.Index(file, "http-equiv") {
		t.Error("the policy is not the first word")
	}
}

// What is packed into it is the program.
func TestProgramIsInIt(t *testing.T) {
	m := regexp.MustCompile(`id="program" data-bytes="(\d+)">([^<]*)<`).FindStringSubmatch(make1(t))
	if m == nil {
		t.Fatal("there is no program")
	}
	packed, err := base64.StdEncoding.DecodeString(m[2])
	if err != nil {
		t.Fatal(err)
	}
	r, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	if got, err := io.ReadAll(r); err != nil || !bytes.Equal(got, program) || m[1] != "18000" {
		t.Errorf("%d bytes of %s came out, %v", len(got), m[1], err)
	}
	if make1(t) != make1(t) {
		t.Error("made twice, it differs")
	}
}

// The lessons of both languages are in it, where the page looks for them.
func TestLessonsAreInIt(t *testing.T) {
	file := make1(t)
	links := regexp.MustCompile(`(?s)<link rel="help"[^>]* hreflang="([a-z]+)"[^>]* href="#([^"]*)"`).FindAllStringSubmatch(file, -1)
	if len(links) != 2 {
		t.Fatalf("%d links lead to lessons", len(links))
	}
	for _, m := range links {
		_, behind, _ := strings.Cut(file, `<script type="application/json" id="`+m[2]+`">`)
		text, _, _ := strings.Cut(behind, "</script>")
		var course struct {
			Language string
			Lessons  []struct{ ID string }
		}
		if err := json.Unmarshal([]byte(text), &course); err != nil || course.Language != m[1] || len(course.Lessons) != 14 {
			t.Errorf("%s: %d lessons in %q, %v", m[1], len(course.Lessons), course.Language, err)
		}
	}
}

// A page that the file cannot hold is refused.
func TestDocumentRefuses(t *testing.T) {
	good := fstest.MapFS{}
	entries, err := fs.ReadDir(web.Page(), ".")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		data, err := fs.ReadFile(web.Page(), entry.Name())
		if err != nil {
			t.Fatal(err)
		}
		good[entry.Name()] = &fstest.MapFile{Data: data}
	}
	change := func(name, old, new string) func(fstest.MapFS) {
		return func(page fstest.MapFS) {
			page[name] = &fstest.MapFile{Data: []byte(strings.Replace(string(page[name].Data), old, new, 1))}
		}
	}
	for name, spoil := range map[string]func(fstest.MapFS){
		"no page":           func(page fstest.MapFS) { delete(page, web.Index) },
		"no style":          func(page fstest.MapFS) { delete(page, "layout.css") },
		"no module":         func(page fstest.MapFS) { delete(page, "dom.js") },
		"a mistake":         change("dom.js", "export", "export export"),
		"another link":      change(web.Index, "<title>", "<link rel=\"prefetch\" href=\"a\">\n<title>"),
		"no title":          change(web.Index, "title>", "t>"),
		"no body's end":     change(web.Index, "</body>", ""),
		"a style that ends": change("style.css", "/*", "/* </style> "),
		"a carriage return": change("style.css", "/*", "/* \r "),
	} {
		page := maps.Clone(good)
		spoil(page)
		if _, err := document(page, program, nil); err == nil {
			t.Errorf("%s: accepted", name)
		} else if strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := run("x.html", []string{"rest"}); err == nil {
		t.Error("an argument too many is accepted")
	}
}
