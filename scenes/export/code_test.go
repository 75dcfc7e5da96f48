//go:build !js

package export_test

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/export"
	"github.com/optiscope/optiscope/scenes/state"
)

// runs are states that need all that code can say: noise of both kinds, schedules, changes on the way, curvature,
// parameters, a formula of one's own, runs that blow up.
var runs = []string{
	"steps=300",
	"surface=rosenbrock&a=2&entries=radam,adabelief,adabelief-2,sgd,noam&steps=120&sgd.lr=0.1&radam.degenerate=1&adabelief-2.rectify=1&adabelief-2.amsgrad=1&adabelief.accumulate=1" +
		"&noise=0.5&adabelief.schedule=cosine&radam.edits=40:lr:0.3,40:beta1:0.5,41:beta2:0.99,80:degenerate:0",
	"surface=custom&formula=sqrt(x^2 %2B 2y^2 %2B a) %2B sin(2pi y)/8&entries=sophia,nadam,lion,adam,adan&noise=0.2&noisekind=multiplicative&steps=90" +
		"&adam.decay=0.01&adam.decaymode=coupled&nadam.schedule=step&lion.schedule=warmup",
}

// computed is the run of a link and the names of its entries.
func computed(t *testing.T, link string) (*run.Result, []string, string) {
	t.Helper()
	s, errs := state.Load(link)
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	r := run.Compute(s.Run)
	return &r, s.Titles(), "https://example.org/#" + s.Link()
}

// The Go program is compiled and run, and ends where the run does, bit for bit.
func TestGoRunsAgain(t *testing.T) {
	for n, link := range runs {
		r, names, address := computed(t, link)
		code, err := export.Go(r, names, address)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(code), "\n// "+address+"\n") {
			t.Errorf("%s: the code does not say where it is from", link)
		}
		path := filepath.Join(t.TempDir(), fmt.Sprintf("optiscope%d.go", n))
		if err := os.WriteFile(path, code, 0o644); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command("gofmt", "-l", path).CombinedOutput(); err != nil || len(out) > 0 {
			t.Errorf("%s: gofmt would change it: %s", link, out)
		}
		command := exec.Command("go", "run", path)
		out, err := command.CombinedOutput()
		if err != nil {
			t.Fatalf("%s: %v\n%s\n%s", link, err, out, code)
		}
		want := ""
		for i := range r.Tracks {
			track := &r.Tracks[i]
			last := track.Last()
			want += fmt.Sprintf("%s: step %d, x = %v, y = %v, loss %v\n", names[i], last, track.X[last], track.Y[last], track.F[last])
		}
		if string(out) != want {
			t.Errorf("%s: the program says\n%swant\n%s", link, out, want)
		}
	}
}

// A number that Go does not spell, and what a title could break.
func TestGoSpellsAnything(t *testing.T) {
	r, names, _ := computed(t, "entries=sgd&sgd.lr=3&steps=5")
	r.Config.Entries[0].Hyper.LR = math.Inf(1)
	r.Config.Start.X = math.Copysign(0, -1)
	names[0] = "a \"name\"\nof two lines"
	code, err := export.Go(r, names, "one\ntwo")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"LR: math.Inf(1)", "{math.Copysign(0, -1), ", `"a \"name\"\nof two lines"`, "// one two\n"} {
		if !strings.Contains(string(code), want) {
			t.Errorf("no %q in\n%s", want, code)
		}
	}
	r.Config.Surface = "none"
	if code, err := export.Go(r, names, ""); err == nil {
		t.Errorf("a surface that does not exist makes\n%s", code)
	}
}

// pythonWith returns a Python that can import a module.
func pythonWith(module string) (string, bool) {
	for _, python := range []string{"python3", "/usr/bin/python3"} {
		if exec.Command(python, "-c", "import "+module).Run() == nil {
			return python, true
		}
	}
	return "", false
}

// everyRule are states in which all rules run with all kinds of decay.
func everyRule() (links []string) {
	rules := optim.Rules()
	for len(rules) > 0 {
		n := min(run.MaxEntries, len(rules))
		entries, decay := "", ""
		for i, r := range rules[:n] {
			entries += "," + r.ID
			decay += fmt.Sprintf("&%s.decay=0.01&%s.decaymode=%s", r.ID, r.ID, optim.DecayMode(i%3))
		}
		links = append(links, "steps=40&entries="+entries[1:], "steps=40&entries="+entries[1:]+decay)
		rules = rules[n:]
	}
	return links
}

