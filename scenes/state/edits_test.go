package state_test

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/state"
)

// randomEdits spells some edits of a rule, as links do.
func randomEdits(random *rand.Rand, rule *optim.Rule) string {
	var pieces []string
	seen := make(map[string]bool)
	for range random.IntN(5) {
		f := optim.FieldOf(rule.Reads[random.IntN(len(rule.Reads))])
		value := strconv.Itoa(random.IntN(2))
		switch f.Kind {
		case optim.FieldNumber:
			if f.Integer {
				value = strconv.Itoa(1 + random.IntN(100))
				break
			}
			value = control.FormatNumber(min(control.Round(max(f.Min, 0)+random.Float64()*(f.Max-max(f.Min, 0)), 3), f.Max))
		case optim.FieldMode:
			value = optim.DecayMode(random.IntN(3)).String()
		}
		key := strconv.Itoa(1+random.IntN(2000)) + ":" + f.Key
		if f.ID != optim.FieldInitial && !seen[key] {
			pieces, seen[key] = append(pieces, key+":"+value), true
		}
	}
	return strings.Join(pieces, ",")
}

func number(t *testing.T, s *state.State, id string) float64 {
	t.Helper()
	c, ok := s.Find(id)
	if !ok {
		t.Fatalf("there is no control %s", id)
	}
	return c.Num.Get()
}

func loaded(t *testing.T, link string) state.State {
	t.Helper()
	s, errs := state.Load(link)
	if len(errs) > 0 {
		t.Fatalf("%s: %v", link, errs)
	}
	return s
}

// From here on, a slider leaves the run as it begins and changes what follows
// the playhead; the card shows what is in force there.
func TestFromHereOn(t *testing.T) {
	s := loaded(t, "t=200&onward=1")
	before := run.Compute(s.Run)
	slider, _ := s.Find("adam.lr")
	for _, place := range []float64{0.5, 0.6, 0.7} {
		if err := slider.Slide(place); err != nil {
			t.Fatal(err)
		}
	}
	if s.View.Playing {
		t.Error("the playhead moves on under the slider")
	}
	want := slider.Num.At(0.7)
	if got := slider.Num.Get(); got != want || s.Run.Entries[2].Hyper.LR != 0.03 {
		t.Errorf("the card shows %v, the run begins with %v; want %v and 0.03", got, s.Run.Entries[2].Hyper.LR, want)
	}
	if link, want := s.Link(), "adam.edits=200:lr:"+control.FormatNumber(want)+"&onward=1&t=200&play=0"; link != want {
		t.Errorf("link %s, want %s", link, want)
	}
	after := run.Compute(s.Run)
	if a, b := before.Tracks[2], after.Tracks[2]; !reflect.DeepEqual(a.X[:201], b.X[:201]) || a.X[201] == b.X[201] {
		t.Error("the change does not begin behind the playhead")
	}
	if !reflect.DeepEqual(after.Ghosts[2].X, before.Tracks[2].X) || !reflect.DeepEqual(after.Tracks[0].X, before.Tracks[0].X) {
		t.Error("the old future is no ghost, or another path changed")
	}
	set(t, &s, "adam.amsgrad", "1")
	set(t, &s, "adam.decaymode", "coupled")
	s.Seek(100)
	if got := number(t, &s, "adam.lr"); got != 0.03 {
		t.Errorf("before the change α is %v", got)
	}
	set(t, &s, "adam.beta1", "0.5")
	s.Seek(900)
	if got, _ := s.Find("adam.amsgrad"); got.Text() != "1" || number(t, &s, "adam.lr") != want || number(t, &s, "adam.beta1") != 0.5 {
		t.Error("at step 900 not all changes are in force")
	}
	if s.Run.Entries[2].Edits.Count != 4 {
		t.Errorf("edits %v", s.Run.Entries[2].Edits.Active())
	}
	s.Seek(0)
	set(t, &s, "adam.lr", "0.2")
	if s.Run.Entries[2].Hyper.LR != 0.2 {
		t.Error("at the start a slider does not change the whole run")
	}
	set(t, &s, "onward", "0")
	s.Seek(900)
	if got := number(t, &s, "adam.lr"); got != 0.2 {
		t.Errorf("for the whole run the card shows %v", got)
	}
}

// What changes nothing is no edit: moved back or reset, a slider leaves none.
func TestEditsVanish(t *testing.T) {
	s := loaded(t, "t=200&onward=1&adam.edits=100:lr:0.01")
	set(t, &s, "adam.lr", "0.5")
	c, _ := s.Find("adam.lr")
	if c.IsDefault() || c.DefaultText() != "0.01" {
		t.Errorf("a changed slider has the default %s", c.DefaultText())
	}
	set(t, &s, "adam.lr", c.DefaultText())
	if got, _ := s.Find("adam.edits"); got.Text() != "100:lr:0.01" {
		t.Errorf("edits %s", got.Text())
	}
	set(t, &s, "adam.at.100.lr", "0.07")
	set(t, &s, "adam.at.100.lr.remove", "")
	if s.Run.Entries[2].Edits != (run.Edits{}) {
		t.Errorf("edits %v", s.Run.Entries[2].Edits.Active())
	}
}

