package browser

import (
	"slices"
	"strings"
	"testing"

	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/state"
)

// fairWords is what the panel says of the rates.
const fairWords = `document.querySelector('[data-panel=fair]').innerText`

// Choosing "each at its best" searches while the page stays alive; then every
// optimizer runs at the rate of its lowest loss, the panel says so in numbers, and
// nothing runs on. The address opens the same elsewhere, at once and after another search.
func TestBestRates(t *testing.T) {
	b := reuse(t, "play=0&t=200")
	before := b.tracks(firstEntries()...)
	selector := widget("rates", "select")
	b.do(`document.querySelector(%s).scrollIntoView({block: "center"})`, selector)
	b.do(`document.querySelector(%s).focus()`, selector)
	b.keys("each at its b")
	b.until("optiscope.get('rates') === 'best'")
	b.until(fairWords + `.includes("the best of 37 rates from 1e−5 to 10, found with 111 runs of 1000 steps")`)
	b.settle()
	link := eval[string](b, "optiscope.link()")
	found, errs := state.Load(link)
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	now := b.tracks(firstEntries()...)
	for i, track := range run.Compute(found.Run).Tracks {
		id := track.Entry.ID
		if !slices.Equal(track.X, now[id]["x"]) || difference(now[id], before[id]) == "" {
			t.Errorf("%s does not run at the rate that was found", id)
		}
		for _, alpha := range state.RateGrid().Rates() {
			c := found.Run
			c.Entries[i].Hyper.LR = alpha
			if end := run.Compute(c).Tracks[i]; !end.Diverged() && end.F[end.Last()] < track.F[track.Last()]-1e-6 {
				t.Errorf("%s ends at %v with α = %v, and at %v with %v", id, track.F[track.Last()], track.Entry.Hyper.LR, end.F[end.Last()], alpha)
			}
		}
		row := state.Number(track.F[track.Last()])
		if words := eval[string](b, fairWords); !strings.Contains(words, row) {
			t.Errorf("the panel does not tell the last loss %s of %s: %q", row, id, words)
		}
	}
	other := open(t, link, small)
	other.expectSameTracks(now)
	other.until(fairWords + `.includes("the best of 37 rates")`)
	other.settle()
	other.expectSameTracks(now)
	if got := eval[string](other, "optiscope.link()"); got != link {
		t.Errorf("searched again, the address is %q, want %q", got, link)
	}
	// Anything that the rates depend on ends the claim in the same moment.
	if words := eval[string](other, `(optiscope.set("steps", 300), optiscope.panels().find((p) => p.id === "fair").readouts.at(-1).cells[0])`); !strings.HasPrefix(words, "Searching") {
		t.Errorf("with another number of steps the panel says %q", words)
	}
	other.until(fairWords + `.includes("111 runs of 300 steps")`)
}

// Several seeds are seen as a bundle in surface and loss, and named in words; on a telephone, too.
func TestBundleOfSeeds(t *testing.T) {
	const link = "surface=himmelblau&noise=60&steps=300&entries=adam&t=0&play=0"
	for _, telephone := range []bool{false, true} {
		b := reuse(t, link)
		if telephone {
			b = reuseAt(t, link, phone(390, 844, 1))
			b.settle()
		}
		alone := b.picture(surfaceCell)
		b.do("optiscope.set('seeds', 12)")
		b.until(fairWords + `.includes("Each runs with 12 seeds")`)
		b.settle()
		if share := otherPixels(alone, b.picture(surfaceCell)); share < 0.01 {
			t.Errorf("%.2f %% of the surface's pixels are the bundle's", 100*share)
		}
		if note := eval[string](b, `optiscope.panels().find((p) => p.id === "loss").note`); note != "median of 12" {
			t.Errorf("beside the loss stands %q", note)
		}
		b.do("optiscope.set('noise', 0)")
		b.settle()
		if note := eval[string](b, `optiscope.panels().find((p) => p.id === "loss").note`); note != "log" {
			t.Errorf("without noise %q stands beside the loss", note)
		}
	}
}

// The words beside sliders and in menus are whole, and sliders are long enough to be moved finely.
func TestLabelsAndSlidersHaveRoom(t *testing.T) {
	const long = 100 // in CSS pixels
	for _, w := range []size{screen(1440, 900, 1), small, screen(360, 640, 2)} {
		t.Run(w.String(), func(t *testing.T) {
			b := reuseAt(t, "play=0&noise=1&entries=adabelief,radam,adam,nadam,sophia,lion&adabelief.schedule=cosine", w)
			for _, id := range []string{"adabelief", "radam", "adam", "nadam", "sophia", "lion"} {
				b.do("optiscope.set('selected', %s)", id)
				b.settle()
				cut := eval[[]string](b, `(() => {
					const pen = document.createElement("canvas").getContext("2d");
					const cut = [];
					for (const e of document.querySelectorAll(".panel .row select")) {
						if (!e.checkVisibility()) continue;
						const style = getComputedStyle(e);
						pen.font = style.font;
						const room = e.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
						const what = e.closest("[data-control]").dataset.control;
						if (/^(surface|preset|start)$/.test(what)) continue; // long names of their own
						for (const o of e.options) if (pen.measureText(o.text).width > room) cut.push(o.text);
					}
					for (const e of document.querySelectorAll(".panel .row > .label")) if (e.checkVisibility() && e.scrollWidth > e.clientWidth) cut.push(e.textContent);
					return cut;
				})()`)
				if len(cut) > 0 {
					t.Errorf("%d × %d, %s: cut off are %q", w.width, w.height, id, cut)
				}
				if short := eval[float64](b, `Math.min(...[...document.querySelectorAll("[data-panel] .row.number .slider")].filter((e) => e.checkVisibility()).map((e) => e.getBoundingClientRect().width))`); short < long {
					t.Errorf("%d × %d, %s: a slider of %v pixels", w.width, w.height, id, short)
				}
			}
		})
	}
}
