package browser

import (
	"context"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// rect is a rectangle of the window, in CSS pixels.
type rect struct{ X, Y, W, H float64 }

func (r rect) middle() (x, y float64) { return r.X + r.W/2, r.Y + r.H/2 }

// box is where an element is, after scrolling it into view.
func (b *tab) box(selector string) rect {
	b.t.Helper()
	return eval[rect](b, `(() => {
		const found = document.querySelector(%s);
		found.scrollIntoView({block: "nearest", inline: "nearest", behavior: "instant"});
		const r = found.getBoundingClientRect();
		return {X: r.x, Y: r.y, W: r.width, H: r.height};
	})()`, selector)
}

// widget selects the part of a control's widget.
func widget(id, part string) string {
	return `[data-control="` + id + `"] ` + part
}

func (b *tab) mouse(kind input.DispatchMouseEventType, x, y float64, more func(*input.DispatchMouseEventParams)) {
	b.t.Helper()
	b.must(chromedp.Do(b.ctx, chromedp.MouseEvent(kind, x, y, more)))
}

func (b *tab) press(x, y float64) {
	b.t.Helper()
	b.hover(x, y)
	b.mouse(input.DispatchMouseEventTypeMousePressed, x, y, func(p *input.DispatchMouseEventParams) {
		p.Button, p.Buttons, p.ClickCount = input.MouseButtonLeft, 1, 1
	})
}

// move moves the mouse with its button down.
func (b *tab) move(x, y float64) {
	b.t.Helper()
	b.mouse(input.DispatchMouseEventTypeMouseMoved, x, y, func(p *input.DispatchMouseEventParams) {
		p.Button, p.Buttons = input.MouseButtonLeft, 1
	})
}

func (b *tab) release(x, y float64) {
	b.t.Helper()
	b.mouse(input.DispatchMouseEventTypeMouseReleased, x, y, func(p *input.DispatchMouseEventParams) {
		p.Button, p.ClickCount = input.MouseButtonLeft, 1
	})
}

func (b *tab) hover(x, y float64) {
	b.t.Helper()
	b.mouse(input.DispatchMouseEventTypeMouseMoved, x, y, func(p *input.DispatchMouseEventParams) {})
}

// click clicks the middle of an element.
func (b *tab) click(selector string) {
	b.t.Helper()
	x, y := b.box(selector).middle()
	b.press(x, y)
	b.release(x, y)
}

// wheel turns the wheel. A notch towards the user is 100.
func (b *tab) wheel(x, y, delta float64) {
	b.t.Helper()
	b.hover(x, y)
	b.mouse(input.DispatchMouseEventTypeMouseWheel, x, y, func(p *input.DispatchMouseEventParams) {
		p.DeltaX, p.DeltaY = 1e-9, delta // a DeltaX of 0 is left out, and then refused
	})
}

// touch sends fingers, each at its place; none lifts all.
func (b *tab) touch(kind input.DispatchTouchEventType, places ...[2]float64) {
	b.t.Helper()
	points := []*input.TouchPoint{}
	for i, place := range places {
		id := float64(i)
		points = append(points, &input.TouchPoint{X: place[0], Y: place[1], ID: &id})
	}
	b.must(chromedp.Do(b.ctx, chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Call(ctx, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: kind, TouchPoints: points})
		return err
	})))
}

func (b *tab) keys(text string, options ...chromedp.KeyOption) {
	b.t.Helper()
	b.must(chromedp.Do(b.ctx, chromedp.KeyEvent(text, options...)))
}

// typeInto replaces a field's text and ends with the given keys.
func (b *tab) typeInto(selector, text, end string) {
	b.t.Helper()
	b.box(selector)
	b.do("document.querySelector(%s).focus(), document.querySelector(%s).select()", selector, selector)
	b.keys(text + end)
}
