package browser

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// patience bounds every wait. It is reached only by failures.
const patience = 20 * time.Second

// session is one tab of the browser, with what went wrong in it.
type session struct {
	ctx   context.Context
	base  string
	close func()

	mu        sync.Mutex
	trouble   []string // exceptions and errors on the console
	requests  []string // addresses
	documents []*network.Response
}

// tab is a session in the hands of a test.
type tab struct {
	*session
	t testing.TB
}

// size is a window in CSS pixels, and screen pixels for each.
type size struct {
	width, height int64
	scale         float64
}

// small is wide enough for the three columns and cheap to draw in software.
var small = size{1160, 720, 1}

// idle holds a tab of size small between tests that are content with a used one.
var idle = make(chan *session, 1)

// newSession opens an empty tab.
func newSession(base string, s size, emulate ...chromedp.EmulateViewportOption) (*session, error) {
	browser, err := testBrowser()
	if err != nil {
		return nil, err
	}
	ctx, cancel := chromedp.NewContext(browser.ctx)
	b := &session{ctx: ctx, base: base, close: cancel}
	enable := chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Call(ctx, network.Enable, network.EnableParams{})
		return err
	})
	if err = chromedp.Listen(ctx, b.hear); err == nil {
		err = chromedp.Do(ctx, enable, chromedp.EmulateViewport(s.width, s.height, append(emulate, chromedp.EmulateScale(s.scale))...))
	}
	if err != nil {
		cancel()
		return nil, err
	}
	return b, nil
}

// blank opens an empty tab for one test. Whatever goes wrong in it fails the
// test at its end, and a picture of a failing test's tab is kept.
func blank(t testing.TB, base string, s size, emulate ...chromedp.EmulateViewportOption) *tab {
	t.Helper()
	session, err := newSession(base, s, emulate...)
	if err != nil {
		t.Fatal(err)
	}
	b := &tab{session, t}
	t.Cleanup(func() {
		b.finish()
		b.close()
	})
	return b
}

// siteAddress is where the site is served.
func siteAddress(t testing.TB) string {
	t.Helper()
	server, err := testServer()
	if err != nil {
		t.Fatal(err)
	}
	return server.URL
}

// open opens the site with a link in a new tab and waits for its first frame.
func open(t testing.TB, link string, s size, emulate ...chromedp.EmulateViewportOption) *tab {
	t.Helper()
	b := blank(t, siteAddress(t), s, emulate...)
	b.visit(link)
	return b
}

// reuse gives the test a tab of size small whose program runs already, in the state of the link.
func reuse(t testing.TB, link string) *tab {
	t.Helper()
	var b *tab
	select {
	case session := <-idle:
		b = &tab{session, t}
	default:
		session, err := newSession(siteAddress(t), small)
		if err != nil {
			t.Fatal(err)
		}
		b = &tab{session, t}
	}
	t.Cleanup(func() {
		b.finish()
		if t.Failed() {
			b.close()
			return
		}
		select {
		case idle <- b.session:
		default:
			b.close()
		}
	})
	if len(b.documents) == 0 {
		b.visit(link)
	} else {
		b.do("optiscope.load(%s)", link)
		b.do("document.activeElement?.blur()")
	}
	if strings.Contains(link, "play=0") {
		b.settle()
	}
	return b
}

// visit loads the site with a link and waits for its first frame.
func (b *tab) visit(link string) {
	b.t.Helper()
	b.goTo(link)
	b.do("await optiscope.ready")
}

// goTo loads the page, and does not wait for the program.
func (b *tab) goTo(link string) {
	b.t.Helper()
	if link != "" {
		link = "#" + link
	}
	b.must(chromedp.Do(b.ctx, chromedp.Navigate("about:blank"), chromedp.Navigate(b.base+"/"+link)))
}

func (b *session) hear(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch e := event.(type) {
	case *runtime.EventExceptionThrown:
		b.trouble = append(b.trouble, "exception: "+describe(e.ExceptionDetails))
	case *runtime.EventConsoleAPICalled:
		if e.Type != "error" && e.Type != "assert" {
			return
		}
		words := []string{"console:"}
		for _, arg := range e.Args {
			words = append(words, string(arg.Value)+arg.Description)
		}
		b.trouble = append(b.trouble, strings.Join(words, " "))
	case *log.EventEntryAdded:
		if e.Entry.Level == "error" {
			b.trouble = append(b.trouble, "log: "+e.Entry.Text+" "+e.Entry.URL)
		}
	case *network.EventRequestWillBeSent:
		b.requests = append(b.requests, e.Request.URL)
	case *network.EventResponseReceived:
		if e.Type == network.ResourceTypeDocument {
			b.documents = append(b.documents, e.Response)
		}
	}
}

func describe(details *runtime.ExceptionDetails) string {
	if details.Exception != nil && details.Exception.Description != "" {
		return details.Exception.Description
	}
	return details.Text
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

func (b *tab) finish() {
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
	path := filepath.Join(os.TempDir(), "optiscope-"+strings.NewReplacer("/", "-", " ", "-").Replace(b.t.Name())+".png")
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

func (b *tab) must(err error) {
	if err != nil {
		b.t.Helper()
		b.t.Fatal(err)
	}
}

// script puts arguments as JSON in the places of %s.
func script(code string, args ...any) string {
	quoted := make([]any, len(args))
	for i, arg := range args {
		text, err := json.Marshal(arg)
		if err != nil {
			panic(err)
		}
		quoted[i] = string(text)
	}
	return fmt.Sprintf(code, quoted...)
}

// try evaluates an expression, awaiting what it promises.
func try[T any](b *tab, expression string, args ...any) (T, error) {
	ctx, cancel := context.WithTimeout(b.ctx, patience+5*time.Second)
	defer cancel()
	return chromedp.Run(ctx, chromedp.Evaluate[T]("(async () => ("+script(expression, args...)+"))()", chromedp.EvalAwaitPromise))
}

// eval is try for expressions that have to work.
func eval[T any](b *tab, expression string, args ...any) T {
	b.t.Helper()
	value, err := try[T](b, expression, args...)
	if err != nil {
		b.t.Fatalf("%s: %v", script(expression, args...), err)
	}
	return value
}

// do runs an expression for its effect.
func (b *tab) do(expression string, args ...any) {
	b.t.Helper()
	eval[chromedp.Void](b, "(void ("+expression+"))", args...)
}

// until waits for an expression to be true, and looks again in every frame.
func (b *tab) until(expression string, args ...any) {
	b.t.Helper()
	ok := eval[bool](b, `await new Promise((done) => {
		const end = performance.now() + `+fmt.Sprint(patience.Milliseconds())+`;
		const look = () => {
			let yes = false;
			try { yes = Boolean(`+expression+`); } catch {}
			if (yes || performance.now() > end) done(yes); else setTimeout(look, 10);
		};
		look();
	})`, args...)
	if !ok {
		b.t.Fatalf("never true: %s", script(expression, args...))
	}
}

// settle waits until a program that does not play has done all it has to do: two
// frames of the browser in which it neither ticks nor draws.
func (b *tab) settle() {
	b.t.Helper()
	ok := eval[bool](b, `await (async () => {
		const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
		const count = () => { const s = optiscope.stats(); return s.ticks + s.draws; };
		const end = performance.now() + `+fmt.Sprint(patience.Milliseconds())+`;
		for (let still = 0, last = -1; still < 3;) {
			if (performance.now() > end) return false;
			await frame();
			const now = count();
			still = now === last ? still + 1 : 0;
			last = now;
		}
		return true;
	})()`)
	if !ok {
		b.t.Fatal("the program never rests")
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
