package browser

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/optiscope/optiscope/scenes/sheet"
)

// sheetText is a worksheet with every kind of item, as links have it.
func sheetText() string {
	s := sheet.Sheet{Title: "Two in a ravine", Items: []sheet.Item{
		{Kind: sheet.State, Link: "surface=ravine&entries=sgd,adam&play=0&t=300", Text: "Both start at the **same** point of `f = (x^2 + 50y^2)/2`.\n\n- SGD steps along its gradient.\n- Adam divides it."},
		{Kind: sheet.Choose, Text: "Whose loss is larger at the end?", Choices: []sheet.Choice{{Text: "SGD's", When: "loss(sgd) > loss(adam)"}, {Text: "Adam's", When: "loss(adam) > loss(sgd)"}}},
		{Kind: sheet.Number, Text: "At which step does Adam arrive?", Value: "arrive(adam)"}, {Kind: sheet.Text, Text: "It ends at {loss(adam)}."}}}
	text, err := s.Encode()
	if err != nil {
		panic(err)
	}
	return text
}

// takeTour and writeSheet open what they say.
const (
	takeTour   = `(document.querySelector("#commands > .button:last-child").click(), document.querySelector("dialog.help .actions .button").click())`
	writeSheet = `await (async () => {
		document.querySelector("#course button").click();
		while (!document.querySelector(".sheet-write")) await new Promise((done) => setTimeout(done, 20));
		document.querySelector(".sheet-write").click();
	})()`
)

// addItem presses a button of the editor and writes into the fields of the new item, in their order.
func (b *tab) addItem(button string, texts ...string) {
	b.t.Helper()
	b.do("[...document.querySelectorAll('.sheet-add button')].find((e) => e.textContent === %s).click()", button)
	for i, text := range texts {
		b.do("document.querySelectorAll('.sheet-item:last-child .field')[%s].focus()", i)
		b.keys(text)
	}
}

// press clicks the editor's button with a text.
func (b *tab) pressButton(text string) {
	b.t.Helper()
	b.do("[...document.querySelectorAll('.editor button')].find((e) => e.textContent === %s).click()", text)
}

const itemNames = `[...document.querySelectorAll(".sheet-item h3")].map((e) => e.textContent)`

