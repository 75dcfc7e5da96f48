package browser

import (
	"bytes"
	"image/color"
	"image/png"
	"math"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/optiscope/optiscope/scenes/state"
)

const formulaField = `[data-control="formula"] textarea`

// typed types at the end of the formula.
func (b *tab) typed(text string) {
	b.t.Helper()
	b.do("document.querySelector(%s).focus(), document.querySelector(%s).setSelectionRange(1e6, 1e6)", formulaField, formulaField)
	b.keys(text)
}

// fault is what stands below the formula.
type fault struct {
	What, Place, Where, Invalid, Describes string
	Shown                                  bool
}

func (b *tab) fault() fault {
	b.t.Helper()
	return eval[fault](b, `(() => {
		const field = document.querySelector(%s), error = document.getElementById(field.getAttribute("aria-describedby") ?? "nothing");
		return {What: error?.querySelector("p")?.textContent ?? "", Place: error?.querySelector("pre")?.textContent ?? "",
			Where: error?.querySelector(".unseen")?.textContent ?? "", Invalid: field.getAttribute("aria-invalid") ?? "",
			Describes: error?.getAttribute("role") ?? "", Shown: (error?.getBoundingClientRect().height ?? 0) > 10};
	})()`, formulaField)
}

// A person writes a formula: each letter that makes one acts at once, a mistake is told with its place while
// the last formula stays in force, a letter gets a slider that moves the paths, and the link brings it all back.
func TestWriteAFormula(t *testing.T) {
	b := reuse(t, "play=0&t=100")
	b.do("(s => { s.value = 'custom'; s.dispatchEvent(new Event('change', {bubbles: true})) })(document.querySelector(%s))", widget("surface", "select"))
	b.until("document.querySelector(%s)?.value === '(1.5 - x + x*y)^2 + (2.25 - x + x*y^2)^2 + (2.625 - x + x*y^3)^2' || optiscope.get('formula') === document.querySelector(%s)?.value", formulaField, formulaField)
	before := b.track("adam")

	b.typeInto(formulaField, "x^2 + y^2", "")
	b.settle()
	if got := eval[string](b, "optiscope.get('formula')"); got != "x^2 + y^2" {
		t.Fatalf("the formula is %q", got)
	}
	now := b.track("adam")
	if difference(now, before) == "" {
		t.Error("the paths do not follow what is typed")
	}
	if f := b.fault(); f.Invalid != "" || f.What != "" {
		t.Errorf("a good formula is called wrong: %+v", f)
	}

	b.typed(" + q")
	b.settle()
	f := b.fault()
	if f.What != "unknown name q: use x, y, a, b, c, d" || f.Place != "x^2 + y^2 + q\n            ^" || f.Where != "At character 13." {
		t.Errorf("the mistake is told as %+v", f)
	}
	if f.Invalid != "true" || f.Describes != "status" || !f.Shown {
		t.Errorf("the mistake is not tied to the field, or not seen: %+v", f)
	}
	if got := eval[string](b, "optiscope.get('formula')"); strings.TrimSpace(got) != "x^2 + y^2" {
		t.Errorf("while something is wrong the formula is %q", got)
	}
	if d := difference(b.track("adam"), now); d != "" {
		t.Errorf("the last formula is not in force: %s", d)
	}
	b.do("document.activeElement.blur()")
	b.settle()
	if text := eval[string](b, "document.querySelector(%s).value", formulaField); text != "x^2 + y^2 + q" || b.fault().What == "" {
		t.Errorf("leaving the field loses %q", text)
	}

	b.typed(kb.Backspace + "a x y")
	b.settle()
	if f := b.fault(); f.Invalid != "" || f.What != "" {
		t.Errorf("the mistake is still told: %+v", f)
	}
	if eval[string](b, "document.activeElement.tagName") != "TEXTAREA" {
		t.Error("a new slider takes the keyboard from the formula")
	}
	b.dragParameter()
	b.reopenFormula()
}

// dragParameter drags the slider of a and expects the path to follow.
func (b *tab) dragParameter() {
	b.t.Helper()
	box := b.box(widget("a", "input[type=range]"))
	x, y := box.X+8+(box.W-16)*b.position("a"), box.Y+box.H/2
	last := b.track("adam")
	b.press(x, y)
	for range 3 {
		x -= box.W / 12
		b.move(x, y)
		b.settle()
		if now := b.track("adam"); difference(now, last) == "" {
			b.t.Fatal("the path stands still while a is dragged")
		} else {
			last = now
		}
	}
	b.release(x, y)
}

// reopenFormula opens the link in another tab and in Go, and expects the same paths.
func (b *tab) reopenFormula() {
	b.t.Helper()
	b.settle()
	link := eval[string](b, "optiscope.link()")
	if !strings.Contains(link, "formula=x%5E2+%2B+y%5E2+%2B+a+x+y") || !strings.Contains(link, "&a=") {
		b.t.Errorf("link %s", link)
	}
	other := open(b.t, link, small)
	if d := difference(other.track("adam"), b.track("adam")); d != "" {
		b.t.Errorf("reopened: %s", d)
	}
	if got := eval[string](other, "document.querySelector(%s).value", formulaField); got != "x^2 + y^2 + a x y" {
		b.t.Errorf("reopened, the formula is %q", got)
	}
	if _, errs := state.Load(link); len(errs) > 0 {
		b.t.Errorf("Go refuses the link: %v", errs)
	}
}

