package browser

import (
	"context"
	"fmt"
	"strings"
	"sync"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// session is one tab of the browser, with what went wrong in it.
type session struct {
	ctx   context.Context
	base  string // the page's address, without a link
	size  size
	close func()

	mu        sync.Mutex
	trouble   []string // exceptions and errors on the console
	dying     bool     // the program tells the console, as it tells everything, why it ends
	requests  []string // addresses
	documents []*network.Response
}

// size is a window in CSS pixels, with screen pixels for each, in a browser for mice or for fingers.
type size struct {
	width, height int64
	scale         float64
	touch         bool
}

func screen(width, height int64, scale float64) size { return size{width, height, scale, false} }

func phone(width, height int64, scale float64) size { return size{width, height, scale, true} }

// String is like 1440×900.
func (s size) String() string { return fmt.Sprintf("%d×%d", s.width, s.height) }

// small is wide enough for the three columns and cheap to draw in software.
var small = screen(1160, 720, 1)

// newSession opens an empty tab.
func newSession(base string, s size) (*session, error) {
	browser, err := testBrowser()
	if err != nil {
		return nil, err
	}
	ctx, cancel := chromedp.NewContext(browser.ctx)
	if !strings.HasSuffix(base, ".html") {
		base = strings.TrimSuffix(base, "/") + "/"
	}
	b := &session{ctx: ctx, base: base, close: cancel}
	enable := chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Call(ctx, network.Enable, network.EnableParams{})
		return err
	})
	if err = chromedp.Listen(ctx, b.hear); err == nil {
		err = chromedp.Do(ctx, enable, chromedp.Func(beenHere))
	}
	if err == nil {
		err = b.resize(s)
	}
	if err != nil {
		cancel()
		return nil, err
	}
	return b, nil
}

// resize gives the tab another window. A telephone stays one.
func (b *session) resize(s size) error {
	options := []chromedp.EmulateViewportOption{chromedp.EmulateScale(s.scale)}
	if s.touch {
		options = append(options, chromedp.EmulateTouch, chromedp.EmulateMobile)
	}
	b.size = s
	return chromedp.Do(b.ctx, chromedp.EmulateViewport(s.width, s.height, options...))
}

// beenHere makes every page believe that it was visited before, so that no test meets the tour but those that ask for it.
func beenHere(ctx context.Context, _ *chromedp.Target) error {
	_, err := chromedp.Call(ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{
		Source: `try { if (!sessionStorage.getItem("newcomer")) localStorage.setItem("optiscope.tour", "1"); } catch {}`})
	return err
}

func (b *session) hear(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch e := event.(type) {
	case *runtime.EventExceptionThrown:
		b.trouble = append(b.trouble, "exception: "+describe(e.ExceptionDetails))
	case *runtime.EventConsoleAPICalled:
		words := []string{"console:"}
		for _, arg := range e.Args {
			words = append(words, string(arg.Value)+arg.Description)
		}
		text := strings.Join(words, " ")
		b.dying = b.dying || strings.Contains(text, "panic: ") || strings.Contains(text, "fatal error: ")
		if e.Type == "error" || e.Type == "assert" || b.dying {
			b.trouble = append(b.trouble, text)
		}
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