// A lecturer writes a worksheet with the keyboard, a reader opens its link elsewhere, and answers; the answers are the run's.
func TestAWorksheet(t *testing.T) {
	b := open(t, "play=0&surface=ravine&entries=sgd,adam", size{1440, 900, 1})
	b.click("#course button")
	b.until("document.querySelector('dialog.course[open]')")
	b.do("document.querySelector('.sheet-write').focus()")
	b.keys(kb.Enter)
	b.until("document.activeElement.matches('.editor .field')")
	b.keys("Two in a ravine")
	b.addItem("Add the present state", "Both start at the **same** point.")
	b.addItem("Add a text", "It moves along `-g`, by {loss(adam)}.")
	b.addItem("Add a question with answers", "Whose loss is larger at the end?", "SGD's", "loss(sgd) > loss(adam)", "Adam's", "loss(adam) > loss(sgd)")
	b.addItem("Add a question for a number", "At which step does Adam arrive?", "arrive(adam)")
	right := eval[[]string](b, `[...document.querySelectorAll(".sheet-right")].map((e) => e.textContent)`)
	if len(right) != 2 || !strings.HasPrefix(right[0], "The run says: ") || !strings.HasPrefix(right[1], "The run says: ") {
		t.Errorf("the questions say %q", right)
	}
	// What cannot be read is said where it stands, and nothing is lost.
	b.do("document.querySelectorAll('.sheet-item:last-child .field')[1].focus()")
	b.keys("(")
	b.until("document.querySelector('.sheet-right.error')?.textContent.length > 5")
	b.keys(kb.Backspace)
	b.until("!document.querySelector('.sheet-right.error')")
	// The order is changed by keys.
	b.do("document.querySelector('.sheet-item:nth-child(2) .down').focus()")
	b.keys(kb.Enter)
	if names := eval[[]string](b, itemNames); len(names) != 4 || names[1] != "2. Question with answers" || names[2] != "3. Text" {
		t.Errorf("after a move: %q", names)
	}
	if !eval[bool](b, "document.activeElement.matches('.sheet-item:nth-child(3) .down')") {
		t.Error("the focus does not go with the item")
	}
	b.keys(kb.Tab)
	b.do("document.querySelector('.sheet-item:nth-child(3) .up').click()")
	b.audited("the editor")
	picture, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
	b.must(err)
	b.keep("worksheet-editor.png", picture)

	b.pressButton("Read it")
	b.until("document.querySelector('.lesson h3')?.textContent === 'Part 1'")
	link := eval[string](b, "optiscope.link()")
	if !strings.Contains(link, "lesson=worksheet") || !strings.Contains(link, "sheet=1") || !strings.Contains(link, "veil=1") {
		t.Errorf("it is read with the link %s", link)
	}
	other := open(t, link, size{390, 844, 2}, chromedp.EmulateTouch, chromedp.EmulateMobile)
	other.until("document.querySelector('.lesson .head h2')?.textContent === 'Two in a ravine'")
	other.tap(".choice")
	other.until("document.querySelector('.verdict')")
	verdict, want := eval[string](other, "document.querySelector('.verdict').textContent"), "Not this time."
	if right[0] == "The run says: A" {
		want = "Right."
	}
	if verdict != want {
		t.Errorf("the answer A is called %q, and the editor says %q", verdict, right[0])
	}
	other.tap(".lesson-nav .primary")
	other.until("document.querySelector('.lesson h3').textContent === 'Part 2'")
	// The number is asked for before the run is shown, what is none is refused, and another one is told the run's.
	number := strings.TrimPrefix(right[1], "The run says: ")
	if shown := eval[bool](other, "optiscope.get('veil') && optiscope.get('t') === 0 && !document.querySelector('.lesson').innerText.includes(%s)", number); !shown {
		t.Error("the run is shown before the answer")
	}
	other.tap(".answer .field")
	other.keys("soon")
	other.tap(".answer .button")
	if said := eval[string](other, "document.querySelector('.question [role=alert]').textContent"); !strings.Contains(said, "soon") || !strings.Contains(said, "is not a number") {
		t.Errorf("“soon” is told %q", said)
	}
	if small := eval[[]string](other, `[...document.querySelectorAll(".question button, .question input")].filter((e) => e.getBoundingClientRect().height < 43.5).map((e) => e.outerHTML)`); len(small) > 0 {
		t.Errorf("too small for a finger: %q", small)
	}
	other.audited("the reader, asked")
	other.keys("1e5")
	other.keys(kb.Enter)
	other.until("document.activeElement.matches('.verdict')")
	want = "Not this time. You said 1e5, and the run says " + number + "."
	if said := eval[[]string](other, "[document.querySelector('.verdict').textContent, document.getElementById('live').textContent]"); said[0] != want || said[1] != want {
		t.Errorf("to a wrong number it says %q, want %q", said, want)
	}
	if eval[bool](other, "optiscope.get('veil')") {
		t.Error("after the answer the run is hidden")
	}
	// By the keyboard, in the other language, and right.
	b.do("optiscope.load(%s)", eval[string](other, "optiscope.link()")+"&language=zh")
	b.until("document.querySelector('.lesson h3')?.textContent === '第 2 部分' && document.querySelector('.answer .field')")
	b.do("document.querySelector('.lesson h3').focus()")
	b.keys(kb.Tab)
	b.keys(number)
	b.keys(kb.Enter)
	b.until("document.querySelector('.verdict')?.textContent === %s && document.querySelector('.choice.right')", "正确。运行给出 "+number+"。")
	other.audited("the reader")
}

// audited wants nothing wrong for those who do not see the page, or use no mouse.
func (b *tab) audited(what string) {
	b.t.Helper()
	for _, v := range b.audit() {
		b.t.Errorf("%s: %s (%s)\n\t%s", what, v.Help, v.Rule, strings.TrimSpace(v.Where))
	}
}

