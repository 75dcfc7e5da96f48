package slim

import (
	"io"
	"log"
	stdslog "log/slog"
	"os"
	"path/filepath"
	stdregexp "regexp"
	"slices"
	"strings"
	"testing"

	"github.com/optiscope/optiscope/web/slim/png"
	"github.com/optiscope/optiscope/web/slim/printer"
	"github.com/optiscope/optiscope/web/slim/regexp"
	"github.com/optiscope/optiscope/web/slim/slog"
	"github.com/optiscope/optiscope/web/slim/zip"
)

// texts are all that can be made of so many of the pieces.
func texts(most int, pieces ...string) []string {
	all := []string{""}
	for from := 0; most > 0; most-- {
		last := all[from:]
		from = len(all)
		for _, text := range last {
			for _, piece := range pieces {
				all = append(all, text+piece)
			}
		}
	}
	return all
}

// patterns are those of the original files that import regexp.
func patterns(t *testing.T) (all []string) {
	t.Helper()
	for _, s := range swaps() {
		if s.old != "regexp" {
			continue
		}
		text, err := os.ReadFile(filepath.Join(original(t).Dir, "internal", filepath.FromSlash(s.file)))
		if err != nil {
			t.Fatal(err)
		}
		made := stdregexp.MustCompile("\\bregexp\\.MustCompile\\(`([^`]+)`\\)").FindAllStringSubmatch(string(text), -1)
		if len(made) != 1 || strings.Count(string(text), "regexp.") != 1 {
			t.Fatalf("%s makes the patterns %q, and more", s.file, made)
		}
		all = append(all, made[0][1])
	}
	return all
}

// Our patterns find what the originals do.
func TestPatternsAreTheOriginals(t *testing.T) {
	pieces := map[string][]string{"kage": {" ", "\n", "\f", "\v", "x", "//kage:unit", "\xff"}, "__t": {"_", "t", "__t", "0", "19", "٣", "\n"}}
	for _, pattern := range patterns(t) {
		theirs, ours := stdregexp.MustCompile(pattern), regexp.MustCompile(pattern)
		matches := 0
		for name, pieces := range pieces {
			if !strings.Contains(pattern, name) {
				continue
			}
			for _, s := range texts(6, pieces...) {
				want := theirs.FindStringSubmatch(s)
				if got := ours.FindStringSubmatch(s); !slices.Equal(got, want) {
					t.Fatalf("%s in %q: %q, want %q", pattern, s, got, want)
				}
				var same []string
				for _, b := range ours.FindSubmatch([]byte(s)) {
					same = append(same, string(b))
				}
				if !slices.Equal(same, want) {
					t.Fatalf("%s in the bytes %q: %q, want %q", pattern, s, same, want)
				}
				matches += len(want)
			}
		}
		if theirs.NumSubexp() == 0 {
			for _, s := range texts(9, "\n", "a", "\r") {
				if got, want := ours.ReplaceAllString(s, "\n\n"), theirs.ReplaceAllString(s, "\n\n"); got != want {
					t.Fatalf("%q becomes %q, want %q", s, got, want)
				} else if got != s {
					matches++
				}
			}
		}
		if matches == 0 {
			t.Errorf("%s was found nowhere", pattern)
		}
	}
	defer func() {
		if recover() == nil {
			t.Error("another pattern is accepted")
		}
	}()
	regexp.MustCompile(`.`)
}

// What is left out says so, and does not pretend to have done it.
func TestLeftOutIsSaid(t *testing.T) {
	w := zip.NewWriter(io.Discard)
	_, err := w.Create("a")
	for name, err := range map[string]error{"zip": err, "png": png.Encode(io.Discard, nil), "printer": printer.Fprint(io.Discard, nil, nil)} {
		if err == nil || !strings.HasPrefix(err.Error(), name+": the browser's program ") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := w.Close(); err != nil {
		t.Error(err)
	}
}

// The log tells what the original does, but for the time.
func TestLogIsTheOriginal(t *testing.T) {
	file, err := os.CreateTemp(t.TempDir(), "")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	stderr, flags, out := os.Stderr, log.Flags(), log.Writer()
	defer func() { os.Stderr = stderr; log.SetFlags(flags); log.SetOutput(out) }()
	log.SetFlags(0)
	read := func(debug, tell func(string, ...any)) string {
		os.Stderr = file
		log.SetOutput(file)
		from, err := file.Seek(0, io.SeekEnd)
		if err != nil {
			t.Fatal(err)
		}
		debug("atlas: something was called", "phase", 1)
		tell("atlas: something was called unexpectedly", "phase", 2)
		text, err := os.ReadFile(file.Name())
		if err != nil {
			t.Fatal(err)
		}
		return string(text[from:])
	}
	want, got := read(stdslog.Debug, stdslog.Error), read(slog.Debug, slog.Error)
	if got != want || got == "" {
		t.Errorf("ours prints %q, the original %q", got, want)
	}
	for _, level := range []int{-4, 8} {
		if slog.Default().Enabled(t.Context(), slog.Level(level)) != stdslog.Default().Enabled(t.Context(), stdslog.Level(level)) {
			t.Errorf("level %d is not printed when the original prints it", level)
		}
	}
}

// Nobody gives the program an environment variable: no key of Ebitengine's takes a picture.
func TestThePageHasNoEnvironment(t *testing.T) {
	scripts, err := filepath.Glob("../page/*.js")
	if err != nil || len(scripts) == 0 {
		t.Fatal("no scripts", err)
	}
	for _, name := range scripts {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(text), ".env") {
			t.Errorf("%s speaks of an environment", name)
		}
	}
}
