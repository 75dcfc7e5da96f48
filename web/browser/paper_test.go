package browser

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"

	"github.com/optiscope/optiscope/scenes/sheet"
)

// On paper there are pictures, addresses, questions, and on the other sheet the answers.
func TestAWorksheetOnPaper(t *testing.T) {
	s := sheet.Sheet{Title: "On paper", Items: []sheet.Item{
		{Kind: sheet.State, Link: "scene=belief", Text: "A study."}, {Kind: sheet.State, Link: "surface=himmelblau&play=0&t=400", Text: "Four minima."},
		{Kind: sheet.Choose, Text: "Who is surprised?", Choices: []sheet.Choice{{Text: "Nobody", When: "1 = 2"}, {Text: "Somebody", When: "1 = 1"}}},
		{Kind: sheet.Number, Text: "How much is it?", Value: "6*7"}}}
	text, err := s.Encode()
	if err != nil {
		t.Fatal(err)
	}
	b := open(t, "lesson=worksheet&sheet="+text, screen(1440, 900, 1))
	b.until("document.querySelector('.lesson h3')")
	b.click("#course button")
	b.until("document.querySelector('dialog.course[open]')")
	b.do("document.querySelector('.sheet-write').click()")
	b.until("document.querySelectorAll('.sheet-item').length === 4")
	b.do("window.print = () => { window.printed = (window.printed ?? 0) + 1 }")
	var pictures [2][]string
	for i, c := range []struct{ button, with, without string }{{"Print", "How much is it?", "✓"}, {"Print the answers", "✓ Somebody", "~"}} {
		b.pressButton(c.button)
		b.until("window.printed === %s", i+1)
		paper := eval[string](b, "document.getElementById('paper').textContent")
		if !strings.Contains(paper, c.with) || strings.Contains(paper, c.without) || !strings.Contains(paper, "#surface=himmelblau") {
			t.Errorf("%s: the paper says %q", c.button, paper)
		}
		if n := eval[int](b, `[...document.querySelectorAll("#paper img")].filter((e) => {
			const c = document.createElement("canvas"); c.width = 64; c.height = 42; const x = c.getContext("2d"); x.drawImage(e, 0, 0, 64, 42);
			return new Set(new Uint32Array(x.getImageData(0, 0, 64, 42).data.buffer)).size > 20;
		}).length`); n != 2 {
			t.Errorf("%s: %d pictures show anything, want 2", c.button, n)
		}
		pictures[i] = eval[[]string](b, "[...document.querySelectorAll('#paper img')].map((e) => e.src)")
		b.checkPaper("worksheet-"+strings.ToLower(strings.ReplaceAll(c.button, " ", "-")), 2, "On paper", "#surface=himmelblau&play=0&t=400", "Four minima.", "AdaBelief: ", "Himmelblau", "Nobody", "How much is it?", c.with)
	}
	// What asks shows its start until the answers do.
	if asks, answers := pictures[0], pictures[1]; asks[0] != answers[0] || asks[1] == answers[1] {
		t.Errorf("of the run that nobody asks about both sheets show the same: %v; of the other one: %v", asks[0] == answers[0], asks[1] == answers[1])
	}
	if right := eval[string](b, "document.querySelector('#paper li.right').textContent"); right != "✓ Somebody" {
		t.Errorf("the right answer is %q", right)
	}
	for _, media := range []string{"print", "screen"} {
		b.emulateMedia(emulation.SetEmulatedMediaParams{Media: media})
		seen := eval[map[string]bool](b, `Object.fromEntries(["#paper h1", "#paper img", "#page", "body > canvas"].map((s) => {
			const e = document.querySelector(s), r = e.getBoundingClientRect();
			return [s, e.checkVisibility() && r.width > 0 && r.right > 0];
		}))`)
		if paper := media == "print"; seen["#paper h1"] != paper || seen["#paper img"] != paper || seen["#page"] == paper || seen["body > canvas"] == paper {
			t.Errorf("%s shows %v", media, seen)
		}
	}
}

// checkPaper wants the printed document to be what the paper says.
func (b *tab) checkPaper(name string, pages int, texts ...string) {
	b.t.Helper()
	pdf, sheets := b.printed()
	b.keep(name+".pdf", pdf)
	all, pictures := "", 0
	for _, s := range sheets {
		all += strings.ReplaceAll(s.text, "\n", "")
		for _, colours := range s.pictures {
			if pictures++; colours < 20 {
				b.t.Errorf("%s: a picture has %d colours", name, colours)
			}
		}
		if strings.TrimSpace(s.text) == "" && len(s.pictures) == 0 {
			b.t.Errorf("%s: a page is blank", name)
		}
	}
	if len(sheets) != pages || pictures != 2 {
		b.t.Errorf("%s: %d pages with %d pictures, want %d with 2", name, len(sheets), pictures, pages)
	}
	for _, text := range texts {
		if !strings.Contains(all, text) {
			b.t.Errorf("%s: %q is not in %q", name, text, all)
		}
	}
}
