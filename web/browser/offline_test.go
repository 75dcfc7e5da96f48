package browser

import (
	"bytes"
	"context"
	"image/png"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"path"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/network"
	cdpage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"github.com/optiscope/optiscope/web"
)

// changeable is a server whose answers can be exchanged.
type changeable struct {
	*httptest.Server
	handler atomic.Pointer[http.Handler]
}

func newChangeable(t *testing.T, first http.Handler) *changeable {
	t.Helper()
	s := &changeable{}
	s.become(first)
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { (*s.handler.Load()).ServeHTTP(w, r) }))
	t.Cleanup(s.Close)
	return s
}

func (s *changeable) become(handler http.Handler) { s.handler.Store(&handler) }

func shared(t testing.TB) web.Site {
	t.Helper()
	site, err := builtSite()
	if err != nil {
		t.Fatal(err)
	}
	return site
}

// part is the content of a site's file by the start and the end of its name.
func part(t testing.TB, site web.Site, start, end string) []byte {
	t.Helper()
	for name, file := range site {
		if strings.HasPrefix(name, start+".") && path.Ext(name) == end {
			return file.Data
		}
	}
	t.Fatalf("the site has no %s…%s", start, end)
	return nil
}

// nextVersion is the site with another style sheet.
func nextVersion(t *testing.T) web.Site {
	t.Helper()
	source := fstest.MapFS{}
	entries, err := fs.ReadDir(web.Page(), ".")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		data, err := fs.ReadFile(web.Page(), entry.Name())
		if err != nil {
			t.Fatal(err)
		}
		if entry.Name() == "style.css" {
			data = append(data, "\n:root { --next: yes; }\n"...)
		}
		source[entry.Name()] = &fstest.MapFile{Data: data}
	}
	site, err := web.Assemble(source, part(t, shared(t), "app", ".wasm"), part(t, shared(t), "wasm_exec", ".js"))
	if err != nil {
		t.Fatal(err)
	}
	return site
}

// uncached makes the browser forget its own copies, so that only ours are left.
func (b *tab) uncached() {
	b.t.Helper()
	b.must(chromedp.Do(b.ctx, chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Call(ctx, network.SetCacheDisabled, network.SetCacheDisabledParams{CacheDisabled: true})
		return err
	})))
}

// kept waits until the site's copy is complete and answers for this page.
func (b *tab) kept() {
	b.t.Helper()
	b.until("navigator.serviceWorker.controller?.state === 'activated'")
}

func (b *tab) version() string {
	b.t.Helper()
	return eval[string](b, "document.querySelector('meta[name=version]').content")
}

// After one visit the site needs no server any more.
func TestOffline(t *testing.T) {
	site := shared(t)
	server := newChangeable(t, site.Handler())
	const link = "adam.lr=0.2&t=300&play=0"
	b := blank(t, server.URL, small)
	b.visit(link)
	b.settle()
	tracks, picture := b.tracks(firstEntries()...), b.picture(surfaceCell)
	b.kept()

	b.uncached()
	server.become(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { http.Error(w, "down", http.StatusBadGateway) }))
	b.visit(link)
	b.expectSameTracks(tracks)

	server.CloseClientConnections()
	server.Close()
	b.visit(link)
	b.settle()
	if got := eval[string](b, "location.hash.slice(1)"); got != link {
		t.Errorf("without a server %q opens as %q", link, got)
	}
	b.expectSameTracks(tracks)
	samePicture(t, taken(picture), b.seen(surfaceCell))
	for name := range site {
		if web.Fixed(name) {
			continue
		}
		if !eval[bool](b, "fetch(%s).then((answer) => answer.ok, () => false)", name) {
			t.Errorf("without a server %s is missing", name)
		}
	}
	if eval[bool](b, "fetch('nothing').then(() => true, () => false)") {
		t.Error("a file that never was is there without a server")
	}
	b.forgive("/nothing")
	b.forgive(server.URL) // that the server is gone is said on the console
}

// A new version is fetched beside the old one, offered in words, and taken by
// one press, which loses nothing.
func TestNewVersion(t *testing.T) {
	server := newChangeable(t, shared(t).Handler())
	b, second := blank(t, server.URL, small), blank(t, server.URL, small)
	b.visit("play=0")
	b.kept()
	second.visit("play=0")
	old := b.version()

	server.become(nextVersion(t).Handler())
	other := blank(t, server.URL, small) // whoever opens the site asks the server
	other.visit("play=0")
	if other.version() == old {
		t.Fatal("a page that is opened now is of the old version")
	}
	b.until("document.getElementById('news')?.checkVisibility()")
	second.until("document.getElementById('news')?.checkVisibility()")
	if b.version() != old {
		t.Error("the page did not wait to be asked")
	}
	b.acceptNews("adam.lr=0.125&play=0")
	second.acceptNews("radam.lr=0.25&play=0") // the new version runs already, so that there is nothing to wait for
	if b.version() == old || second.version() == old {
		t.Error("the old version is still there")
	}
	if eval[bool](b, "document.getElementById('news') !== null") {
		t.Error("the new version offers itself")
	}
	if eval[bool](other, "document.getElementById('news') !== null") {
		t.Error("a page of the new version is offered it")
	}

	b.uncached()
	b.until("caches.keys().then((keys) => keys.length === 1)")
	server.CloseClientConnections()
	server.Close()
	b.visit("play=0")
	if b.version() == old || eval[string](b, "getComputedStyle(document.documentElement).getPropertyValue('--next')") == "" {
		t.Error("without a server the old version is back")
	}
	b.forgive(server.URL)
}

