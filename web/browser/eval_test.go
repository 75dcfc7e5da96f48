package browser

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/chromedp/chromedp"
)

// patience bounds every wait. It is reached only by failures.
const patience = 20 * time.Second

// script puts arguments as JSON in the places of %s.
func script(code string, args ...any) string {
	quoted := make([]any, len(args))
	for i, arg := range args {
		text, err := json.Marshal(arg)
		if err != nil {
			panic(err)
		}
		quoted[i] = string(text)
	}
	return fmt.Sprintf(code, quoted...)
}

// try evaluates an expression, awaiting what it promises.
func try[T any](b *tab, expression string, args ...any) (T, error) {
	ctx, cancel := context.WithTimeout(b.ctx, patience+5*time.Second)
	defer cancel()
	return chromedp.Run(ctx, chromedp.Evaluate[T]("(async () => ("+script(expression, args...)+"))()", chromedp.EvalAwaitPromise))
}

// eval is try for expressions that have to work.
func eval[T any](b *tab, expression string, args ...any) T {
	b.t.Helper()
	value, err := try[T](b, expression, args...)
	if err != nil {
		b.t.Fatalf("%s: %v", script(expression, args...), err)
	}
	return value
}

// do runs an expression for its effect.
func (b *tab) do(expression string, args ...any) {
	b.t.Helper()
	eval[chromedp.Void](b, "(void ("+expression+"))", args...)
}

// until waits for an expression, or what it promises, to be true, and looks again in every frame.
func (b *tab) until(expression string, args ...any) {
	b.t.Helper()
	ok := eval[bool](b, `await new Promise((done) => {
		const end = performance.now() + `+fmt.Sprint(patience.Milliseconds())+`;
		const look = async () => {
			let yes = false;
			try { yes = Boolean(await (`+expression+`)); } catch {}
			if (yes || performance.now() > end) done(yes); else setTimeout(look, 10);
		};
		look();
	})`, args...)
	if !ok {
		b.t.Fatalf("never true: %s", script(expression, args...))
	}
}

// settle waits until a program that does not play has done all it has to do: two
// frames of the browser in which it neither ticks nor draws.
func (b *tab) settle() {
	b.t.Helper()
	ok := eval[bool](b, `await (async () => {
		const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
		const count = () => { const s = optiscope.stats(); return s.ticks + s.draws; };
		const end = performance.now() + `+fmt.Sprint(patience.Milliseconds())+`;
		for (let still = 0, last = -1; still < 3;) {
			if (performance.now() > end) return false;
			await frame();
			const now = count();
			still = now === last ? still + 1 : 0;
			last = now;
		}
		return true;
	})()`)
	if !ok {
		b.t.Fatal("the program never rests")
	}
}