// On paper there are pictures, addresses, questions, and on the other sheet the answers.
func TestAWorksheetOnPaper(t *testing.T) {
	s := sheet.Sheet{Title: "On paper", Items: []sheet.Item{
		{Kind: sheet.State, Link: "surface=himmelblau&play=0&t=400", Text: "Four minima."}, {Kind: sheet.State, Link: "scene=belief", Text: "A study."},
		{Kind: sheet.Choose, Text: "Who is surprised?", Choices: []sheet.Choice{{Text: "Nobody", When: "1 = 2"}, {Text: "Somebody", When: "1 = 1"}}},
		{Kind: sheet.Number, Text: "How much is it?", Value: "6*7"}}}
	text, err := s.Encode()
	if err != nil {
		t.Fatal(err)
	}
	b := open(t, "lesson=worksheet&sheet="+text, size{1440, 900, 1})
	b.until("document.querySelector('.lesson h3')")
	b.click("#course button")
	b.until("document.querySelector('dialog.course[open]')")
	b.do("document.querySelector('.sheet-write').click()")
	b.until("document.querySelectorAll('.sheet-item').length === 4")
	b.do("window.print = () => { window.printed = (window.printed ?? 0) + 1 }")
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
		b.checkPaper("worksheet-"+strings.ToLower(strings.ReplaceAll(c.button, " ", "-")), 2, "On paper", "#surface=himmelblau&play=0&t=400", "Four minima.", "AdaBelief: ", "Himmelblau", "Nobody", "How much is it?", c.with)
	}
	if right := eval[string](b, "document.querySelector('#paper li.right').textContent"); right != "✓ Somebody" {
		t.Errorf("the right answer is %q", right)
	}
	for _, media := range []string{"print", "screen"} {
		b.must(chromedp.Do(b.ctx, chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
			_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: media})
			return err
		})))
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

// keep writes a file among the pictures, where those are asked for.
func (b *tab) keep(name string, data []byte) {
	b.t.Helper()
	if folder := os.Getenv("SHOTS"); folder != "" {
		b.must(os.MkdirAll(folder, 0o755))
		b.must(os.WriteFile(filepath.Join(folder, name), data, 0o644))
	}
}

// What is wrong with a worksheet's link is said, and what is whole is read.
func TestDamagedWorksheets(t *testing.T) {
	s := sheet.Sheet{Title: "Long", Items: []sheet.Item{{Kind: sheet.Text, Text: "The first."}}}
	for range 20 {
		s.Items = append(s.Items, sheet.Item{Kind: sheet.Text, Text: strings.Repeat("words of all kinds ", len(s.Items))})
	}
	text, err := s.Encode()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, notice, shown string }{
		{text[:len(text)-20], "damaged", "The first."}, {"2" + text[1:], "newer version", "The first."},
		{"9", "newer version", ""}, {"1abc", "damaged", ""}, {strings.Repeat("a", 12001), "too long", ""},
	} {
		b := open(t, "lesson=worksheet&sheet="+c.text, small)
		b.until("!document.getElementById('notice').hidden")
		if notice := b.notice(); !strings.Contains(notice, c.notice) {
			t.Errorf("%.20s: %q, want %q in it", c.text, notice, c.notice)
		}
		if shown := b.lesson().Text; c.shown == "" && shown != "" || !strings.Contains(shown, c.shown) {
			t.Errorf("%.20s: it reads %q", c.text, shown)
		}
		b.do("optiscope.set('adam.lr', 0.1)") // and everything else works
		if got := eval[float64](b, "optiscope.get('adam.lr')"); got != 0.1 {
			t.Errorf("%.20s: α is %v", c.text, got)
		}
		b.close()
	}
}

// A worksheet that is too long for an address stays in the editor, and is there again when the page is opened anew.
func TestALongWorksheetStays(t *testing.T) {
	b := open(t, "play=0", size{1440, 900, 1})
	b.do(`localStorage.setItem("optiscope.sheet", JSON.stringify({ title: "Long", items: Array.from({ length: 8 }, () => (
		{ kind: "text", text: Array.from({ length: 3000 }, () => String.fromCharCode(40 + 80 * Math.random())).join("") })) }))`)
	b.reloads(func() { b.do("location.reload()") })
	b.do("await optiscope.ready")
	b.do(writeSheet)
	b.until("document.querySelectorAll('.sheet-item').length === 8")
	b.pressButton("Copy link")
	if notice := b.notice(); !strings.Contains(notice, "too long for an address") {
		t.Errorf("copying its link says %q", notice)
	}
	if n := eval[int](b, "JSON.parse(localStorage.getItem('optiscope.sheet')).items.length"); n != 8 {
		t.Errorf("%d items are kept", n)
	}
	b.do("localStorage.removeItem('optiscope.sheet')")
}