// acceptNews sets a state and takes the new version in the same moment, before the address has followed.
func (b *tab) acceptNews(link string) {
	b.t.Helper()
	b.box("#news button")
	b.reloads(func() { b.do("optiscope.load(%s), document.querySelector('#news button').click()", link) })
	if got := eval[string](b, "optiscope.link()"); got != link {
		b.t.Errorf("%q has become %q in the new version", link, got)
	}
}

// A page that is alone with an old version is offered the new one, too, and may wait.
func TestNewVersionCanWait(t *testing.T) {
	server := newChangeable(t, shared(t).Handler())
	b := blank(t, server.URL, small)
	b.visit("play=0")
	b.kept()
	old := b.version()
	server.become(nextVersion(t).Handler())
	b.do("(await navigator.serviceWorker.getRegistration()).update()") // as the browser does from time to time
	b.until("document.getElementById('news')?.checkVisibility()")
	b.click("#news button:last-of-type")
	if eval[bool](b, "document.getElementById('news') !== null") {
		t.Error("the offer stays")
	}
	waiting := eval[string](b, "(await navigator.serviceWorker.getRegistration()).waiting?.state ?? 'nothing'")
	if kept := eval[int](b, "(await caches.keys()).length"); b.version() != old || waiting != "installed" || kept != 2 {
		t.Errorf("%d versions are kept, and %s waits: the old one has gone", kept, waiting)
	}
}

// The site can be installed: the browser has nothing to say against its manifest.
func TestInstallable(t *testing.T) {
	for language, name := range map[string]string{"en": "how optimizers move", "zh": "优化器如何移动"} {
		t.Run(language, func(t *testing.T) { installable(t, language, name) })
	}
}

// installable wants the page to be installed under a name in a language.
func installable(t *testing.T, language, name string) {
	t.Helper()
	b := reuse(t, "play=0&language="+language)
	b.kept()
	type answer struct {
		manifest cdpage.GetAppManifestResult
		errors   cdpage.GetInstallabilityErrorsResult
	}
	got, err := chromedp.Run(b.ctx, func(ctx context.Context, _ *chromedp.Target) (answer, error) {
		manifest, err := chromedp.Call(ctx, cdpage.GetAppManifest, cdpage.GetAppManifestParams{})
		if err != nil {
			return answer{}, err
		}
		errors, err := chromedp.Call(ctx, cdpage.GetInstallabilityErrors, cdp.Empty{})
		return answer{manifest, errors}, err
	})
	b.must(err)
	if !strings.Contains(got.manifest.Data, `"Optiscope"`) || !strings.Contains(got.manifest.Data, name) || !strings.Contains(got.manifest.Data, `"lang": "`+language+`"`) {
		t.Errorf("the manifest is %q", got.manifest.Data)
	}
	for _, e := range got.manifest.Errors {
		t.Errorf("the manifest: %s", e.Message)
	}
	for _, e := range got.errors.InstallabilityErrors {
		// A headless browser has a profile that is forgotten.
		if e.ErrorID != "in-incognito" {
			t.Errorf("not installable: %s %+v", e.ErrorID, e.ErrorArguments)
		}
	}
}

// The icon without pixels looks like the one with pixels.
func TestIconsAgree(t *testing.T) {
	b := open(t, "play=0", small)
	want, err := png.Decode(bytes.NewReader(part(t, shared(t), "icon-512", ".png")))
	if err != nil {
		t.Fatal(err)
	}
	b.do(`document.body.append(Object.assign(new Image(), {id: "drawn", src: document.querySelector("link[rel=icon]").href}))`)
	b.do(`(() => { const s = document.getElementById("drawn").style; s.position = "fixed"; s.inset = "0"; s.width = s.height = "512px"; s.zIndex = 99; })()`)
	b.do(`document.getElementById("drawn").decode()`)
	got := b.pictureOf(rect{0, 0, 512, 512})
	const margin = 60 // behind the round corners is the page
	count := 0
	for y := margin; y < 512-margin; y++ {
		for x := margin; x < 512-margin; x++ {
			r, g, u, _ := want.At(x, y).RGBA()
			s, h, v, _ := got.At(x, y).RGBA()
			if max(r, s)-min(r, s)+max(g, h)-min(g, h)+max(u, v)-min(u, v) > 0x6000 {
				count++
			}
		}
	}
	if share := float64(count) / (512 - 2*margin) / (512 - 2*margin); share > 0.02 {
		t.Errorf("%.1f %% of the pixels differ", 100*share)
	}
}
