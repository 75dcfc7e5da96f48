package browser

import (
	"context"
	"image"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	cdpbrowser "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// allow lets the page use the clipboard, as a person would on being asked.
func (b *tab) allow() {
	b.t.Helper()
	b.permit(cdpbrowser.PermissionSettingGranted)
}

// permit answers the question whether the page may use the clipboard.
func (b *tab) permit(setting cdpbrowser.PermissionSetting) {
	b.t.Helper()
	for _, name := range []string{"clipboard-read", "clipboard-write"} {
		b.must(chromedp.Do(b.ctx, chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
			_, err := chromedp.Call(ctx, cdpbrowser.SetPermission, cdpbrowser.SetPermissionParams{
				Permission: &cdpbrowser.PermissionDescriptor{Name: name}, Setting: setting})
			return err
		})))
	}
}

// The share dialog copies the address and the code of an embedded page, shows
// the address as a QR code, and says what it did.
func TestShare(t *testing.T) {
	b := open(t, "play=0&adam.lr=0.1", small)
	b.allow()
	b.click("[data-dialog=share]")
	b.settle()
	b.do("optiscope.seek(123)")
	b.settle()
	if text := eval[string](b, "document.querySelector('[data-panel=share] .sentence').textContent"); !strings.Contains(text, "t=123") {
		t.Errorf("after a step was sought the dialog shows %q", text)
	}
	canvas := "[data-panel=share] canvas"
	b.until("document.querySelector(%s)?.style.width", canvas) // which it has once it is drawn
	dark := 0
	picture := b.picture(canvas)
	for y := picture.Bounds().Min.Y; y < picture.Bounds().Max.Y; y++ {
		for x := picture.Bounds().Min.X; x < picture.Bounds().Max.X; x++ {
			if r, _, _, _ := picture.At(x, y).RGBA(); r < 0x4000 {
				dark++
			}
		}
	}
	if part := float64(dark) / float64(area(picture.Bounds())); part < 0.2 || part > 0.6 {
		t.Errorf("%.0f %% of the QR code are dark", 100*part)
	}
	b.click(widget("share.copy", ""))
	b.until("document.getElementById('notice').textContent.includes('Copied')")
	want := eval[string](b, "location.href.replace(/#.*/, '') + '#' + optiscope.link()")
	if got := eval[string](b, "navigator.clipboard.readText()"); got != want {
		t.Errorf("the clipboard holds %q, want %q", got, want)
	}
	b.click("[data-dialog=share]")
	b.click(widget("embed.cards", ""))
	b.click(widget("embed.bar", ""))
	b.click(widget("share.embed", ""))
	b.until("!document.querySelector('dialog[open]')")
	snippet := eval[string](b, "navigator.clipboard.readText()")
	if !strings.HasPrefix(snippet, "<iframe ") || !strings.Contains(snippet, "hide=bar,cards") || !strings.Contains(snippet, "adam.lr=0.1&amp;") {
		t.Errorf("the code is %s", snippet)
	}
}

func area(r image.Rectangle) int { return r.Dx() * r.Dy() }

// Every part can be left out, alone and with the others, and leaves no room behind.
func TestPartsAreLeftOut(t *testing.T) {
	b := open(t, "play=0", small)
	whole := b.box("#stage")
	for part, gone := range map[string]string{"bar": "#top", "cards": "[data-panel=adam]", "problem": "[data-panel=problem]", "fair": "[data-panel=fair]",
		"over": "#over .zoom button", "curves": "[data-panel=loss]", "numbers": "[data-panel=standing]", "time": "#bottom .timeline"} {
		b.do("optiscope.load(%s)", "play=0")
		b.settle()
		if !eval[bool](b, "document.querySelector(%s).checkVisibility()", gone) {
			t.Errorf("%s is not there to begin with", gone)
		}
		b.do("optiscope.load(%s)", "play=0&hide="+part)
		b.settle()
		if eval[bool](b, "document.querySelector(%s)?.checkVisibility() ?? false", gone) {
			t.Errorf("without %s, %s is still there", part, gone)
		}
	}
	b.do("optiscope.load('play=0&hide=bar,cards,problem,fair,over,curves,numbers,time')")
	b.settle()
	if stage := b.box("#stage"); stage.W < float64(small.width)-4 || stage.H < float64(small.height)-4 || stage.W <= whole.W {
		t.Errorf("without anything else the picture has %.0f × %.0f pixels", stage.W, stage.H)
	}
	b.do("optiscope.set('hide', '')")
	if err := eval[string](b, "(() => { try { optiscope.set('hide', 'kitchen'); return ''; } catch (e) { return e.message; } })()"); !strings.Contains(err, "kitchen") {
		t.Errorf("an unknown part is refused with %q", err)
	}
}

// host serves a long page with the program in the middle of it.
func host(t *testing.T, link string) *httptest.Server {
	t.Helper()
	address := strings.TrimSuffix(siteAddress(t), "/") + "/#" + link
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Write([]byte(`<!doctype html><meta name="viewport" content="width=device-width"><title>A course</title><style>body{margin:0}div{height:900px}iframe{display:block;width:100%;height:500px;border:0}</style>
			<div><button id="before">before</button></div><iframe src="` + address + `" title="Optiscope"></iframe><div><button id="after">after</button></div>`))
	}))
	t.Cleanup(server.Close)
	return server
}

