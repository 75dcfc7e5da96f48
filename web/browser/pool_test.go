package browser

import (
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/emulation"
)

// idle holds tabs between tests that are content with a used one. Loading a page costs seconds.
var idle pool

// pool is a few tabs in which the program runs and rests.
type pool struct {
	mu   sync.Mutex
	tabs []*session
}

// take takes out a tab of the page at base for a window like s; there may be none. The page of another scale would
// load itself again, and for fingers instead of mice there are other browsers.
func (p *pool) take(base string, like size) *session {
	p.mu.Lock()
	defer p.mu.Unlock()
	for i, s := range p.tabs {
		if s.base == base && s.size.scale == like.scale && s.size.touch == like.touch {
			p.tabs = append(p.tabs[:i], p.tabs[i+1:]...)
			return s
		}
	}
	return nil
}

// put keeps a tab. Of more than three the oldest ends.
func (p *pool) put(s *session) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.tabs = append(p.tabs, s); len(p.tabs) > 3 {
		p.tabs[0].close()
		p.tabs = p.tabs[1:]
	}
}

// reuse gives the test a tab of size small whose program runs already, in the state of the link. What a page remembers
// of questions and challenges it keeps: tests of lessons open tabs of their own.
func reuse(t testing.TB, link string) *tab {
	t.Helper()
	return reuseAt(t, link, small)
}

// reuseAt is reuse with another window.
func reuseAt(t testing.TB, link string, s size) *tab {
	t.Helper()
	base := siteAddress(t)
	old := idle.take(base, s)
	fresh := old == nil
	if fresh {
		var err error
		if old, err = newSession(base, s); err != nil {
			t.Fatal(err)
		}
	}
	b := &tab{old, t}
	t.Cleanup(func() {
		b.finish()
		if t.Failed() {
			b.close()
			return
		}
		b.do("optiscope.pause()") // a run that went on playing would take its time from the next tests
		idle.put(b.session)
	})
	b.wipe()
	if fresh {
		b.visit(link)
	} else {
		b.tidy(s)
		b.do("optiscope.load(%s)", link)
	}
	if strings.Contains(link, "play=0") {
		b.settle()
	}
	return b
}

// tidy takes away what the last test left outside of the program's state: another system, another window, what stands
// open, what has the focus, what is scrolled, and the pointer on something.
func (b *tab) tidy(s size) {
	b.t.Helper()
	b.emulateMedia(emulation.SetEmulatedMediaParams{})
	if b.size != s {
		b.resizeTo(s)
	}
	b.do(`(() => {
		document.activeElement?.blur();
		for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close();
		document.querySelector(":popover-open")?.hidePopover();
		document.querySelector("#notice:not([hidden]) button")?.click();
		document.querySelector("[role=tab]")?.click();
		for (const column of document.querySelectorAll(".column")) column.scrollTop = 0;
	})()`)
	if !s.touch {
		b.hover(5, 5)
	}
}
