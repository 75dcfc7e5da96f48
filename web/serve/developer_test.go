package main

import (
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/optiscope/optiscope/web"
)

// project is a small module with a page, whose program compiles at once.
func project(t *testing.T) (*developer, string) {
	t.Helper()
	root := t.TempDir()
	write(t, filepath.Join(root, "go.mod"), "module github.com/optiscope/optiscope\n")
	write(t, filepath.Join(root, "wasm", "main.go"), "package main\n")
	write(t, filepath.Join(pageDir(root), web.Index), `<p>one</p>`)
	d := newDeveloper(root)
	d.glue = func(string) ([]byte, error) { return nil, nil }
	d.compile = func(root string) ([]byte, error) {
		source, err := os.ReadFile(filepath.Join(root, "wasm", "main.go"))
		if strings.Contains(string(source), "mistake") {
			return nil, &web.CompileError{Output: "main.go:1: mistake <here>"}
		}
		return source, err
	}
	return d, root
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func index(d *developer) (int, string) {
	w := httptest.NewRecorder()
	d.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/", nil))
	body, err := io.ReadAll(w.Result().Body)
	if err != nil {
		return 0, err.Error()
	}
	return w.Code, string(body)
}

func TestChangesAreBuilt(t *testing.T) {
	d, root := project(t)
	ticks := make(chan time.Time)
	go d.watch(ticks)
	// Two ticks: after the second was taken, the build of the first is over.
	rebuild := func() { ticks <- time.Time{}; ticks <- time.Time{} }

	if code, body := index(d); code != http.StatusOK || body != "<p>one</p>" {
		t.Fatalf("at first: %d %s", code, body)
	}
	write(t, filepath.Join(pageDir(root), web.Index), `<p>number two</p>`)
	rebuild()
	if _, body := index(d); body != "<p>number two</p>" {
		t.Errorf("after a change of the page: %s", body)
	}
	lesson := filepath.Join(lessonsDir(root), "en", "01-new.md")
	write(t, lesson, "no lesson\n")
	rebuild()
	if code, body := index(d); code != http.StatusInternalServerError || !strings.Contains(body, "en/01-new.md:1:1: a lesson") {
		t.Errorf("with a lesson that is none: %d %s", code, body)
	}
	write(t, lesson, "# Title\n\nSummary.\n\n## Step\n\nText.\n\ntry:\n")
	rebuild()
	if code, body := index(d); code != http.StatusOK {
		t.Errorf("with a lesson: %d %s", code, body)
	}
	write(t, filepath.Join(root, "wasm", "main.go"), "mistake\n")
	rebuild()
	code, body := index(d)
	if code != http.StatusInternalServerError || !strings.Contains(body, "main.go:1: mistake &lt;here&gt;") {
		t.Errorf("with a mistake: %d %s", code, body)
	}
	write(t, filepath.Join(pageDir(root), web.Index), `<p>number three</p>`)
	rebuild()
	if code, _ := index(d); code != http.StatusInternalServerError {
		t.Errorf("with a mistake and another page: %d", code)
	}
	write(t, filepath.Join(root, "wasm", "main.go"), "package main // good again\n")
	rebuild()
	if code, body := index(d); code != http.StatusOK || body != "<p>number three</p>" {
		t.Errorf("without it: %d %s", code, body)
	}
	close(ticks)
}

func TestOnlySourcesCount(t *testing.T) {
	_, root := project(t)
	for _, test := range []struct {
		path          string
		program, page bool
	}{
		{"optim/new.go", true, false},
		{"optim/new_test.go", false, false},
		{"README.txt", false, false},
		{"README.md", false, false},
		{"web/lessons/en/01-new.md", false, true},
		{".git/index.go", false, false},
		{"web/page/new.js", false, true},
		{"go.mod", true, false},
	} {
		before := look(root)
		write(t, filepath.Join(root, filepath.FromSlash(test.path)), "module github.com/optiscope/optiscope\n// another\n")
		after := look(root)
		if got := before.program != after.program; got != test.program {
			t.Errorf("%s: builds the program again: %v", test.path, got)
		}
		if got := before.page != after.page; got != test.page {
			t.Errorf("%s: builds the page again: %v", test.path, got)
		}
	}
}

func TestRootIsFoundFromBelow(t *testing.T) {
	_, root := project(t)
	got, err := web.Root(filepath.Join(root, "web", "page"))
	if err != nil || got != root {
		t.Errorf("the root is %q, %v; want %q", got, err, root)
	}
	if got, err := web.Root(t.TempDir()); err == nil {
		t.Errorf("outside of the module the root is %q", got)
	}
}

func TestTakenPortIsOneSentence(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	err = listen(l.Addr().String(), http.NotFoundHandler())
	if err == nil || !strings.Contains(err.Error(), l.Addr().String()+" is taken") || strings.Contains(err.Error(), "\n") {
		t.Errorf("a taken port is reported as %v", err)
	}
}

func TestFlagsThatContradict(t *testing.T) {
	for _, args := range [][3]string{{"a", "b", ""}, {"", "", "rest"}} {
		var rest []string
		if args[2] != "" {
			rest = []string{args[2]}
		}
		if err := run("localhost:0", args[0], args[1], rest); err == nil {
			t.Errorf("%v is accepted", args)
		}
	}
	if _, missing := errors.AsType[*web.MissingError](run("localhost:0", "", t.TempDir(), nil)); !missing {
		t.Error("a directory without a site is served")
	}
}
