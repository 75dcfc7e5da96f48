package browser

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

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
	b := open(t, "play=0&surface=ravine&entries=sgd,adam", screen(1440, 900, 1))
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
	other := open(t, link, phone(390, 844, 1))
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
	other.do("(0, eval)(%s)", listen)
	other.keys("1e5")
	other.keys(kb.Enter)
	other.until("document.activeElement.matches('.verdict')")
	want = "Not this time. You said 1e5, and the run says " + number + "."
	if said := eval[string](other, "document.querySelector('.verdict').textContent"); said != want {
		t.Errorf("to a wrong number it says %q, want %q", said, want)
	}
	if heard := eval[[]utterance](other, "said"); !slices.ContainsFunc(heard, func(one utterance) bool { return one.Text == want }) {
		t.Errorf("to a wrong number a listener hears %v, want %q", heard, want)
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
	b.challengeAndBack("第 2 部分")
}

// challengeAndBack opens a challenge in the middle of a worksheet, which leaves the link with it, and returns to the same step.
func (b *tab) challengeAndBack(title string) {
	b.t.Helper()
	b.do("document.querySelector('[data-dialog=challenges]').click()")
	b.until("document.querySelector('dialog[open] [data-block=\"open.one-number\"]')")
	b.do("document.querySelector('dialog[open] [data-block=\"open.one-number\"]').click()")
	b.until("document.querySelector('[data-control=\"challenge.left\"]') && !document.querySelector('.question')")
	if link := eval[string](b, "optiscope.link()"); !strings.Contains(link, "challenge=one-number") || strings.Contains(link, "sheet=") || strings.Contains(link, "lesson=") {
		b.t.Errorf("a challenge opens with %s", link)
	}
	b.do("document.querySelector('[data-control=\"challenge.left\"]').click()")
	b.until("document.querySelector('.lesson h3')?.textContent === %s && document.querySelector('.choice.right')", title)
	if link := eval[string](b, "optiscope.link()"); strings.Contains(link, "challenge=") || !strings.Contains(link, "surface=ravine") || strings.Contains(link, "veil=") {
		b.t.Errorf("the way back leads to %s", link)
	}
}

// audited wants nothing wrong for those who do not see the page, or use no mouse.
func (b *tab) audited(what string) {
	b.t.Helper()
	for _, v := range b.audit() {
		b.t.Errorf("%s: %s (%s)\n\t%s", what, v.Help, v.Rule, strings.TrimSpace(v.Where))
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
		if c.shown == "" && len(c.text) < 100 && !strings.Contains(eval[string](b, "optiscope.link()"), "sheet="+c.text) {
			t.Errorf("%.20s: its link is lost", c.text) // which a newer version may read
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
	b := open(t, "play=0", screen(1440, 900, 1))
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
