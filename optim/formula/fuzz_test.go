package formula

import "testing"

// FuzzParse checks that nothing panics or hangs and that what is printed is read back as the same formula.
func FuzzParse(f *testing.F) {
	for _, src := range []string{
		rosenbrock, "(1.5 − x + xy)² + (2.25 − x + xy²)²", "|x||y|-||x|-1|", "β₁m̂ + (1−beta1)·g", "sin²x cos 2y^-x",
		"√x^2/3e-2e", "max(x, min(y, 1e-9))^a", "-x^-2^y²", "log10(x)^3 hypot(x,y)", "2(x+1)(y)", "1,5", "((", "x⁻", "\xff", "vmaxx2",
		"0 }\nfunc foo() float { return 1", "x;y", "f(x,y)", "x//y", "/*x*/", "x\ny", "if x", "return x", "loss(x,y,a)", "hole", "t0+x",
		"max(0,x)^a", "a x/2^1027", "1e200x 1e200y", "(1e-200x)^64", "||||x|-1|-y|-1|",
	} {
		f.Add(src, 0.5, -1.5)
	}
	names := []string{"x", "y", "a", "β1", "m̂", "vmax", "g"}
	f.Fuzz(func(t *testing.T, src string, x, y float64) {
		form, err := Parse(src, names...)
		if err != nil {
			e, ok := err.(*Error)
			if !ok || e.Msg == "" || e.Pos < 0 || e.Pos > len(src) || e.Error() == "" {
				t.Fatalf("%q: %#v", src, err)
			}
			return
		}
		checkText(t, form)
		back, err := parse(form.String(), names, wide)
		if err != nil {
			t.Fatal(err)
		}
		args := []float64{x, y, 0.3, 0.9, 2, 3, -1}
		if v, w := form.Eval(args...), back.Eval(args...); !same(v, w) {
			t.Errorf("%q is %v, but %q is %v", src, v, form, w)
		}
		e := form.Evaluator(args[2:]...)
		value, fx, fy := e.Gradient(x, y)
		if !same(value, form.Eval(args...)) {
			t.Errorf("%q: Gradient says %v, Eval %v", src, value, form.Eval(args...))
		}
		column := [5][]float64{{x}, {y}, {0}, {0}, {0}}
		e.Gradients(column[2], column[3], column[4], column[0], column[1])
		if !same(column[2][0], value) || !same(column[3][0], fx) || !same(column[4][0], fy) {
			t.Errorf("%q: Gradients says %v, Gradient %v %v %v", src, column[2:], value, fx, fy)
		}
		e.Hessian(x, y)
		for i := range 2 {
			if p, ok := form.Partial(i); ok {
				checkMathML(t, p.MathML())
				if text := p.Text(); text == "" || len(text) > 40*MaxPartial {
					t.Errorf("%q by variable %d takes %d bytes", src, i, len(text))
				}
			}
		}
		checkWords(t, form.Kage("loss"))
		runKage(t, form.Kage("loss"), "loss", args...)
	})
}
