package browser

import (
	"regexp"
	"strings"
	"testing"
)

// listen notes what the live region says, and when, in ms.
const listen = `window.said = [], new MutationObserver(() => said.push({Text: document.getElementById("live").textContent, At: performance.now()}))
	.observe(document.getElementById("live"), {childList: true, characterData: true, subtree: true})`

type utterance struct {
	Text string
	At   float64
}

var onTheWay = regexp.MustCompile(`^Step \d+: \S+ leads, loss [\d.]+\.`)

// While a run plays it is told every few seconds, and what happens soon after it does, but never faster than one can
// listen; when it stops, and wherever the playhead is put, all of it is told.
func TestTheRunIsTold(t *testing.T) {
	b := open(t, "play=0&speed=1&steps=2000", small)
	b.settle()
	b.do(listen)
	b.do("optiscope.seek(420)")
	b.until("said.at(-1)?.Text.startsWith('Step 420 of 2000 on Beale')")
	b.do("optiscope.seek(265), said.length = 0, optiscope.play()")
	b.until("said.some((s) => s.Text.includes('AdaBelief arrives at step 272'))")
	b.until("said.length >= 3")
	b.do("optiscope.pause()")
	b.until("said.at(-1).Text.startsWith('Step ' + optiscope.get('t') + ' of 2000')")
	said := eval[[]utterance](b, "said")
	arrivals := 0
	for i, one := range said {
		if i > 0 && one.At-said[i-1].At < 1400 {
			t.Errorf("%q comes %.0f ms after %q", one.Text, one.At-said[i-1].At, said[i-1].Text)
		}
		if i < len(said)-1 && !onTheWay.MatchString(one.Text) {
			t.Errorf("while it plays it says %q", one.Text)
		}
		arrivals += strings.Count(one.Text, "AdaBelief arrives at step 272")
	}
	if arrivals != 1 {
		t.Errorf("the arrival is told %d times: %+v", arrivals, said)
	}
}
