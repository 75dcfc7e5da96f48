package browser

import (
	"fmt"
	"image"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"

	"github.com/optiscope/optiscope/web"
)

// build compiles a program for browsers as anybody would.
func build(t *testing.T, dir, target string) []byte {
	t.Helper()
	out := filepath.Join(t.TempDir(), "program.wasm")
	cmd := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", out, target)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "GOWORK=off")
	if text, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	program, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	return program
}

func glue(t *testing.T) []byte {
	t.Helper()
	root, err := web.Root(".")
	if err != nil {
		t.Fatal(err)
	}
	text, err := web.Glue(root)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// The program as it is sent and the one with Ebitengine as it comes draw the same. Faintly
// smoothed edges depend on what was drawn before: a pixel may differ by 8 of 255, and none by more.
func TestSlimProgramDrawsTheSame(t *testing.T) {
	stock, err := web.Assemble(web.Page(), build(t, ".", "../../wasm"), glue(t))
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(stock.Handler())
	t.Cleanup(server.Close)
	window := screen(1160, 720, 1.5)
	ours, theirs := open(t, "play=0", window), blank(t, server.URL, window)
	theirs.visit("play=0")
	for _, link := range []string{"t=1000", "t=300&theme=light", "surface=rastrigin&noise=0.5&t=200", "surface=himmelblau&view.x=1.5&zoom=3&t=40"} {
		var pictures []*image.RGBA
		for _, b := range []*tab{ours, theirs} {
			b.do("optiscope.load(%s)", "play=0&"+link)
			b.settle()
			pictures = append(pictures, b.pictureOf(rect{0, 0, float64(window.width), float64(window.height)}).(*image.RGBA))
		}
		if share := otherPixels(pictures[0], pictures[1]); share > 0 {
			t.Errorf("%s: %.3f %% of the pixels differ", link, 100*share)
		}
	}
}

// asking is a program that tells what the original package says of its caller.
const asking = `package main

import (
	"fmt"
	"syscall/js"

	"original/debug"
)

func main() {
	file, line, kind := debug.FirstCaller()
	js.Global().Set("caller", fmt.Sprintf("%q %d %d", file, line, kind))
}
`

// In a browser Ebitengine never knows a caller: so ours need not look for it.
func TestCallerIsUnknown(t *testing.T) {
	cmd := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/hajimehoshi/ebiten/v2")
	ebitengine, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	original, err := os.ReadFile(filepath.Join(string(ebitengine[:len(ebitengine)-1]), "internal", "debug", "caller.go"))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for name, text := range map[string]string{"go.mod": "module original\n", "main.go": asking, "debug/caller.go": string(original)} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	server := httptest.NewServer(bare(build(t, dir, "."), glue(t)))
	t.Cleanup(server.Close)
	b := blank(t, server.URL, small)
	b.must(chromedp.Do(b.ctx, chromedp.Navigate(server.URL)))
	b.until("window.caller")
	if got, want := eval[string](b, "caller"), fmt.Sprintf("%q %d %d", "", 0, 0); got != want {
		t.Errorf("Ebitengine finds the caller %s in a browser; ours says %s", got, want)
	}
}

// bare serves a program alone.
func bare(program, glue []byte) http.Handler {
	mux := http.NewServeMux()
	serve := func(path, kind string, data []byte) {
		mux.HandleFunc(path, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", kind)
			w.Write(data)
		})
	}
	serve("/{$}", "text/html", []byte(`<!doctype html><title>bare</title><link rel="icon" href="data:,"><script src="wasm_exec.js"></script><script>
		const go = new Go();
		window.firstFrame = () => void Promise.resolve().then(() => performance.mark("first frame"));
		WebAssembly.instantiateStreaming(fetch("program.wasm"), go.importObject).then(({instance}) => go.run(instance));
	</script>`))
	serve("/wasm_exec.js", "text/javascript", glue)
	serve("/program.wasm", "application/wasm", program)
	return mux
}
