package state_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/optim/surface"
	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/state"
	"github.com/optiscope/optiscope/scenes/words"
	"github.com/optiscope/optiscope/scenes/words/foreign"
)

// references are the sources of rules and surfaces, which are told as they were published.
func references() []string {
	all := []string{"x'", "y'"}
	for _, rule := range optim.Rules() {
		all = append(all, rule.Reference.Text)
	}
	for _, one := range surface.All() {
		all = append(all, one.Reference)
	}
	return all
}

// reader notes what a reader of Chinese cannot read, each text once.
type reader struct {
	t     *testing.T
	given []string
	known map[string]bool
}

func newReader(t *testing.T) *reader { return &reader{t, references(), make(map[string]bool)} }

func (r *reader) read(where string, record any) {
	foreign.Each(record, func(text string) {
		if r.known[text] {
			return
		}
		r.known[text] = true
		if english := foreign.Words(text, r.given...); len(english) > 0 {
			r.t.Errorf("%s: %q has the English %q. Say it where it is shown, with say(\"English\", …), and give its 简体中文 in a topic of scenes/words.", where, text, english)
		}
	})
}

// screen is all that a state shows and can be told.
func (r *reader) screen(link string, s *state.State) {
	result := run.Compute(s.Run)
	if s.Searches() {
		search, err := run.NewSearch(result.Loss, s.Run, run.Grid{From: -2, To: -1, PerDecade: 1})
		if err != nil {
			r.t.Fatal(err)
		}
		for result.Search = search; !search.Done(); search.Advance(100) {
			r.read(link, s.Panels(&result))
		}
	}
	r.read(link, s.Panels(&result))
	r.read(link, s.Live(&result, new(state.Inside)))
	r.read(link, s.Events(&result))
	r.read(link, s.Status(&result))
	r.read(link, s.Parts())
	r.read(link, slices.DeleteFunc(s.Controls(), func(c control.Control) bool { return strings.HasSuffix(c.ID, ".mark") }))
	if s.Studies() {
		study := s.Study(&result, nil)
		for _, name := range state.ChartNames() {
			if chart, ok := study.Chart(name); ok {
				r.read(link, chart)
			}
		}
	}
}

// A Chinese screen has no English on it: every scene, rule, surface, option and example, at the start, on the way and at the end.
func TestChineseIsComplete(t *testing.T) {
	r := newReader(t)
	r.given = append(r.given, "gprev", "vmax", "smax") // symbols in equations
	for _, link := range chineseLinks() {
		for _, at := range []string{"0", "1", "30", "60"} {
			s, errs := state.LoadIn(words.Chinese, "steps=60&belief.source=table&"+link+"&t="+at)
			if len(errs) > 0 {
				t.Fatal(link, errs)
			}
			r.screen(link, &s)
		}
	}
}

