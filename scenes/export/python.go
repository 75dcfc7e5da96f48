package export

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/optiscope/optiscope/optim/formula"
	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/optim/surface"
)

// dialect is a Python library for arrays with automatic derivatives.
type dialect struct {
	needs    string // for a reader: "PyTorch (pip install torch)"
	head     string // imports and tensor, which makes an array of numbers
	function string // a definition by name and the library's name of it, of one argument
	binary   string // of two
	names    map[string]string
	prefix   string
	calculus string // exact, the gradient at θ without noise
	bend     string // curvature, the diagonal of the Hessian at θ, where a rule wants it
	// packaged is the course of an entry by a well-known package, or nothing where none takes exactly these steps.
	packaged func(entry *run.Entry, steps int) string
	// near says which package comes near, as a comment, or nothing.
	near func(entry *run.Entry) string
}

// PyTorch is a program for PyTorch that takes the steps of a run and prints where each entry ends. Its gradients come
// from autograd in 64 bits, so that last digits may differ, and so may the sub-gradient at a kink. Rules are those of
// torch.optim, and AdaBelief that of adabelief_pytorch, where they compute exactly what the entry does; others are
// written out. The noise of a run is listed. The error is that of the surface.
func PyTorch(r *run.Result, names []string, link string) ([]byte, error) {
	return python(r, names, link, &torch)
}

// Optax is the same program for JAX and optax.
func Optax(r *run.Result, names []string, link string) ([]byte, error) {
	return python(r, names, link, &jax)
}

func python(r *run.Result, names []string, link string, d *dialect) ([]byte, error) {
	c := &r.Config
	found, err := problem(c)
	if err != nil {
		return nil, err
	}
	loss, calls, err := pythonLoss(found, c)
	if err != nil {
		return nil, err
	}
	var courses source
	var runs source
	for _, i := range admitted(r) {
		entry := &c.Entries[i]
		function := "run_" + strings.ReplaceAll(entry.ID, "-", "_")
		body := d.packaged(entry, c.Steps)
		if body == "" {
			var more []string
			if body, more, err = writtenOut(entry, c.Steps); err != nil {
				return nil, err
			}
			body = d.near(entry) + body
			calls = append(calls, more...)
		}
		courses.line("\n\ndef %s():\n    # %s: %s\n%s", function, oneLine(names[i]), strings.Join(Settings(entry), ", "), strings.TrimSuffix(body, "\n"))
		runs.line("show(%s, %s())", pythonText(names[i]), function)
	}
	var b source
	b.line("# %s from (%s, %s), %d steps.", oneLine(found.Title), decimal(c.Start.X), decimal(c.Start.Y), c.Steps)
	b.line("#\n# %s\n#", oneLine(link))
	b.line("# Needs %s. Gradients are exact and of 64 bits, as in Optiscope;\n# last digits may differ, and so may the slope at a kink.", d.needs)
	b.line("from math import cos as cosine, e, isfinite, pi, tau\n\n%s", d.head)
	b.WriteString(d.functions(calls))
	b.line("\nsteps = %d\nstart = tensor([%s, %s])", c.Steps, pythonNumber(c.Start.X), pythonNumber(c.Start.Y))
	b.line("\n\n%s\n\n%s", loss, d.calculus)
	if strings.Contains(courses.String(), "curvature(") {
		b.line("%s", d.bend)
	}
	b.WriteString(pythonNoise(c))
	b.WriteString(courses.String())
	b.WriteString(pythonShow)
	b.WriteString(runs.String())
	return []byte(b.String()), nil
}

// pythonShow is the same for every run.
const pythonShow = `

def show(name, course):
    """Goes through a course as long as its points are finite, and prints the last one."""
    point, taken = start, 0
    for t, θ in enumerate(course, 1):
        if not all(isfinite(v) for v in (*θ, loss(*θ))):
            break
        point, taken = θ, t
    x, y = (float(v) for v in point)
    print(f"{name}: step {taken}, x = {x!r}, y = {y!r}, loss {float(loss(*point))!r}")


`

// pythonLoss defines the loss.
func pythonLoss(found *surface.Surface, c *run.Config) (text string, calls []string, err error) {
	names := []string{"x", "y"}
	for i := range found.Params {
		names = append(names, found.Params[i].Symbol)
	}
	used := formula.Mentions(found.Formula, names...)
	var params string
	for i := range found.Params {
		if used[2+i] {
			params += fmt.Sprintf("    %s = %s\n", names[2+i], pythonNumber(c.Params[i]))
		}
	}
	parsed, err := formula.Parse(found.Formula, names...)
	if err != nil {
		return "", nil, err
	}
	expr, calls := parsed.Python()
	if !used[0] && !used[1] {
		expr += " + 0*x" // a number alone has no derivatives
	}
	return fmt.Sprintf("def loss(x, y):\n%s    return %s\n", params, expr), calls, nil
}

// functions defines what the formulas call.
func (d *dialect) functions(calls []string) string {
	slices.Sort(calls)
	var b source
	for _, name := range slices.Compact(calls) {
		own := name
		if other, ok := d.names[name]; ok {
			own = other
		}
		form := d.function
		if name == "min" || name == "max" || name == "hypot" || name == "pow" {
			form = d.binary
		}
		b.line(form, name, d.prefix+own)
	}
	return b.String()
}

// pythonNoise adds the noise of a run, in numbers, to the exact gradient.
func pythonNoise(c *run.Config) string {
	if c.Noise == 0 {
		return "\ndef gradient(θ, t):\n    return exact(θ)\n"
	}
	var b source
	b.line("\n# The noise of every step, of the seed %d: the same for every optimizer.\nnoise = [", c.Seed)
	for t := range c.Steps {
		normal := rand.New(rand.NewPCG(c.Seed, uint64(t+1)))
		x := normal.NormFloat64()
		b.line("    (%s, %s),", decimal(x), decimal(normal.NormFloat64()))
	}
	b.line("]\n\n\ndef gradient(θ, t):")
	if c.NoiseKind == run.NoiseMultiplicative {
		b.line("    return exact(θ)*(1 + %s*tensor(noise[t - 1]))", pythonNumber(c.Noise))
	} else {
		b.line("    return exact(θ) + %s*tensor(noise[t - 1])", pythonNumber(c.Noise))
	}
	return b.String()
}

func pythonNumber(v float64) string {
	if math.IsInf(v, 0) {
		return `float("` + decimal(v) + `")`
	}
	return decimal(v)
}

// pythonText quotes a text as Python and JSON do.
func pythonText(text string) string { return string(quote(text)) }
