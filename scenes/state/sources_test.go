package state_test

import (
	"strings"
	"testing"

	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/scenes/state"
)

// Every source of every rule can be chosen: the entry then has its settings but
// for α, the menu says so, and the card says what they are.
func TestSourcesAreChosen(t *testing.T) {
	for _, rule := range optim.Rules() {
		for _, p := range optim.Presets(rule.ID) {
			s, errs := state.Load("entries=adam-7," + rule.ID + "&selected=" + rule.ID + "&" + rule.ID + ".lr=0.07&adam-7.beta1=0.5")
			if len(errs) > 0 {
				t.Fatal(errs)
			}
			id := rule.ID + ".like"
			set(t, &s, id, p.ID)
			want := p.Hyper
			want.LR = 0.07
			if got := s.Run.Entries[1].Hyper; got != want {
				t.Errorf("%s like %s: %+v, want %+v", rule.ID, p.ID, got, want)
			}
			c, _ := s.Find(id)
			if c.Text() != p.ID {
				t.Errorf("%s like %s: the menu says %q", rule.ID, p.ID, c.Text())
			}
			if words, ok := find(t, &s, rule.ID+".source"); !ok || !strings.Contains(words.Cells[0], p.Title) {
				t.Errorf("%s like %s: the card says %v", rule.ID, p.ID, words.Cells)
			}
			if s.Run.Entries[0].Hyper.Beta1 != 0.5 {
				t.Error("another entry was changed")
			}
			if back, errs := state.Load(s.Link()); back != s || len(errs) > 0 {
				t.Errorf("%s like %s: link %q, errors %v", rule.ID, p.ID, s.Link(), errs)
			}
			set(t, &s, rule.ID+".decay", "0.123")
			if c, _ = s.Find(id); c.Text() != "own" {
				t.Errorf("%s with another decay is still like %s", rule.ID, c.Text())
			}
			if _, ok := find(t, &s, rule.ID+".source"); ok {
				t.Errorf("%s with another decay still names a source", rule.ID)
			}
		}
	}
}

// What a source sets is said in numbers and switches.
func TestSourcesSayWhatTheySet(t *testing.T) {
	for link, want := range map[string][]string{
		"entries=adam adam pytorch":                {"Like PyTorch: ", "ε = 1e−8", "weight decay coupled"},
		"entries=adabelief adabelief official":     {"Like official 0.2.0/0.2.1: ", "accumulate ε on", "rectified without maximum on"},
		"entries=adabelief adabelief labml-as-run": {"AMSGrad on", "optimized update off", "SGD fallback off"},
		"entries=adabelief adabelief labml":        {"Like labml as documented: everything but α is as the rule defines it."},
		"entries=radam radam official":             {"SGD fallback off", "no decay on skipped steps on"},
	} {
		words := strings.Fields(link)
		s, errs := state.Load(words[0])
		if len(errs) > 0 {
			t.Fatal(errs)
		}
		set(t, &s, words[1]+".like", words[2])
		told, _ := find(t, &s, words[1]+".source")
		c, _ := s.Find(words[1] + ".like")
		for _, part := range want {
			if len(told.Cells) == 0 || !strings.Contains(told.Cells[0], part) {
				t.Errorf("%s: the card says %q, not %q", link, told.Cells, part)
			}
		}
		for _, o := range c.Options {
			if o.Value == words[2] && o.Hint != told.Cells[0] {
				t.Errorf("%s: the menu says %q", link, o.Hint)
			}
		}
	}
}