// chineseLinks show whatever the program can say.
func chineseLinks() []string {
	links := []string{"phase=1&play=0", "phase=4&play=0&entries=adan", "phase=3&play=0&entries=adamax", "phase=6&play=0&entries=radam", "phase=5&play=0&entries=adabelief", "phase=6&play=0", "phase=2&play=0&entries=adam&adam.decay=0.1", "equations=1&entries=radam&t=3", "equations=1&entries=radam&radam.beta2=0.5&radam.degenerate=1", "equations=1&entries=adam&adam.edits=2:lr:0.01,2:amsgrad:1,2:decaymode:coupled&t=3", "adam.lr=1e9&adam.hide=1", "noise=0.1&seeds=4", "noise=0.1&seeds=4&adam.lr=1e9", "rates=best", "rates=same", "rates=default", "view=3d&colour=log", "view=3d&colour=rank",
		"onward=1&adam.edits=10:lr:0.1,20:amsgrad:1&selected=adam", "together=1", "present=1", "drawing=processor", "veil=1&play=0",
		"surface=custom&formula=sqrt(x)%2Ba%2By^2", "surface=custom&formula=1/x", "surface=custom&formula=-x^2-y^2", "surface=custom&formula=(x^2-1)^2%2By^2", "surface=custom&formula=sqrt(-1)",
		"scene=belief&belief.source=cases", "scene=belief&belief.source=run", "scene=belief&belief.source=table", "scene=belief&belief.source=wall",
		"scene=warmup", "scene=warmup&warmup.beta2=0.5", "scene=counterexample", "scene=counterexample&counterexample.problem=rare"}
	for _, rule := range optim.Rules() {
		links = append(links, "entries="+rule.ID, "equations=1&entries="+rule.ID)
		for _, id := range rule.Reads {
			if f := optim.FieldOf(id); f.Kind == optim.FieldFlag {
				links = append(links, "entries="+rule.ID+"&"+rule.ID+"."+f.Key+"=1", "entries="+rule.ID+"&"+rule.ID+"."+f.Key+"=0")
			}
		}
	}
	for _, kind := range optim.ScheduleKinds() {
		links = append(links, "adam.schedule="+kind.String())
	}
	for _, mode := range []optim.DecayMode{optim.DecayDecoupled, optim.DecayAbsolute, optim.DecayCoupled} {
		links = append(links, "adam.decay=0.1&adam.decaymode="+mode.String()+"&selected=adam")
	}
	for _, one := range surface.All() {
		links = append(links, "surface="+one.ID)
	}
	return links
}

// The examples' own runs, and what is said of them.
func TestExamplesAreChinese(t *testing.T) {
	r := newReader(t)
	r.given = append(r.given, "by + 3 cos", "bx + 4y", "bxy") // products in formulas
	for _, p := range state.Presets() {
		s, errs := state.LoadIn(words.Chinese, p.Link)
		if len(errs) > 0 {
			t.Fatal(p.ID, errs)
		}
		s.View.T = s.Last()
		r.screen(p.ID, &s)
	}
}

// Why a link or a value is refused is said in Chinese, too; what the user wrote stands in it between quotes.
func TestRefusalsAreChinese(t *testing.T) {
	r := newReader(t)
	r.given = append(r.given, "abc", "adam", ":lr:", "NO", "atlantis", "magic", "pink", "maybe", "e999", "adamant")
	for _, link := range []string{"adam.lr=abc", "adam.lr=NaN", "adam.lr=1e999", "adam.lr=-1", "adam.beta1=1", "entries=adam,magic", "entries=adam,adam", "steps=10.5", "steps=99999999",
		"play=maybe", "t=-1", strings.Repeat("a", state.MaxLink+1), "lesson=NO", "adam.edits=1:lr:-1", "adam.edits=0:lr:1", "adam.edits=x", "adam.edits=1:lr:1,1:lr:2",
		"surface=rosenbrock&a=1e9", "noise=-1", "adam.name=" + strings.Repeat("1", 99),
		"surface=custom&formula=", "surface=custom&formula=x%2B", "surface=custom&formula=x)", "surface=custom&formula=(x", "surface=custom&formula=|x", "surface=custom&formula=()",
		"surface=custom&formula=x%2Cy", "surface=custom&formula=z", "surface=custom&formula=x2", "surface=custom&formula=x$", "surface=custom&formula=sin()", "surface=custom&formula=max(x)",
		"surface=custom&formula=sin^-1(x)", "surface=custom&formula=ln^-1(x)", "surface=custom&formula=*x", "surface=custom&formula=^2", "surface=custom&formula=1e999", "surface=custom&formula=.",
		"surface=custom&formula=" + strings.Repeat("(", 150), "surface=custom&formula=" + strings.Repeat("x", 1001)} {
		s, errs := state.LoadIn(words.Chinese, link)
		if len(errs) == 0 {
			t.Errorf("%.40s is not refused", link)
		}
		for _, err := range errs {
			_, why, _ := strings.Cut(s.Explain(err), "：")
			why, _, _ = strings.Cut(why, "\n") // below stands the formula
			r.read(link[:min(40, len(link))], why)
		}
	}
}
