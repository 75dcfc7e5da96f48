package browser

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/heapprofiler"
	"github.com/chromedp/cdproto/memory"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"github.com/optiscope/optiscope/scenes/stage/wild"
)

// hold lets the test know how much memory the program has.
const hold = `const instantiate = WebAssembly.instantiate;
	WebAssembly.instantiate = async (...of) => {
		const made = await instantiate(...of);
		window.programMemory = (made.instance ?? made).exports.mem;
		return made;
	};`

// TestStamina uses the page at random, by keys, pointer, wheel, fingers, links and sizes: nothing may break, nothing may
// be said on the console, and the memory in use has to stay level. make stamina lets it go on for longer.
func TestStamina(t *testing.T) {
	length, err := wild.Length(12 * time.Second)
	if err != nil {
		t.Fatal(err)
	}
	hand, err := wild.New()
	if err != nil {
		t.Fatal(err)
	}
	b := blank(t, siteAddress(t), small)
	u := &user{tab: b, hand: hand, size: small}
	u.withFingers()
	b.before(hold)
	b.before(ears)
	b.before(`addEventListener("click", (event) => { if (event.target.closest?.("a[target=_blank]")) event.preventDefault(); }, true)`) // the lessons' papers are elsewhere
	b.visit("play=0")
	b.saveNowhere()
	t.Cleanup(func() {
		if t.Failed() {
			t.Log(hand.Diary())
		}
		// A window that stays in full screen would hide the tabs of the next tests.
		if _, err := try[bool](b, "(document.fullscreenElement ? document.exitFullscreen() : Promise.resolve()).then(() => true)"); err != nil {
			t.Log("the full screen stays: ", err)
		}
	})
	var used series
	pause := max(length/30, 2*time.Second)
	begin, measured := time.Now(), time.Time{}
	for time.Since(begin) < length || len(used.heap) < wild.Fewest {
		if time.Since(measured) > pause {
			u.rest()
			used.add(b)
			measured = time.Now()
		}
		u.act()
		u.check()
	}
	t.Log(hand.Tally())
	used.check(t)
	b.obeyed()
}

// series are measurements of memory at rest.
type series struct{ heap, inUse, program, nodes, listeners []float64 }

func (s *series) add(b *tab) {
	b.t.Helper()
	b.must(chromedp.Do(b.ctx, chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		if _, err := chromedp.Call(ctx, heapprofiler.CollectGarbage, cdp.Empty{}); err != nil {
			return err
		}
		heap, err := chromedp.Call(ctx, runtime.GetHeapUsage, cdp.Empty{})
		if err != nil {
			return err
		}
		dom, err := chromedp.Call(ctx, memory.GetDOMCounters, cdp.Empty{})
		if err != nil {
			return err
		}
		s.heap = append(s.heap, heap.UsedSize/1e6)
		s.nodes = append(s.nodes, float64(dom.Nodes))
		s.listeners = append(s.listeners, float64(dom.JsEventListeners))
		return nil
	})))
	s.inUse = append(s.inUse, eval[float64](b, "optiscope.memory()")/1e6)
	s.program = append(s.program, eval[float64](b, "programMemory.buffer.byteLength")/1e6)
}

func (s *series) check(t *testing.T) {
	t.Helper()
	t.Logf("heap of the page in MB %.3g\nin use by the program in MB %.4g\nmemory of the program in MB %.4g\nnodes %v\nlisteners %v", s.heap, s.inUse, s.program, s.nodes, s.listeners)
	// WebAssembly gives no memory back: one large picture in the last third is no leak.
	for _, one := range []struct {
		what   string
		series []float64
		chance float64
	}{{"the heap of the page, in MB,", s.heap, 4}, {"what the program has in use, in MB,", s.inUse, 32}, {"the memory of the program, in MB,", s.program, 128}, {"the number of nodes", s.nodes, 300}, {"the number of listeners", s.listeners, 100}} {
		if err := wild.Level(one.what, one.series, one.chance); err != nil {
			t.Error(err)
		}
	}
}

// rest brings the page to where memory can be compared: the first screen, with nothing open and nothing under way.
func (u *user) rest() {
	u.t.Helper()
	u.hand.Does("rest")
	u.do(`document.querySelectorAll("dialog[open]").forEach((e) => e.close()), document.querySelector(":popover-open")?.hidePopover()`)
	u.do(`document.querySelector("[data-control='export.cancel']")?.click()`)
	u.do("optiscope.load('play=0&hide=&language=en')")
	u.settle()
}

// check wants the program to run, and nobody to have complained.
func (u *user) check() {
	u.t.Helper()
	type health struct{ Broken, Link string }
	now := eval[health](u.tab, `({Broken: document.getElementById("loading").checkVisibility() ? document.getElementById("loading").innerText : "", Link: optiscope.link()})`)
	if now.Broken != "" {
		u.t.Fatalf("the page says %q", now.Broken)
	}
	u.mu.Lock()
	trouble := strings.Join(u.trouble, "\n")
	u.mu.Unlock()
	if trouble != "" {
		u.t.Fatal("something was said on the console in the state ", now.Link)
	}
}
