package browser

import (
	"context"
	"strings"
	"testing"

	cdpbrowser "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"
)

// ears note what the page's policy forbids, from the first moment on.
const ears = `window.violations = [];
	addEventListener("securitypolicyviolation", (event) => violations.push(event.effectiveDirective + " " + event.blockedURI + " " + event.sourceFile), true);`

// openers are the buttons that open something: dialogs, menus and drawers. Some are there in one scene only.
const openers = `[...document.querySelectorAll("[aria-haspopup], .more, [aria-label=Help]")].filter((e) => e.checkVisibility() && !e.disabled)`

// A session that opens every scene and everything that opens, and saves a file of every kind, does nothing that the
// policy forbids, and asks for nothing but the site's own files: every test looks at that when it ends.
func TestPolicy(t *testing.T) {
	b := blank(t, siteAddress(t), small)
	b.before(ears)
	b.goTo("play=0&steps=20")
	b.do("await optiscope.ready")
	b.saveNowhere()
	opened, seen := 0, make(map[string]bool)
	for i, link := range b.everyScene() {
		b.do("optiscope.load(%s)", link+"&theme="+[]string{"dark", "light"}[i%2])
		b.settle()
		for k, name := range eval[[]string](b, openers+".map((e) => e.ariaLabel ?? e.textContent)") {
			if seen[name] {
				continue // it opens in every scene, and is the same in all
			}
			seen[name] = true
			b.do(openers+"[%s]?.click()", k)
			b.settle()
			if eval[bool](b, `Boolean(document.querySelector("dialog[open], :popover-open, .open"))`) {
				opened++
			}
			b.do(`document.querySelectorAll("dialog[open]").forEach((e) => e.close()), document.querySelector(":popover-open")?.hidePopover()`)
		}
	}
	if opened < 15 {
		t.Errorf("only %d times something opened: %v", opened, seen)
	}
	b.exportEverything()
	b.obeyed()
	b.expectHeard()
}

// everyScene are links to all scenes, and to the states that bring elements of their own.
func (b *tab) everyScene() []string {
	b.t.Helper()
	links := []string{"play=0&steps=20&view=3d", "play=0&steps=20&surface=custom&formula=1/x%2Ba", "play=0&steps=20&noise=1&seeds=4&rates=same",
		"play=0&steps=20&present=1", "play=0&steps=20&lesson=ravine&step=2", "play=0&steps=20&language=zh"}
	scenes := eval[[]string](b, "optiscope.controls().find((c) => c.id === 'scene').options.map((o) => o.value)")
	if len(scenes) < 4 {
		b.t.Errorf("only the scenes %q", scenes)
	}
	for _, scene := range scenes {
		links = append(links, "play=0&steps=20&scene="+scene)
	}
	return links
}

// saveNowhere lets downloads end at once.
func (b *tab) saveNowhere() {
	b.t.Helper()
	b.must(chromedp.Do(b.ctx, chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Call(ctx, cdpbrowser.SetDownloadBehavior, cdpbrowser.SetDownloadBehaviorParams{Behavior: cdpbrowser.SetDownloadBehaviorBehaviorDeny})
		return err
	})))
}

// exportEverything presses every button of the export dialog, one after the other.
func (b *tab) exportEverything() {
	b.t.Helper()
	b.do("optiscope.load('play=0&steps=20')")
	ids := eval[[]string](b, "optiscope.panels().find((p) => p.id === 'export').controls.filter((c) => c.kind === 'action').map((c) => c.id)")
	if len(ids) < 8 {
		b.t.Errorf("the dialog has only %q", ids)
	}
	for _, id := range ids {
		b.do("document.querySelector('[data-dialog=export]').click()")
		b.do("document.querySelector(%s).click()", widget(id, ""))
		b.until("!optiscope.panels().find((p) => p.id === 'export').controls.some((c) => c.id === 'export.cancel')")
		b.settle()
		b.do(`document.querySelectorAll("dialog[open]").forEach((e) => e.close())`)
	}
}

// obeyed wants the policy to have forbidden nothing.
func (b *tab) obeyed() {
	b.t.Helper()
	for _, v := range eval[[]string](b, "violations") {
		b.t.Errorf("the policy forbids what the page does: %s", v)
	}
}

// expectHeard does what the policy forbids, which has to have no effect and to be heard: else the test would hear nothing.
func (b *tab) expectHeard() {
	b.t.Helper()
	for what, code := range map[string]string{
		"script-src": "document.head.append(Object.assign(document.createElement('script'), {textContent: 'window.ran = true'}))",
		"style-src":  "document.body.setAttribute('style', 'outline: 3px solid red')",
		"img-src":    "Object.assign(new Image(), {src: 'http://127.0.0.1:9/other.png'})",
		"connect":    "fetch('http://127.0.0.1:9/other').catch(() => 0)",
		"frame-src":  "document.body.append(Object.assign(document.createElement('iframe'), {src: 'http://127.0.0.1:9/'}))",
	} {
		b.do("violations.length = 0")
		b.do(code)
		b.until("violations.some((v) => v.startsWith(%s))", what)
	}
	if eval[bool](b, "Boolean(window.ran)") {
		b.t.Error("a script in the page has run")
	}
	b.forgive("Content Security Policy")
	b.do("document.querySelector('iframe')?.remove()")
	b.mu.Lock()
	defer b.mu.Unlock()
	own := b.requests[:0]
	for _, address := range b.requests {
		if !strings.HasPrefix(address, "http://127.0.0.1:9/") {
			own = append(own, address)
		}
	}
	b.requests = own
}
