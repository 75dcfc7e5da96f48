package browser

import (
	"fmt"
	"math"
	"regexp"
	"strings"
	"testing"

	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/optim/surface"
	"github.com/optiscope/optiscope/scenes/state"
)

// configurations are links that together use every surface and every rule,
// noise, and a run that blows up.
func configurations() []string {
	links := []string{"adabelief.lr=3&radam.degenerate=1&adam.lr=0.2&start.x=4.5", "noise=0.3&seed=77&adam.amsgrad=1&adabelief.rectify=1"}
	for _, s := range surface.All() {
		links = append(links, "surface="+s.ID)
	}
	var ids []string
	for _, rule := range optim.Rules() {
		ids = append(ids, rule.ID)
	}
	for from := 0; from < len(ids); from += run.MaxEntries {
		links = append(links, "noise=0.05&surface=rosenbrock&entries="+strings.Join(ids[from:min(from+run.MaxEntries, len(ids))], ","))
	}
	return append(links, "surface=rosenbrock&entries=sgd,sgd-2&sgd.lr=10&sgd-2.lr=0.5")
}

// machines lists the functions that Go computes with other instructions on
// some machines than on others, so that the last bit may differ.
var machines = regexp.MustCompile(`exp|ln|hypot|\^0\.`)

// sameNumbers says where two tracks differ: in any bit, or, on a surface whose
// functions depend on the machine, by more than rounding can explain in the first steps.
// Later a bumpy surface may have turned the last bit into another course.
func sameNumbers(formula, rule string, here, there columns) string {
	if !machines.MatchString(formula) && rule != "nadam" { // NAdam raises 0.96 to a broken power
		return difference(here, there)
	}
	const steps, tolerance = 30, 1e-9
	for _, name := range []string{"x", "y", "f"} {
		for i := range min(len(here[name]), steps) {
			if a, b := here[name][i], there[name][i]; !(math.Abs(a-b) <= tolerance*(1+math.Abs(a))) {
				return fmt.Sprintf("%s: %v and %v at step %d", name, a, b, i)
			}
		}
	}
	return ""
}

// The browser computes the very numbers that this machine does.
func TestTracksAreExact(t *testing.T) {
	b := reuse(t, "play=0")
	for _, link := range configurations() {
		s, errs := state.Load(link + "&play=0")
		for _, err := range errs {
			t.Fatal(link, err)
		}
		b.do("optiscope.load(%s)", link+"&play=0")
		result := run.Compute(s.Run)
		if result.Err != nil {
			t.Fatal(link, result.Err)
		}
		for i := range result.Tracks {
			track := &result.Tracks[i]
			if d := sameNumbers(s.Surface().Formula, track.Entry.Rule, columnsOf(track), b.track(track.Entry.ID)); d != "" {
				t.Errorf("%s: %s: here and in the browser: %s", link, track.Entry.ID, d)
			}
			type end struct{ Diverged bool }
			if got := eval[end](b, "(({diverged}) => ({Diverged: diverged}))(optiscope.track(%s))", track.Entry.ID); got.Diverged != track.Diverged() {
				t.Errorf("%s: %s diverges: %v, in the browser %v", link, track.Entry.ID, track.Diverged(), got.Diverged)
			}
		}
	}
}

// columnsOf are a track's columns by the names that scripts use.
func columnsOf(t *run.Track) columns {
	all := columns{}
	for name, column := range map[string][]float64{"x": t.X, "y": t.Y, "f": t.F, "gx": t.GX, "gy": t.GY, "mx": t.MX, "my": t.MY,
		"vx": t.VX, "vy": t.VY, "wx": t.WX, "wy": t.WY, "hx": t.HX, "hy": t.HY, "dx": t.DX, "dy": t.DY, "k": t.K, "rho": t.Rho, "r": t.R} {
		if column != nil {
			all[name] = column
		}
	}
	steps := make([]float64, t.Len())
	for i := range steps {
		steps[i] = float64(i)
	}
	all["t"] = steps
	return all
}

