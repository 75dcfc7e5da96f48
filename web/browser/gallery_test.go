package browser

import (
	"testing"

	"github.com/chromedp/chromedp/kb"
)

const (
	opener  = `.pictured .icon-button`
	current = `document.activeElement.dataset.value`
)

// drawn looks at the gallery's pictures that can be seen: each has to be there, in more than one colour.
const drawn = `[...document.querySelectorAll(".gallery canvas")].filter((c) => {
	const r = c.getBoundingClientRect(), s = c.closest(".shelves").getBoundingClientRect();
	return r.bottom > s.top && r.top < s.bottom;
}).every((c) => c.dataset.drawn && new Set(new Uint32Array(c.getContext("2d").getImageData(0, 0, c.width, c.height).data.buffer)).size > 8)`

// The gallery shows every surface, and one of them is chosen without the mouse.
func TestGalleryByKeyboard(t *testing.T) {
	b := reuse(t, "play=0&surface=himmelblau")
	b.do(`document.querySelector("` + opener + `").focus()`)
	b.keys(kb.Enter)
	b.until(`document.activeElement.closest(".gallery")`)
	if at := eval[string](b, current); at != "himmelblau" {
		t.Errorf("the focus is on %q and not on the surface that is shown", at)
	}
	b.until(drawn)
	if ok := eval[bool](b, `((all, options) => all.length === options.length && all.every((e, i) => e.dataset.value === options[i].value && e.textContent === options[i].label))(
		[...document.querySelectorAll(".gallery .option")], optiscope.controls().find((c) => c.id === "surface").options)`); !ok {
		t.Error("the gallery has not the options of the menu")
	}
	b.keys(kb.ArrowRight)
	if at := eval[string](b, current); at != "mccormick" {
		t.Errorf("→ leads to %q", at)
	}
	left := eval[float64](b, `document.activeElement.getBoundingClientRect().left`)
	b.keys(kb.ArrowDown)
	below := eval[string](b, current)
	if below == "mccormick" || eval[float64](b, `document.activeElement.getBoundingClientRect().left`) != left {
		t.Errorf("↓ leads to %q, which is not below", below)
	}
	if hint := eval[string](b, `document.querySelector(".gallery .hint").textContent`); hint == "" {
		t.Error("nothing says why this surface is hard")
	}
	b.keys(kb.Enter)
	b.until(`!document.querySelector(".gallery") && optiscope.get("surface") === %s`, below)
	if !eval[bool](b, `document.activeElement.matches("`+opener+`")`) {
		t.Error("the focus does not come back")
	}
	b.keys(kb.Enter)
	b.until(`document.activeElement.closest(".gallery")`)
	b.keys(kb.End)
	b.keys(kb.Escape)
	b.until(`!document.querySelector(".gallery") && optiscope.get("surface") === %s`, below)
}

// On a phone a finger opens it, scrolls and chooses; pictures come as they are needed.
func TestGalleryByTouch(t *testing.T) {
	b := reuseAt(t, "play=0&theme=light", phone(390, 844, 1))
	b.do(`document.querySelector("` + opener + `").scrollIntoView({block: "center"})`)
	b.click(opener)
	b.until(`document.querySelector(".gallery")`)
	b.until(drawn)
	if eval[bool](b, `[...document.querySelectorAll(".gallery canvas")].every((c) => c.dataset.drawn)`) {
		t.Error("all pictures are drawn at once, also those far below")
	}
	b.do(`document.querySelector(".gallery [data-value=ackley]").scrollIntoView({block: "center"})`)
	b.until(drawn)
	b.click(`.gallery [data-value=ackley]`)
	b.until(`!document.querySelector(".gallery") && optiscope.get("surface") === "ackley"`)
}
