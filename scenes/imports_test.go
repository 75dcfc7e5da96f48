package scenes_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/optiscope/optiscope"

// policy says which packages each package may import: our own, and the
// modules of others. It is the architecture, not a record of it: do not change it to
// fix a build. Imports run one way, and what stands on the standard library
// alone runs anywhere and is tested without a display.
var policy = map[string]struct{ own, others string }{
	"optim":           {},
	"optim/formula":   {},
	"optim/surface":   {own: "optim/formula"},
	"optim/given":     {own: "optim"},
	"optim/run":       {own: "optim optim/surface"},
	"optim/inside":    {own: "optim optim/formula optim/run"},
	"scenes/control":  {},
	"scenes/words":    {},
	"scenes/state":    {own: "optim optim/surface optim/run optim/given optim/inside scenes/control scenes/words"},
	"scenes/compute":  {own: "optim/surface optim/run scenes/state"},
	"scenes/claim":    {own: "optim optim/formula optim/surface optim/run scenes/control scenes/state"},
	"scenes/sheet":    {own: "optim/formula"},
	"scenes/export":   {own: "optim optim/formula optim/surface optim/run"},
	"scenes/icon":     {},
	"scenes/geom":     {},
	"scenes/han":      {}, // in the desktop's program alone
	"scenes/han/make": {others: "text"},
	"scenes/paint":    {own: "optim/surface scenes/control scenes/geom scenes/han", others: "ebiten image"},
	"scenes/stage":    {others: "ebiten"}, // for tests
	"scenes/view":     {own: "optim/surface optim/run scenes/control scenes/state scenes/geom scenes/paint", others: "ebiten"},
	"scenes/ui":       {own: "scenes/control scenes/han", others: "ebiten image ebitenui"},
	"scenes":          {own: "optim optim/surface optim/run scenes/control scenes/state scenes/challenge scenes/claim scenes/compute scenes/export scenes/geom scenes/paint scenes/view", others: "ebiten qr"},
	"wasm":            {own: "optim scenes scenes/claim scenes/control scenes/sheet scenes/state scenes/ui scenes/view scenes/icon wasm/course", others: "ebiten"},
	"wasm/course":     {own: "scenes/claim scenes/control scenes/sheet scenes/state scenes/words web/lessons"}, // for the desktop alone: the page has its lessons as files
	"wasm/release":    {own: "scenes/icon web", others: "winres"},
	"web":             {own: "scenes/icon scenes/words web/lessons web/slim", others: "brotli esbuild"},
	"web/slim":        {},
	"web/lessons":     {own: "optim/formula optim/run scenes/claim scenes/control scenes/state scenes/words", others: "goldmark"},
	"web/serve":       {own: "web"},
	"web/single":      {own: "scenes/icon web", others: "esbuild"},
	"web/browser":     {},
	// What is played.
	"scenes/challenge": {own: "scenes/claim scenes/state scenes/words"},
	// For tests.
	"scenes/stage/display": {},
	"scenes/stage/reel":    {},
	"scenes/stage/wild":    {own: "scenes/control scenes/state"},
	"scenes/words/foreign": {},
	// Files of Ebitengine's, changed, and what some of them import instead of larger packages.
	"web/slim/builtinshader": {},
	"web/slim/colormshader":  {},
	"web/slim/debug":         {},
	"web/slim/png":           {},
	"web/slim/printer":       {},
	"web/slim/regexp":        {},
	"web/slim/slog":          {},
	"web/slim/vmprotocol":    {},
	"web/slim/zip":           {},
}

var modules = map[string]string{
	"ebiten": "github.com/hajimehoshi/ebiten/v2", "image": "golang.org/x/image", "ebitenui": "github.com/ebitenui/ebitenui",
	"text": "golang.org/x/text", "brotli": "github.com/andybalholm/brotli", "esbuild": "github.com/evanw/esbuild", "winres": "github.com/tc-hib/winres", "qr": "rsc.io/qr", "goldmark": "github.com/yuin/goldmark",
}

func TestImportPolicy(t *testing.T) {
	seen := make(map[string]bool)
	err := filepath.WalkDir("..", func(file string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := entry.Name()
		if entry.IsDir() && (name == "testdata" || name != ".." && strings.HasPrefix(name, ".")) {
			return filepath.SkipDir
		}
		if entry.IsDir() && file != ".." {
			if _, err := os.Stat(filepath.Join(file, "go.mod")); err == nil {
				return filepath.SkipDir // a module of its own, which nobody inherits
			}
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		from := path.Dir(strings.TrimPrefix(filepath.ToSlash(file), "../"))
		seen[from] = true
		return check(t, file, from)
	})
	if err != nil {
		t.Fatal(err)
	}
	for from := range policy {
		if !seen[from] {
			t.Errorf("no file of %s was looked at", from)
		}
	}
}

// What is for the desktop alone is not in the browser's program, whatever wasm imports.
func TestTheBrowserHasNoDesktop(t *testing.T) {
	list := exec.Command("go", "list", "-deps", "../wasm")
	list.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	out, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	all := strings.Fields(string(out))
	if !slices.Contains(all, module+"/scenes") {
		t.Fatalf("%d packages, and none of ours", len(all))
	}
	for _, name := range all {
		for _, desktop := range []string{module + "/wasm/course", module + "/web/", module + "/scenes/ui", modules["goldmark"], modules["ebitenui"]} {
			if strings.HasPrefix(name, desktop) {
				t.Errorf("%s is in the browser's program", name)
			}
		}
	}
}

func check(t *testing.T, file, from string) error {
	allowed, known := policy[from]
	if !known {
		t.Errorf("%s: the policy does not know package %s", file, from)
	}
	parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
	if err != nil {
		return err
	}
	for _, spec := range parsed.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return err
		}
		if !permitted(imported, strings.Fields(allowed.own), strings.Fields(allowed.others)) {
			t.Errorf("%s: %s may not import %s", file, from, imported)
		}
	}
	return nil
}

func permitted(imported string, own, others []string) bool {
	if ours, ok := strings.CutPrefix(imported, module+"/"); ok {
		return slices.Contains(own, ours)
	}
	if first, _, _ := strings.Cut(imported, "/"); !strings.Contains(first, ".") {
		return true // the standard library
	}
	return slices.ContainsFunc(others, func(name string) bool {
		return imported == modules[name] || strings.HasPrefix(imported, modules[name]+"/")
	})
}