// What would change nothing is refused with a reason, and nothing is set.
func TestRefusedEdits(t *testing.T) {
	full := "100:lr:1"
	for step := 101; step < 100+run.MaxEdits; step++ {
		full += "," + strconv.Itoa(step) + ":lr:1"
	}
	for _, c := range []struct{ link, id, want string }{
		{"t=1000", "adam.lr", "stands at the last step"},
		{"t=1000", "adam.amsgrad", "stands at the last step"},
		{"t=1000", "adam.decaymode", "stands at the last step"},
		{"t=1000", "adam.like", "stands at the last step"},
		{"entries=adagrad&t=10", "adagrad.initial", "before the first step alone"},
		{"t=500&adam.edits=" + full, "adam.beta1", "one change too many: Adam has 16"},
		{"t=500&adam.edits=" + full, "adam.like", "one change too many"},
		{"t=500&rates=same&radam.edits=" + full, "adam.lr", "RAdam has 16"},
	} {
		s := loaded(t, c.link+"&onward=1&play=0")
		before := s
		record, _ := s.Find(c.id)
		text := "0.5"
		switch record.Kind {
		case control.Toggle:
			text = "1"
		case control.Choice:
			text = record.Options[len(record.Options)-1].Value
		}
		if err := s.Set(c.id, text); err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), record.Title) {
			t.Errorf("%s, %s = %s: %v, want it to say %q", c.link, c.id, text, err, c.want)
		}
		if s != before {
			t.Errorf("%s: a refused change leaves %s", c.link, s.Link())
		}
	}
}

// Bad pieces of a link's edits are told and skipped; the good ones apply.
func TestBadEditLinks(t *testing.T) {
	many := ""
	for step := range run.MaxEdits {
		many += strconv.Itoa(step+1) + ":beta1:0.5,"
	}
	for piece, want := range map[string]string{
		"120:lr":                 `"120:lr" is not written as step:name:value`,
		"120":                    "is not written as step:name:value",
		"x:lr:1":                 "does not begin with a step",
		"1.5:lr:1":               "does not begin with a step",
		"120:magic:1":            "names no hyper-parameter",
		"120:momentum:0.5":       "wants a hyper-parameter that Adam reads",
		"120:lr:abc":             "is not a number",
		"120:lr:NaN":             "is not a finite number",
		"120:lr:1e999":           "is not a finite number",
		"120:lr:-1":              "wants a number at or above 0",
		"120:beta2:1":            "wants a number at or above 0 and below 1",
		"0:lr:1":                 "wants a step from 1 to 30000",
		"30001:lr:1":             "wants a step from 1 to 30000",
		"120:amsgrad:2":          "wants 1 or 0",
		"120:decaymode:sideways": "wants decoupled, absolute or coupled",
		"300:beta2:0.5":          "changes the same twice at one step",
	} {
		s, errs := state.Load("adam.edits=200:amsgrad:1,300:beta2:0.99," + piece + ",9:lr:0.5&noise=0.25")
		if len(errs) != 1 || !strings.Contains(errs[0].Error(), want) || !strings.HasPrefix(errs[0].Error(), "adam, changes during the run: ") {
			t.Errorf("%s: %v, want it to say %s", piece, errs, want)
		}
		if good := loaded(t, "adam.edits=200:amsgrad:1,300:beta2:0.99,9:lr:0.5&noise=0.25"); s != good {
			t.Errorf("%s: the good part becomes %s", piece, s.Link())
		}
		if err := s.Set("adam.edits", piece+","+piece); err == nil || s.Run.Entries[2].Edits.Count != 3 {
			t.Errorf("set to %s: %v, edits %v", piece, err, s.Run.Entries[2].Edits.Active())
		}
	}
	if s, errs := state.Load("adam.edits=" + many + "99:lr:1,98:lr:1"); len(errs) != 2 || s.Run.Entries[2].Edits.Count != run.MaxEdits {
		t.Errorf("%d edits, errors %v", s.Run.Entries[2].Edits.Count, errs)
	}
}