// The gradient stands as mathematics below the formula.
func TestGradientIsShown(t *testing.T) {
	b := reuse(t, "play=0&surface=custom&formula=max(x%5E2,a+y)")
	b.settle()
	shown := eval[string](b, `[...document.querySelectorAll("[data-panel=problem] .formula")].map((line) => line.textContent).join(" ")`)
	for _, part := range []string{"∂f/∂x", "∂f/∂y"} {
		if !strings.Contains(shown, part) {
			t.Errorf("no %s in %q", part, shown)
		}
	}
	if n := eval[int](b, `document.querySelectorAll("[data-panel=problem] math").length`); n != 2 {
		t.Errorf("%d formulas as MathML", n)
	}
}

// A formula without a value anywhere says so, and breaks nothing.
func TestAFormulaWithoutValues(t *testing.T) {
	b := reuse(t, "play=0&surface=custom&formula=sqrt(-1-x%5E2)")
	b.settle()
	b.until(`document.querySelector("[data-panel=problem]").textContent.includes("no value anywhere")`)
	if f := b.track("adam")["f"]; len(f) != 1 || !math.IsNaN(f[0]) {
		t.Errorf("the loss is %v", f)
	}
	b.do("optiscope.set('formula', 'x^2+y^2')")
	b.settle()
	if eval[bool](b, `document.querySelector("[data-panel=problem]").textContent.includes("no value anywhere")`) {
		t.Error("it is still said of a formula with values")
	}
}

// A bad formula in a link is told with its place, and the rest of the link applies.
func TestABadFormulaInALink(t *testing.T) {
	b := reuse(t, "")
	b.do("location.hash = %s", "surface=custom&formula=x%2B(&a=2&play=0")
	b.until("!document.getElementById('notice').hidden")
	if text := eval[string](b, "document.querySelector('#notice pre').textContent"); text != "x+(\n   ^" {
		t.Errorf("the notice shows %q", text)
	}
	if a := eval[float64](b, "optiscope.get('a')"); a != 2 {
		t.Errorf("a is %v", a)
	}
	b.click("#notice button")
}

// A phone's fingers reach the formula, and nothing of it lies outside the screen.
func TestFormulaOnAPhone(t *testing.T) {
	b := reuseAt(t, "play=0&surface=custom&formula=a+x%5E2%2Bb+y%5E2", phone(360, 640, 1))
	b.settle()
	for _, id := range []string{"formula", "a", "a.from", "domain.x0"} {
		r := b.box(`[data-control="` + id + `"] :is(textarea, input)`)
		if r.H < 44 || r.X < 0 || r.X+r.W > 360 {
			t.Errorf("%s is %+v", id, r)
		}
	}
	b.typed(" + (")
	b.settle()
	if f := b.fault(); !f.Shown || f.What == "" {
		t.Errorf("%+v", f)
	}
}

// spoil makes the graphics driver refuse every shader with the number 0.7310585 in it.
const spoil = `const shaderSource = WebGL2RenderingContext.prototype.shaderSource;
	WebGL2RenderingContext.prototype.shaderSource = function (shader, source) {
		return shaderSource.call(this, shader, source.includes("7.3105850") ? "no shader at all" : source);
	};`

// A formula whose shader the driver refuses ends Ebitengine's loop. The program begins again with what was set, and the
// processor draws; the graphics card may try again when the formula is another one.
func TestTheDriverRefusesAShader(t *testing.T) {
	b := blank(t, siteAddress(t), small)
	b.before(spoil)
	b.visit("play=0&t=50&surface=custom&formula=x%5E2%2By%5E2")
	b.until("document.querySelector(%s)", formulaField)
	b.reloads(func() { b.typed(" + 0.7310585x") })
	b.until("location.hash.includes('drawing=processor') && optiscope.get && optiscope.get('formula') === 'x^2+y^2 + 0.7310585x'")
	b.until("!document.getElementById('notice').hidden && document.getElementById('notice').textContent.includes('The processor draws the surface')")
	b.settle()
	if got := eval[string](b, "document.querySelector(%s).value", formulaField); got != "x^2+y^2 + 0.7310585x" {
		t.Errorf("the formula is %q", got)
	}
	if n := len(b.track("adam")["x"]); n != 1001 {
		t.Errorf("a path of %d points", n)
	}
	if colours := b.colours(); colours < 200 {
		t.Errorf("%d colours in the picture", colours)
	}
	b.do("optiscope.set('formula', 'x^2+y^2'), optiscope.set('drawing', 'auto')")
	b.settle()
	if colours := b.colours(); colours < 200 || eval[string](b, "location.hash + optiscope.link()") == "" {
		t.Errorf("drawn by the card again, %d colours", colours)
	}
}

// colours counts those of the canvas.
func (b *tab) colours() int {
	b.t.Helper()
	picture, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
	b.must(err)
	decoded, err := png.Decode(bytes.NewReader(picture))
	b.must(err)
	seen := make(map[color.Color]bool)
	for y := range decoded.Bounds().Dy() {
		for x := range decoded.Bounds().Dx() {
			seen[decoded.At(x, y)] = true
		}
	}
	return len(seen)
}
