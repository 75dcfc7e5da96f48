package browser

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/storage"
	"github.com/chromedp/chromedp"
)

// tab is a session in the hands of a test.
type tab struct {
	*session
	t testing.TB
}

// blank opens an empty tab for one test. Whatever goes wrong in it fails the
// test at its end, and a picture of a failing test's tab is kept.
func blank(t testing.TB, base string, s size) *tab {
	t.Helper()
	session, err := newSession(base, s)
	if err != nil {
		t.Fatal(err)
	}
	b := &tab{session, t}
	t.Cleanup(func() {
		b.finish()
		b.close()
	})
	b.wipe()
	return b
}

// siteAddress is where the site is served; in the tests of the single file, where that lies.
func siteAddress(t testing.TB) string {
	t.Helper()
	if onSingleFile(t) {
		return "file://" + filepath.ToSlash(singleFile())
	}
	server, err := testServer()
	if err != nil {
		t.Fatal(err)
	}
	return server.URL + "/"
}

// open opens the site with a link in a new tab and waits for its first frame.
func open(t testing.TB, link string, s size) *tab {
	t.Helper()
	b := blank(t, siteAddress(t), s)
	b.visit(link)
	return b
}

// visit loads the site with a link and waits for its first frame.
func (b *tab) visit(link string) {
	b.t.Helper()
	b.goTo(link)
	b.do("await optiscope.ready")
}

// reloads does something that makes the page load itself again, and waits until the program runs there.
func (b *tab) reloads(do func()) {
	b.t.Helper()
	b.do("window.old = true")
	do()
	// While one page goes and another one comes, a question may stay without an answer.
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if ready, err := try[bool](b, "!window.old && Boolean(window.optiscope?.ready) && optiscope.ready.then(() => true)"); err == nil && ready {
			return
		}
	}
	b.t.Fatal("the page does not come back")
}

// goTo loads the page, and does not wait for the program.
func (b *tab) goTo(link string) {
	b.t.Helper()
	if link != "" {
		link = "#" + link
	}
	b.must(chromedp.Do(b.ctx, chromedp.Navigate("about:blank"), chromedp.Navigate(b.base+link)))
}

// resizeTo gives the tab another window, of the same scale.
func (b *tab) resizeTo(s size) {
	b.t.Helper()
	b.must(b.resize(s))
	b.until("innerWidth === %s && innerHeight === %s", s.width, s.height)
}

// forgive takes back errors that the test provoked: those that contain the text.
func (b *tab) forgive(text string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	kept := b.trouble[:0]
	for _, line := range b.trouble {
		if !strings.Contains(line, text) {
			kept = append(kept, line)
		}
	}
	b.trouble = kept
}

// checkRequests wants the page to have asked for nothing but the site's own files.
func (b *tab) checkRequests() {
	b.t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, address := range b.requests {
		own := strings.HasPrefix(address, b.base) && (!strings.HasSuffix(b.base, ".html") || strings.TrimPrefix(address, b.base) == "")
		if scheme, _, _ := strings.Cut(address, ":"); !own && scheme != "about" && scheme != "data" && scheme != "blob" {
			b.t.Errorf("the page asked for %s", address)
		}
	}
}

func (b *tab) finish() {
	b.checkRequests()
	b.mu.Lock()
	trouble := b.trouble
	b.trouble = nil
	b.mu.Unlock()
	for _, line := range trouble {
		b.t.Error(line)
	}
	if !b.t.Failed() {
		return
	}
	path := failurePath(b.t.Name())
	picture, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
	if err == nil {
		err = os.WriteFile(path, picture, 0o644)
	}
	if err != nil {
		b.t.Log("no picture of the failure:", err)
		return
	}
	b.t.Log("picture of the failure:", path)
}

// wipe empties what the browser keeps for the site, which all tabs share: no test finds what another one wrote.
func (b *tab) wipe() {
	b.t.Helper()
	origin := strings.TrimSuffix(b.base, "/")
	if strings.HasPrefix(origin, "file:") {
		origin = "file://"
	}
	b.must(chromedp.Do(b.ctx, chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Call(ctx, storage.ClearDataForOrigin, storage.ClearDataForOriginParams{Origin: origin, StorageTypes: "local_storage"})
		return err
	})))
}

// failurePath is where the picture of a failure is saved.
func failurePath(name string) string {
	return filepath.Join(os.TempDir(), "optiscope-"+strings.NewReplacer("/", "-", " ", "-").Replace(name)+".png")
}

func (b *tab) must(err error) {
	if err != nil {
		b.t.Helper()
		b.t.Fatal(err)
	}
}

// before runs a script in each new document of this tab before the page's own.
func (b *tab) before(source string) {
	b.t.Helper()
	b.must(chromedp.Do(b.ctx, chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Call(ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: source})
		return err
	})))
}