func TestPythonRunsAgain(t *testing.T) {
	for _, c := range []struct {
		name  string
		write func(*run.Result, []string, string) ([]byte, error)
	}{{"torch", export.PyTorch}, {"optax", export.Optax}} {
		t.Run(c.name, func(t *testing.T) {
			python, ok := pythonWith(c.name)
			if !ok {
				t.Skip("there is no python3 that has " + c.name)
			}
			for _, link := range append(everyRule(), runs...) {
				r, names, address := computed(t, link)
				code, err := c.write(r, names, address)
				if err != nil {
					t.Fatal(err)
				}
				arrives(t, python, link, code, r, names)
			}
		})
	}
}

// arrives runs a Python program and compares where it ends with the run.
func arrives(t *testing.T, python, link string, code []byte, r *run.Result, names []string) {
	t.Helper()
	command := exec.Command(python, "-")
	command.Stdin = bytes.NewReader(code)
	out, err := command.CombinedOutput()
	if err != nil {
		t.Errorf("%s: %v\n%s\n%s", link, err, out, code)
		return
	}
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	for i := range r.Tracks {
		track := &r.Tracks[i]
		last := track.Last()
		var step int
		var x, y, f float64
		if _, err := fmt.Sscanf(strings.TrimPrefix(lines[i], names[i]+": "), "step %d, x = %g, y = %g, loss %g", &step, &x, &y, &f); err != nil {
			t.Errorf("%s: the program says %q", link, lines[i])
			continue
		}
		near := func(a, b float64) bool { return math.Abs(a-b) <= 1e-6*(1+math.Abs(b)) }
		if step != last || !near(x, track.X[last]) || !near(y, track.Y[last]) || !near(f, track.F[last]) {
			t.Errorf("%s: %q, want step %d, %v, %v, %v", link, lines[i], last, track.X[last], track.Y[last], track.F[last])
		}
	}
}

// Where there is a Python at all, it at least accepts both programs; and what they say of packages is in them.
func TestPythonIsPython(t *testing.T) {
	python, ok := pythonWith("ast")
	if !ok {
		t.Skip("there is no python3")
	}
	for _, c := range []struct{ link, torch, optax string }{
		{"steps=5&entries=adabelief&adabelief.accumulate=1&adabelief.optimized=0&adabelief.ignoremax=1&adabelief.schedule=noam",
			"AdaBelief([θ], lr=0.03, betas=(0.9, 0.999), eps=1e-16, weight_decay=0, weight_decouple=True, print_change_log=False, rectify=False)", "optax.adabelief has no"},
		{"steps=5&entries=adabelief", "comes near", "θ - k*m/(sqrt(s + ε) + ε)"},
		{"steps=5&entries=adam&adam.optimized=0&adam.amsgrad=1", "torch.optim.Adam([θ], lr=0.03, betas=(0.9, 0.999), eps=1e-16, weight_decay=0, amsgrad=True)", "not these options"},
		{"steps=5&entries=adam&adam.optimized=0&adam.schedule=warmup", `param_groups[0]["lr"] = 1e-8`, "optax.adam(learning_rate=scheduled, b1=0.9, b2=0.999, eps=1e-16)"},
		{"steps=5&entries=adam&adam.optimized=0&adam.edits=2:lr:0.5", "        if t == 3:\n            α = 0.5", "        if t == 3:\n            α = 0.5"},
		{"steps=5&entries=radam", "degenerated_to_sgd", "optax.radam always"},
		{"steps=5&entries=momentum,nesterov&noise=2", "torch.optim.SGD([θ], lr=0.0003, momentum=0.9, weight_decay=0, nesterov=True)", "optax.sgd(learning_rate=0.0003, momentum=0.9)"},
		{"surface=custom&formula=a&entries=lion&steps=1", "return a + 0*x", "optax.lion(learning_rate=0.006, b1=0.9, b2=0.99, weight_decay=0)"},
	} {
		r, names, address := computed(t, c.link)
		for want, write := range map[string]func(*run.Result, []string, string) ([]byte, error){c.torch: export.PyTorch, c.optax: export.Optax} {
			code, err := write(r, names, address)
			if err != nil || !strings.Contains(string(code), want) {
				t.Errorf("%s: no %q (%v) in\n%s", c.link, want, err, code)
			}
			command := exec.Command(python, "-c", "import ast, sys; ast.parse(sys.stdin.buffer.read().decode())")
			command.Stdin = bytes.NewReader(code)
			if out, err := command.CombinedOutput(); err != nil {
				t.Errorf("%s: %s\n%s", c.link, out, code)
			}
		}
	}
}
