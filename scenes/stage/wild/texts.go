package wild

import (
	"net/url"
	"strings"

	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/state"
)

// formulas are such as a curious, a careless and a hostile hand would type.
var formulas = []string{
	"x^2 + y^2", "a x^2 + b|y|", "1/x", "ln(x y)", "sqrt(y) + d", "0/0", "-1/0", "x^y^2", "max(0,x)^a", "a x/2^1027", "tan(x y)", "(x", "x+", "", "q", "5",
	"1e308x", "1e-308x^2", "exp(exp(exp(x)))", "sign(x)", "||||x|-1|-y|-1|", "π²x", "0 }\nfunc loss() float { return 1", "<img src=x onerror=alert(1)>",
	"sin(50x)sin(50y)", "(x^2+y^2-a)^2 + b x y + sin(3x)", "x^2 + (y - sqrt(|x|))^2", "hypot(x,y)^c", "1/(x^2+y^2)", "\u202e\u0000x", "x^64^64", "acos(x) + atan(1/y)",
}

// texts are for fields that want something else.
var texts = []string{"", "0", "1", "-1", "0.5", "1e-9", "1e9", "1e999", "NaN", "-Inf", "abc", "1,5", " 2 ", "99999999", "0.1.2", "٣", "💥", strings.Repeat("9", 400), "<b>", "%zz", "1\n2"}

// Formula is a formula, or what somebody takes for one.
func (h *Hand) Formula() string {
	if h.Often(20) {
		return One(h, formulas) + One(h, []string{" + ", "*", "^", "-", "/", " "}) + One(h, formulas)
	}
	return One(h, formulas)
}

// Text is for a field.
func (h *Hand) Text() string {
	if h.Often(40) {
		return control.FormatNumber(h.NormFloat64() * One(h, []float64{1e-6, 1e-3, 1, 1e3, 1e6}))
	}
	return One(h, texts)
}

// Link is one that somebody has shared, changed, or damaged.
func (h *Hand) Link() string {
	link := One(h, []string{"", One(h, state.Presets()).Link, "scene=" + One(h, []string{"belief", "warmup", "counterexample"}), "surface=custom&formula=" + url.QueryEscape(h.Formula())})
	s, _ := state.Load(link)
	controls := s.Controls()
	for range h.IntN(6) {
		c := One(h, controls)
		link += "&" + c.ID + "=" + url.QueryEscape(h.value(&c))
	}
	if h.Often(10) {
		cut := []rune(link)
		link = string(cut[:h.IntN(len(cut)+1)]) + One(h, []string{"", "%", "=", "&&&", "=\x00"})
	}
	return link + "&steps=" + One(h, []string{"1", "50", "300", "1000"})
}

func (h *Hand) value(c *control.Control) string {
	switch {
	case h.Often(15):
		return h.Text()
	case c.ID == "formula":
		return h.Formula()
	case c.Kind == control.Choice && len(c.Options) > 0:
		return One(h, c.Options).Value
	case c.Kind == control.Toggle:
		return One(h, []string{"0", "1"})
	case c.Kind == control.Number:
		return control.FormatNumber(h.Between(c.Num.Min, c.Num.Max))
	}
	return h.Text()
}