// A card lists its edits in the order in which they act, the timeline shows
// them, and fair play tells of them.
func TestEditsAreTold(t *testing.T) {
	s := loaded(t, "selected=adam&adam.edits=300:amsgrad:1,120:lr:0.01,400:decaymode:coupled&t=120&play=0")
	result := run.Compute(s.Run)
	var rows []string
	for _, p := range s.Panels(&result) {
		for _, c := range p.Controls {
			if strings.HasPrefix(c.ID, "adam.at.") && c.Kind != control.Action {
				rows = append(rows, c.Row+" "+c.Label+" "+c.Text())
			}
		}
	}
	if want := []string{"at 120 α 0.03 → 0.01", "at 300 AMSGrad 1", "at 400 weight decay mode coupled"}; !slices.Equal(rows, want) {
		t.Errorf("rows %q, want %q", rows, want)
	}
	var events []string
	for _, e := range s.Events(&result) {
		if strings.HasPrefix(e.ID, "edit.") {
			events = append(events, strconv.Itoa(e.Step)+" "+e.Text)
		}
	}
	if want := []string{"120 Adam: α 0.03 → 0.01 after step 120", "300 Adam: AMSGrad on after step 300",
		"400 Adam: weight decay mode decoupled → coupled after step 400"}; !slices.Equal(events, want) {
		t.Errorf("events %q, want %q", events, want)
	}
	if got := s.Status(&result); !strings.Contains(got, "α 0.03 → 0.01 after step 120") {
		t.Errorf("the status does not tell the change: %s", got)
	}
	for id, want := range map[string]string{"adam.ghost": "Dashed: the run without what was changed at step 400.",
		"fair.edited": "Changed during the run, as their cards tell: Adam."} {
		if r, ok := find(t, &s, id); !ok || r.Cells[0] != want {
			t.Errorf("%s says %q", id, r.Cells)
		}
	}
	set(t, &s, "ghosts", "0")
	if _, ok := find(t, &s, "adam.ghost"); ok {
		t.Error("a hidden ghost is told")
	}
}

// The inside of a step tells with the hyper-parameters of that step.
func TestInsideKnowsEdits(t *testing.T) {
	s := loaded(t, "entries=adam&adam.edits=40:amsgrad:1,60:optimized:0&play=0")
	for step, want := range map[int]string{40: "θ ← θ − k·m/(√v + ε), where", 41: "√max v", 60: "√max v", 61: "√max v/√c₂"} {
		s.Seek(step)
		r, _ := find(t, &s, "inside.equation")
		_, maximum := find(t, &s, "inside.maximum")
		if !strings.Contains(r.Cells[0], want) || maximum != (step > 40) {
			t.Errorf("step %d: %q, maximum %v; want %q", step, r.Cells[0], maximum, want)
		}
	}
}

// While the playhead alone moves, what is not live changes only where Still says so.
func TestStill(t *testing.T) {
	random := rand.New(rand.NewPCG(31, 32))
	for range 20 {
		s := state.Default()
		scramble(t, &s, random)
		s.View.Onward = random.IntN(4) > 0
		var last state.State
		var texts []string
		for step := range 300 {
			s.View.T = min(step*7, s.Run.Steps)
			now := cardTexts(&s)
			if still := s.Still(); still == last && !slices.Equal(now, texts) {
				t.Fatalf("at step %d the cards change unnoticed: %s", s.View.T, s.Link())
			} else if !s.View.Onward && step > 0 && still != last {
				t.Fatalf("without changes from here on, the playhead disturbs the state")
			} else {
				last, texts = still, now
			}
		}
	}
}

// cardTexts are the values and defaults of all controls but the playhead.
func cardTexts(s *state.State) (texts []string) {
	for _, c := range s.Controls() {
		if c.ID != "t" && c.Kind != control.Action {
			texts = append(texts, c.ID, c.Text(), c.DefaultText(), c.Label)
		}
	}
	return texts
}

// A rule that turns to another form of step on its way, as RAdam does with a shorter memory, has an event for it.
func TestSwitchesOfBranchAreEvents(t *testing.T) {
	s, errs := state.Load("entries=radam&radam.edits=100:beta2:0.5,200:beta2:0.999&play=0")
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	result := run.Compute(s.Run)
	track := &result.Tracks[0]
	want := 0
	for step := 2; step < track.Len(); step++ {
		if track.Branch[step] != track.Branch[step-1] {
			want++
		}
	}
	var told []string
	for _, e := range s.Events(&result) {
		if strings.HasPrefix(e.ID, "branch.") || strings.HasPrefix(e.ID, "adaptive.") {
			told = append(told, e.Text)
			if track.Branch[e.Step] == track.Branch[e.Step-1] {
				t.Errorf("%q: at step %d nothing switches", e.Text, e.Step)
			}
		}
	}
	if len(told) != want || want < 3 {
		t.Errorf("of %d switches are told %q", want, told)
	}
	if all := strings.Join(told, "|"); !strings.Contains(all, "RAdam: no step at step 101, before that an adaptive step") {
		t.Errorf("told are %q", told)
	}
}
