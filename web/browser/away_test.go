package browser

import (
	"context"
	"image"
	"strings"
	"testing"
	"time"

	cdpbrowser "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"
)

// loseContext takes the picture's memory from the page, as a driver does that begins anew.
const loseContext = `document.querySelector("body > canvas").getContext("webgl2").getExtension("WEBGL_lose_context").loseContext()`

// A lost WebGL context brings back the same state, to the bit, and the same picture.
func TestLostContext(t *testing.T) {
	for _, link := range []string{
		"adam.lr=0.1&surface=himmelblau&noise=0.2&adam.hide=1&zoom=1.5&theme=light&t=250&play=0",
		"surface=custom&formula=1/x+%2B+sqrt%28y%2Ba%29&a=2&domain.x0=-4&start.x=2&start.y=3&t=200&play=0",
		"view=3d&yaw=-140&pitch=30&zoom=1.2&t=420&play=0",
		"scene=belief&t=17&play=0",
	} {
		t.Run(link, func(t *testing.T) {
			b := open(t, link, small)
			b.settle()
			link = eval[string](b, "optiscope.link()") // in its usual order
			stage := b.box("#stage")
			picture := b.pictureOf(stage)
			tracks := b.tracks(eval[[]string](b, "optiscope.controls().filter((c) => c.id.endsWith('.lr')).map((c) => c.id.replace(/\\.lr$/, '')).filter((id) => { try { return optiscope.track(id) } catch { return false } })")...)
			b.reloads(func() { b.do(loseContext) })
			b.settle()
			if now := eval[string](b, "optiscope.link()"); now != link {
				t.Errorf("the state was %s and is %s", link, now)
			}
			b.expectSameTracks(tracks)
			samePicture(t, taken(picture), func() image.Image { return b.pictureOf(stage) })
		})
	}
}

// A run that plays goes on from where it was, though the address does not follow it.
func TestLostContextWhilePlaying(t *testing.T) {
	b := open(t, "steps=5000&speed=1", small)
	b.do("optiscope.seek(700), optiscope.play()")
	b.until("optiscope.get('t') > 702 && !location.hash.includes('t=7')")
	b.reloads(func() { b.do(loseContext) })
	if at := b.step(); at < 702 || at > 800 || !eval[bool](b, "optiscope.get('play')") {
		t.Errorf("it was beyond step 702 and is at %d in %s", at, eval[string](b, "location.hash"))
	}
}

// show brings the tab's window away or back.
func (b *tab) show(state cdpbrowser.WindowState) {
	b.t.Helper()
	b.must(chromedp.Do(b.ctx, chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		window, err := chromedp.Call(ctx, cdpbrowser.GetWindowForTarget, cdpbrowser.GetWindowForTargetParams{})
		if err != nil {
			return err
		}
		_, err = chromedp.Call(ctx, cdpbrowser.SetWindowBounds, cdpbrowser.SetWindowBoundsParams{WindowID: window.WindowID, Bounds: &cdpbrowser.Bounds{WindowState: state}})
		return err
	})))
}

// A hidden tab neither ticks nor draws, though its run plays; when it is seen again the run goes on from where it was.
func TestHiddenTab(t *testing.T) {
	b := open(t, "steps=50000&speed=1", small)
	b.until("optiscope.get('t') > 10")
	b.show(cdpbrowser.WindowStateMinimized)
	b.until("document.visibilityState === 'hidden'")
	time.Sleep(300 * time.Millisecond) // a frame may have been under way
	type count struct{ Ticks, Draws, T int }
	look := func() count {
		return eval[count](b, "(({ticks, draws}) => ({Ticks: ticks, Draws: draws, T: optiscope.get('t')}))(optiscope.stats())")
	}
	hidden := look()
	time.Sleep(3 * time.Second)
	if now := look(); now != hidden {
		t.Errorf("while it is hidden it goes from %+v to %+v", hidden, now)
	}
	b.show(cdpbrowser.WindowStateNormal)
	// The first tick after the pause is a tenth of a second long, and not three seconds.
	b.until("optiscope.stats().ticks > %s", hidden.Ticks)
	if now := look(); now.T < hidden.T || now.T > hidden.T+60 {
		t.Errorf("hidden at step %d it comes back at %d", hidden.T, now.T)
	}
	b.until("optiscope.get('t') > %s", hidden.T+10)
	if link := eval[string](b, "optiscope.link()"); strings.Contains(link, "play=0") {
		t.Errorf("it has stopped: %s", link)
	}
}
