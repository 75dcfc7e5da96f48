package browser

import (
	"net/http"
	"net/http/httptest"
	"path"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
)

// serveWith serves the site, but the program's bytes by a function of its own.
// Each such server is another origin, so no worker or cache of other tests answers for it.
func serveWith(t testing.TB, program func(w http.ResponseWriter, bytes []byte)) *httptest.Server {
	t.Helper()
	site, err := builtSite()
	if err != nil {
		t.Fatal(err)
	}
	handler := site.Handler()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if path.Ext(r.URL.Path) != ".wasm" {
			handler.ServeHTTP(w, r)
			return
		}
		w.Header().Set("Content-Type", "application/wasm")
		program(w, site[strings.TrimPrefix(r.URL.Path, "/")].Data)
	}))
	t.Cleanup(server.Close)
	return server
}

// loadingText is what the page says instead of the program.
const loadingText = `document.getElementById("loading").innerText`

// Where the browser cannot run the program, the page says what is missing.
func TestMissingParts(t *testing.T) {
	const noWebAssembly = "delete globalThis.WebAssembly"
	for _, c := range []struct{ name, script, want string }{
		{"WebAssembly", noWebAssembly, "does not run WebAssembly"},
		{"WebAssembly in Chinese", noWebAssembly + `; Object.defineProperty(navigator, "languages", { value: ["zh-CN"] })`, "此浏览器"},
		{"WebGL 2", `const original = HTMLCanvasElement.prototype.getContext;
			HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
				return kind === "webgl2" ? null : original.call(this, kind, ...rest);
			};`, "WebGL 2"},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := blank(t, siteAddress(t), small)
			b.before(c.script)
			b.goTo("")
			b.until(loadingText+".includes(%s)", c.want)
			if !eval[bool](b, `document.getElementById("loading").checkVisibility()`) {
				t.Error("the message cannot be seen")
			}
			reason := eval[string](b, "optiscope.ready.then(() => 'it is ready', (error) => error.message)")
			if !strings.Contains(reason, c.want) {
				t.Errorf("optiscope.ready: %q", reason)
			}
			if c.name == "WebGL 2" {
				b.forgive("console: ") // Ebitengine may still draw, for a resize, when it has given up, and panic in the console
			}
		})
	}
}

// Of several reasons why there is no program the first stays: the others follow from it.
func TestFirstReasonStays(t *testing.T) {
	b := open(t, "play=0", small)
	b.do("optiscopePage.failed('the first reason'), optiscopePage.failed('another one')")
	if text := eval[string](b, loadingText); !strings.Contains(text, "the first reason") || strings.Contains(text, "another") {
		t.Errorf("the page says %q", text)
	}
}

// The picture is there before the panels are, and both are when the program says that it is ready.
func TestPictureComesFirst(t *testing.T) {
	b := blank(t, siteAddress(t), small)
	b.before(`const mark = performance.mark;
		performance.mark = (...of) => {
			window.panelsThen = document.querySelectorAll("[data-panel]").length;
			return mark.apply(performance, of);
		}`)
	b.visit("play=0")
	if then := eval[int](b, "window.panelsThen"); then != 0 {
		t.Errorf("with the first frame there are %d panels", then)
	}
	if now := eval[int](b, `document.querySelectorAll("[data-panel]").length`); now < 8 {
		t.Errorf("when the program is ready there are %d panels", now)
	}
}

// A broken download is told after some attempts, and one press tries again.
func TestBrokenDownload(t *testing.T) {
	for _, c := range []struct {
		name  string
		serve func(w http.ResponseWriter, bytes []byte)
		want  string
	}{
		{"cut short", func(w http.ResponseWriter, bytes []byte) { w.Write(bytes[:len(bytes)/3]) }, "cut short"},
		{"broken off", func(w http.ResponseWriter, bytes []byte) {
			w.Header().Set("Content-Length", strconv.Itoa(len(bytes)))
			w.Write(bytes[:len(bytes)/3])
			w.(http.Flusher).Flush()
			panic(http.ErrAbortHandler)
		}, "broke off"},
		{"refused", func(w http.ResponseWriter, bytes []byte) { w.WriteHeader(http.StatusServiceUnavailable) }, "503"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var whole atomic.Bool
			server := serveWith(t, func(w http.ResponseWriter, bytes []byte) {
				if whole.Load() {
					w.Write(bytes)
					return
				}
				c.serve(w, bytes)
			})
			b := blank(t, server.URL, small)
			b.goTo("play=0&t=7")
			b.until(loadingText+".includes(%s) && document.querySelector('#loading button')", c.want)
			whole.Store(true)
			b.click("#loading button")
			b.until("optiscope.link?.() === 't=7&play=0'")
			b.do("await optiscope.ready")
			b.forgive("Failed to load resource")
		})
	}
}

// While the program comes in, the page says how much of it is there.
func TestProgress(t *testing.T) {
	half, rest := make(chan struct{}), make(chan struct{})
	server := serveWith(t, func(w http.ResponseWriter, bytes []byte) {
		send := func(part []byte) { w.Write(part); w.(http.Flusher).Flush() }
		send(bytes[:len(bytes)/10])
		<-half
		send(bytes[len(bytes)/10 : len(bytes)/2])
		<-rest
		send(bytes[len(bytes)/2:])
	})
	sendHalf, sendRest := sync.OnceFunc(func() { close(half) }), sync.OnceFunc(func() { close(rest) })
	t.Cleanup(func() { sendHalf(); sendRest() }) // else the server waits for ever for its answer's end
	b := blank(t, server.URL, small)
	b.goTo("play=0")
	bar := func() float64 { return eval[float64](b, "document.querySelector('#loading progress').value") }
	b.until("document.querySelector('#loading progress').value > 0.09")
	if v := bar(); v > 0.11 || !eval[bool](b, `/1\.\d of \d+\.\d MB/.test(`+loadingText+")") {
		t.Errorf("a tenth is there: the bar stands at %v, the text says %q", v, eval[string](b, loadingText))
	}
	if !eval[bool](b, "['top', 'left', 'right', 'bottom'].every((id) => document.getElementById(id).checkVisibility())") {
		t.Error("the page's skeleton is not there while the program loads")
	}
	sendHalf()
	b.until("document.querySelector('#loading progress').value > 0.49")
	if v := bar(); v > 0.51 {
		t.Errorf("one half is there: the bar stands at %v", v)
	}
	sendRest()
	b.do("await optiscope.ready")
	if eval[bool](b, `document.getElementById("loading").checkVisibility()`) {
		t.Error("the progress stays over the running program")
	}
}