// What scripts may call, answers as promised.
func TestScripts(t *testing.T) {
	b := reuse(t, "play=0")
	for _, c := range []struct{ call, want string }{
		{"optiscope.link()", "play=0"},
		{"typeof optiscope.get('adam.lr')", "number"},
		{"typeof optiscope.get('adam.hide')", "boolean"},
		{"typeof optiscope.get('surface')", "string"},
		{"(optiscope.set('adam.lr', 0.25), optiscope.get('adam.lr'))", "0.25"},
		{"(optiscope.set('adam.lr', '0,5'.replace(',', '.')), optiscope.link())", "adam.lr=0.5&play=0"},
		{"(optiscope.set('adam.hide', true), optiscope.get('adam.hide'))", "true"},
		{"(optiscope.load('play=0'), optiscope.get('adam.lr'))", "0.03"},
		{"(optiscope.seek(123), optiscope.get('t'))", "123"},
		{"(optiscope.seek(1e6), optiscope.get('t'))", "1000"},
		{"(optiscope.seek(-5), optiscope.get('t'))", "0"},
		{"(optiscope.play(), optiscope.get('play'))", "true"},
		{"(optiscope.pause(), optiscope.get('play'))", "false"},
		{"(optiscope.load('play=0'), optiscope.controls().some((c) => c.id === 'zoom' && c.hidden))", "true"},
		{"optiscope.controls().every((c) => c.id && c.kind && 'text' in c && 'label' in c)", "true"},
		{"optiscope.panels().map((p) => p.id).filter((id) => !['scenes', 'app', 'fair', 'share', 'export', 'challenges'].includes(id)).join(' ')", "adabelief radam adam add problem over loss step standing inside vectors transport"},
		{"optiscope.readouts().some((r) => r.id === 'time' && r.cells[0] === '0 / 1000')", "true"},
		{"Object.keys(optiscope.stats()).sort().join()", "drawMs,draws,firstFrameMs,ticks,updateMs"},
		{"optiscope.stats().firstFrameMs > 0", "true"},
		{"optiscope.memory() > 1e6 && optiscope.memory() < 200e6", "true"},
		{"optiscope.ready instanceof Promise", "true"},
		{"await optiscope.ready", "undefined"},
		{"Object.keys(optiscope).sort().join()", "controls,events,get,link,load,memory,panels,pause,play,readouts,ready,seek,set,stats,track"},
	} {
		if got := eval[string](b, "String("+c.call+")"); got != c.want {
			t.Errorf("%s is %s, want %s", c.call, got, c.want)
		}
	}
}

// Mistakes of scripts are thrown as Error with words for the reader, and leave
// everything as it was.
func TestScriptErrors(t *testing.T) {
	b := reuse(t, "play=0")
	for _, c := range []struct{ call, want string }{
		{"optiscope.set('adam.lr', -1)", "-1"},
		{"optiscope.set('adam.lr', NaN)", "NaN"},
		{"optiscope.set('adam.lr', 'abc')", "abc"},
		{"optiscope.set('adam.lr')", "2 argument(s)"},
		{"optiscope.set('nothing', 1)", "nothing"},
		{"optiscope.get('nothing')", "nothing"},
		{"optiscope.track('nothing')", "nothing"},
		{"optiscope.load('play=0&surface=atlantis&adam.lr=x')", "atlantis"},
		{"optiscope.set('surface', 'atlantis')", "atlantis"},
		{"optiscope.seek('x')", "is not a number"},
		{"optiscope.set('adam.lr', Object.create(null))", "type object"},
		{"optiscope.set('adam.lr', undefined)", "type undefined"},
		{"optiscope.seek()", "1 argument(s)"},
		{"optiscope.seek(NaN)", "not finite"},
	} {
		got := eval[string](b, fmt.Sprintf("(() => { try { %s; return 'nothing was thrown'; } catch (error) { return error instanceof Error ? error.message : 'not an Error'; } })()", c.call))
		if !strings.Contains(got, c.want) || strings.Contains(got, "not an Error") {
			t.Errorf("%s throws %q, want %q in it", c.call, got, c.want)
		}
	}
	b.do("optiscope.set('language', 'zh')")
	const message = "(() => { try { %s } catch (error) { return error.message; } })()"
	for call, want := range map[string]string{"optiscope.set('nothing', 1)": `没有名为 "nothing" 的控件`, "optiscope.seek()": "需要 1 个参数，得到 0 个", "optiscope.seek('x')": "string 类型的值不是数值"} {
		if got := eval[string](b, fmt.Sprintf(message, call)); got != want {
			t.Errorf("in Chinese %s throws %q, want %q", call, got, want)
		}
	}
	b.do("optiscope.set('language', 'auto')")
	if link := eval[string](b, "optiscope.link()"); link != "play=0" {
		t.Errorf("the mistakes left the state %q", link)
	}
}

// What a widget says when it is pointed at belongs to the control that is there
// now: on another surface a parameter of the same name may mean something else.
func TestTooltipsFollow(t *testing.T) {
	b := reuse(t, "play=0")
	count := 0
	for _, s := range surface.All() {
		b.do("optiscope.load(%s)", "play=0&surface="+s.ID)
		b.settle()
		for _, p := range s.Params {
			count++
			if title := eval[string](b, "document.querySelector(%s).title", widget(p.Name, "label")); !strings.EqualFold(title, p.Title+"\n"+p.Help) {
				t.Errorf("%s: %s explains itself as %q, want %q", s.ID, p.Name, title, p.Title+": "+p.Help)
			}
		}
	}
	if count < 5 {
		t.Errorf("only %d parameters were looked at", count)
	}
}
