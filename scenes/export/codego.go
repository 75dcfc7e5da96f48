package export

import (
	"fmt"
	"math"
	"reflect"
	"strconv"
	"strings"

	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/optim/surface"
)

// Go is a program with this library that takes the steps of a run and prints where each entry ends, to the same bits on
// the same kind of machine. names are the entries' names for a reader, link is the address of the state. The error is
// that of the surface.
func Go(r *run.Result, names []string, link string) ([]byte, error) {
	c := &r.Config
	found, err := problem(c)
	if err != nil {
		return nil, err
	}
	var b source
	b.line("// %s from (%s, %s), %d steps.", oneLine(found.Title), decimal(c.Start.X), decimal(c.Start.Y), c.Steps)
	b.line("//\n// %s\n//", oneLine(link))
	b.line("// Run it where Optiscope's source is: go run optiscope.go\npackage main\n")
	body := goMain(r, names, found)
	b.line("import (\n\t\"fmt\"\n\t\"math\"")
	if c.Noise != 0 {
		b.line("\t\"math/rand/v2\"")
	}
	b.line("\n\t\"%[1]s/optim\"\n\t\"%[1]s/optim/surface\"\n)\n", module)
	b.WriteString(body)
	b.WriteString(goHelpers)
	b.WriteString(goNoise(c))
	return []byte(b.String()), nil
}

const module = "github.com/optiscope/optiscope"

// goMain sets up the problem and one call for each entry.
func goMain(r *run.Result, names []string, found *surface.Surface) string {
	c := &r.Config
	var b source
	b.line("func main() {")
	if c.Surface == surface.CustomID {
		b.line("\tproblem := %s.Surface()", goValue(reflect.ValueOf(c.Custom)))
	} else {
		b.line("\tproblem, _ := surface.Lookup(%q)", found.ID)
	}
	var params []string
	for i := range found.Params {
		params = append(params, goNumber(c.Params[i]))
	}
	b.line("\tloss, err := problem.Compile([surface.MaxParams]float64{%s})\n\tcheck(err)", strings.Join(params, ", "))
	for _, i := range admitted(r) {
		entry := &c.Entries[i]
		b.line("\tdescend(loss, %s, %s, %s,", strconv.Quote(names[i]), strconv.Quote(entry.Rule), goValue(reflect.ValueOf(entry.Schedule)))
		for _, from := range phases(entry, c.Steps) {
			b.line("\t\tphase{%d, %s},", from, goValue(reflect.ValueOf(entry.HyperAfter(from-1))))
		}
		b.line("\t)")
	}
	b.line("}\n\nconst steps = %d\n\nfunc start() []float64 { return []float64{%s, %s} }\n", c.Steps, goNumber(c.Start.X), goNumber(c.Start.Y))
	return b.String()
}

// goHelpers is the same for every run.
const goHelpers = `// phase is a part of the run with hyper-parameters of its own, from a step on.
type phase struct {
	from  int
	hyper optim.Hyper
}

// descend takes all steps of one optimizer, or stops before a number is no longer finite, and prints where it is then.
func descend(loss *surface.Loss, name, id string, schedule optim.ScheduleSpec, phases ...phase) {
	rule, _ := optim.Lookup(id)
	state, theta, grad := rule.NewState(2), start(), make([]float64, 2)
	f, gx, gy := loss.Gradient(theta[0], theta[1])
	var h optim.Hyper
	var rate optim.Schedule
	taken := 0
	for t := 1; t <= steps && finite(f); t++ {
		if len(phases) > 0 && phases[0].from == t {
			h = phases[0].hyper
			check(rule.Validate(&h))
			var err error
			rate, err = schedule.Schedule(h.LR, steps)
			check(err)
			phases = phases[1:]
		}
		h.LR = rate(t)
		grad[0], grad[1] = disturb(gx, gy, t)
		if rule.NeedsCurvature(&h, t) {
			fxx, fyy := loss.Curvature(theta[0], theta[1])
			rule.Curvature(&h, state, []float64{fxx, fyy})
		}
		x, y := theta[0], theta[1]
		rule.Step(&h, state, theta, grad)
		next, nx, ny := loss.Gradient(theta[0], theta[1])
		if !finite(theta[0]) || !finite(theta[1]) || !finite(next) {
			theta[0], theta[1] = x, y
			break
		}
		f, gx, gy, taken = next, nx, ny, t
	}
	fmt.Printf("%s: step %d, x = %v, y = %v, loss %v\n", name, taken, theta[0], theta[1], f)
}

func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

func check(err error) {
	if err != nil {
		panic(err)
	}
}

`

// goNoise is the noise of a run on the gradient of a step.
func goNoise(c *run.Config) string {
	if c.Noise == 0 {
		return "// disturb leaves the gradient as it is: there is no noise in this run.\n" +
			"func disturb(gx, gy float64, _ int) (x, y float64) { return gx, gy }\n"
	}
	form := "%s + float64(%s*%s)"
	if c.NoiseKind == run.NoiseMultiplicative {
		form = "%s * (1 + float64(%s*%s))"
	}
	sigma := goNumber(c.Noise)
	return fmt.Sprintf(`// disturb adds the noise of step t, drawn from the seed %d and the step, the same for every optimizer.
func disturb(gx, gy float64, t int) (x, y float64) {
	normal := rand.New(rand.NewPCG(%d, uint64(t)))
	zx := normal.NormFloat64()
	zy := normal.NormFloat64()
	return %s, %s
}
`, c.Seed, c.Seed, fmt.Sprintf(form, "gx", sigma, "zx"), fmt.Sprintf(form, "gy", sigma, "zy"))
}

// goValue spells a plain value of the library as Go does, without the fields that are zero.
func goValue(v reflect.Value) string {
	switch x := v.Interface().(type) {
	case optim.DecayMode:
		return "optim.Decay" + upper(x.String())
	case optim.ScheduleKind:
		return "optim.Schedule" + upper(x.String())
	}
	switch v.Kind() {
	case reflect.Float64:
		return goNumber(v.Float())
	case reflect.Bool:
		return strconv.FormatBool(v.Bool())
	case reflect.String:
		return strconv.Quote(v.String())
	}
	var fields []string
	for i := range v.NumField() {
		if f := v.Field(i); !f.IsZero() {
			fields = append(fields, v.Type().Field(i).Name+": "+goValue(f))
		}
	}
	return v.Type().String() + "{" + strings.Join(fields, ", ") + "}"
}

func upper(word string) string { return strings.ToUpper(word[:1]) + word[1:] }

// goNumber spells a number that is not NaN.
func goNumber(v float64) string {
	switch {
	case math.IsInf(v, 0):
		return "math.Inf(" + strconv.Itoa(int(math.Copysign(1, v))) + ")"
	case v == 0 && math.Signbit(v):
		return "math.Copysign(0, -1)"
	}
	return decimal(v)
}

// oneLine keeps a text from ending the comment that it stands in.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