// forget drops what was requested: the page around asks for the embedded one, which is not its own.
func (b *tab) forget() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.requests = nil
}

// Inside a long page nothing is taken from it: not the place where it is read,
// nor the focus, nor the wheel, nor Tab; a press wakes the pictures.
func TestEmbedded(t *testing.T) {
	server := host(t, "play=0&t=300&hide=bar,problem,fair,numbers")
	b := blank(t, server.URL, screen(900, 700, 1))
	t.Cleanup(b.forget)
	b.must(chromedp.Do(b.ctx, chromedp.Navigate(server.URL)))
	b.do("document.getElementById('before').focus()")
	b.do("await new Promise((done) => setTimeout(done, 4000))")
	if y := eval[float64](b, "scrollY"); y != 0 {
		t.Errorf("the page was scrolled to %v", y)
	}
	if id := eval[string](b, "document.activeElement.id"); id != "before" {
		t.Errorf("the focus went to %q", id)
	}
	b.do("scrollTo(0, 800)")
	box := b.box("iframe")
	wheel := func() {
		b.must(chromedp.Do(b.ctx, chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
			_, err := chromedp.Call(ctx, input.DispatchMouseEvent, input.DispatchMouseEventParams{Type: input.DispatchMouseEventTypeMouseWheel,
				X: box.X + box.W*0.3, Y: box.Y + box.H/2, DeltaX: 1e-9, DeltaY: 100})
			return err
		})))
	}
	from := eval[float64](b, "scrollY")
	wheel()
	b.until("scrollY > %s", from+20)
	b.do("scrollTo(0, 800)")
	b.do("document.getElementById('before').focus({preventScroll: true})")
	for range 60 {
		b.keys(kb.Tab)
		if eval[string](b, "document.activeElement.id") == "after" {
			break
		}
	}
	if id := eval[string](b, "document.activeElement.id"); id != "after" {
		t.Errorf("Tab does not leave the embedded page: the focus is on %q", id)
	}
	b.do("scrollTo(0, 800)")
	b.press(box.X+box.W*0.3, box.Y+box.H/2)
	b.release(box.X+box.W*0.3, box.Y+box.H/2)
	wheel()
	b.do("await new Promise((done) => setTimeout(done, 400))")
	if y := eval[float64](b, "scrollY"); y != 800 {
		t.Errorf("after a press the wheel still scrolls the page around, to %v", y)
	}
}

// A finger that moves over the embedded pictures scrolls the page around.
func TestEmbeddedOnATelephone(t *testing.T) {
	server := host(t, "play=0&t=300&hide=bar,cards,problem,fair,numbers,curves")
	b := blank(t, server.URL, phone(390, 700, 2))
	t.Cleanup(b.forget)
	b.must(chromedp.Do(b.ctx, chromedp.Navigate(server.URL)))
	b.do("await new Promise((done) => setTimeout(done, 4000))")
	b.do("scrollTo(0, 700)")
	box := b.box("iframe")
	swipe := func(y float64) {
		x := box.X + box.W/2
		b.touch(input.DispatchTouchEventTypeTouchStart, [2]float64{x, y})
		for k := range 10 {
			b.touch(input.DispatchTouchEventTypeTouchMove, [2]float64{x, y - float64(k+1)*15})
		}
		b.touch(input.DispatchTouchEventTypeTouchEnd)
		b.do("await new Promise((done) => setTimeout(done, 600))")
	}
	swipe(box.Y + box.H/2)
	if y := eval[float64](b, "scrollY"); y < 750 {
		t.Errorf("a finger scrolls the page to %v only", y)
	}
}

// Presenter mode has larger type and less on the screen, and leaves what was set; N and P go through the examples.
func TestPresenting(t *testing.T) {
	b := reuseAt(t, "play=0&t=300", screen(1440, 900, 1))
	const size = "parseFloat(getComputedStyle(document.documentElement).fontSize)"
	before := eval[float64](b, size)
	b.keys("f")
	b.settle()
	b.until("document.documentElement.hasAttribute('data-present')")
	if now := eval[float64](b, size); now < 1.3*before {
		t.Errorf("the type grew from %v to %v pixels", before, now)
	}
	for selector, want := range map[string]bool{"[data-panel=adam]": true, "[data-panel=loss]": true, "[data-panel=standing]": true, "#bottom .timeline": true,
		"[data-panel=fair]": false, "[data-panel=problem]": false, "[data-panel=inside]": false} {
		if got := eval[bool](b, "document.querySelector(%s)?.checkVisibility() ?? false", selector); got != want {
			t.Errorf("%s is there: %v", selector, got)
		}
	}
	places := make(map[string][]string)
	b.checkLayout("presenting", false, places)
	for problem, where := range places {
		t.Errorf("%s in %v", problem, where)
	}
	first := eval[string](b, "optiscope.link()")
	b.keys("n")
	b.do("optiscope.pause()")
	b.settle()
	second := eval[string](b, "optiscope.link()")
	b.keys("p")
	b.do("optiscope.pause()")
	b.settle()
	if second == first || !eval[bool](b, "optiscope.get('present')") {
		t.Errorf("N leads from %q to %q", first, second)
	}
	b.keys("f")
	b.settle()
	if eval[bool](b, "document.documentElement.hasAttribute('data-present') || !document.querySelector('[data-panel=fair]')") {
		t.Error("F does not end presenter mode")
	}
}
