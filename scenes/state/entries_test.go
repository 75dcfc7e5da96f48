package state_test

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/state"
)

// randomName is a valid name of letters and signs that links have to escape.
func randomName(random *rand.Rand) string {
	letters := []rune("abcXYZ 09&=#%+,:;/?\"'<>äλθ中文字😀−")
	name := make([]rune, 1+random.IntN(20))
	for i := range name {
		name[i] = letters[random.IntN(len(letters))]
	}
	return string(name)
}

// marksByID are the marks of all entries by their IDs.
func marksByID(s *state.State) map[string]control.Mark {
	marks := make(map[string]control.Mark)
	for i, entry := range s.Run.Active() {
		marks[entry.ID] = s.Mark(i)
	}
	return marks
}

func order(s *state.State) string {
	c, _ := s.Find("entries")
	return c.Text()
}

// reloads checks that a state's link says all of it.
func reloads(t *testing.T, s *state.State) {
	t.Helper()
	all := *s
	all.Removed = state.Removed{} // is in no link
	if back, errs := state.Load(s.Link()); back != all || len(errs) > 0 {
		t.Fatalf("link %q leads to %q, errors %v", s.Link(), back.Link(), errs)
	}
}

func TestMoving(t *testing.T) {
	s := loaded(t, "adam.lr=0.5&adam.hide=1&adam.name=Mine&radam.edits=9:lr:1&play=0")
	before := run.Compute(s.Run)
	for _, c := range []struct{ id, want string }{
		{"adam.up", "adabelief,adam,radam"}, {"adam.up", "adam,adabelief,radam"}, {"adam.up", "adam,adabelief,radam"},
		{"adabelief.down", "adam,radam,adabelief"}, {"adabelief.down", "adam,radam,adabelief"},
	} {
		set(t, &s, c.id, "")
		if order(&s) != c.want || s.View.Selected != "adabelief" {
			t.Fatalf("%s leads to %s, selected %s", c.id, order(&s), s.View.Selected)
		}
		reloads(t, &s)
	}
	if s.Title(0) != "Mine" || !s.View.Hidden[0] || s.Run.Entries[0].Hyper.LR != 0.5 || s.Run.Entries[1].Edits.Count != 1 {
		t.Error("settings stay behind")
	}
	after := run.Compute(s.Run)
	if !reflect.DeepEqual(after.Tracks[0].X, before.Tracks[2].X) {
		t.Error("a moved entry runs differently")
	}
	if up, _ := s.Find("adam.up"); !up.Hidden {
		t.Error("the first card can be moved up")
	}
	if down, _ := s.Find("adabelief.down"); !down.Hidden || down.Key != "d" {
		t.Error("the last card can be moved down, or the open card has no key")
	}
}

func TestDuplicating(t *testing.T) {
	s := loaded(t, "radam.lr=0.5&radam.schedule=cosine&radam.edits=9:lr:1&radam.hide=1&play=0")
	set(t, &s, "radam.duplicate", "")
	if order(&s) != "adabelief,radam,radam-2,adam" || s.View.Selected != "radam-2" || s.Title(2) != "RAdam 2" || s.View.Hidden[2] {
		t.Fatalf("%s, selected %s, called %s", order(&s), s.View.Selected, s.Title(2))
	}
	a, b := s.Run.Entries[1], s.Run.Entries[2]
	if b.ID = a.ID; a != b {
		t.Errorf("the copy is %+v, want %+v", b, a)
	}
	reloads(t, &s)
	set(t, &s, "radam.name", "Fast 9")
	for _, want := range []string{"Fast 2", "Fast 3"} {
		set(t, &s, "radam.duplicate", "")
		if s.Title(2) != want {
			t.Errorf("a copy is called %q, want %q", s.Title(2), want)
		}
	}
	long := strings.Repeat("λ", 32)
	set(t, &s, "radam.name", long)
	set(t, &s, "radam.duplicate", "")
	if want := long[:60] + " 2"; s.Title(2) != want {
		t.Errorf("a copy of a long name is called %q, want %q", s.Title(2), want)
	}
	reloads(t, &s)
	set(t, &s, "radam.duplicate", "")
	if err := s.Set("radam.duplicate", ""); err == nil || s.Run.Count != run.MaxEntries {
		t.Errorf("%d entries, %v", s.Run.Count, err)
	}
}

// Removing the open card opens the one that takes its place.
func TestRemovingOpensTheNext(t *testing.T) {
	s := loaded(t, "entries=adabelief,radam,adam,sgd&selected=radam")
	for _, want := range []string{"adam", "sgd", "adabelief"} {
		set(t, &s, s.View.Selected+".remove", "")
		if s.View.Selected != want {
			t.Errorf("selected %s, want %s", s.View.Selected, want)
		}
		reloads(t, &s)
	}
	if err := s.Set("adabelief.remove", ""); err == nil {
		t.Error("the last optimizer could be removed")
	}
}

// What was removed last comes back as it was, in its place.
func TestRestoring(t *testing.T) {
	s := loaded(t, "radam.lr=0.5&radam.schedule=cosine&radam.edits=9:lr:1&radam.hide=1&radam.name=Mine&selected=radam&play=0")
	if c := found(t, &s, "restore"); !c.Hidden || c.Key != "" {
		t.Error("there is something to bring back before anything was removed")
	}
	if err := s.Set("restore", ""); err == nil || !strings.Contains(err.Error(), "nothing to bring back") {
		t.Errorf("bringing back nothing says %v", err)
	}
	before := s
	for _, c := range s.Controls() {
		if c.Key == "r" {
			set(t, &s, c.ID, "")
		}
	}
	if order(&s) != "adabelief,adam" || s.View.Selected != "adam" {
		t.Fatalf("the key removes the wrong one: %s are left", order(&s))
	}
	reloads(t, &s)
	if c := found(t, &s, "restore"); c.Hidden || c.Key != "b" || c.Label != "Bring Mine back" {
		t.Errorf("%q, key %q, hidden %v", c.Label, c.Key, c.Hidden)
	}
	set(t, &s, "restore", "")
	if s != before {
		t.Errorf("came back as %s, was %s", s.Link(), before.Link())
	}

	// Meanwhile another one has its ID and its mark.
	set(t, &s, "radam.remove", "")
	set(t, &s, "add", "radam")
	set(t, &s, "restore", "")
	if order(&s) != "adabelief,radam-2,adam,radam" || s.Run.Entries[1].Hyper.LR != 0.5 || s.Title(1) != "Mine" || s.Mark(1) == s.Mark(3) {
		t.Errorf("came back as %s", s.Link())
	}
	reloads(t, &s)
	for range run.MaxEntries - 4 {
		set(t, &s, "radam.duplicate", "")
	}
	set(t, &s, "adabelief.remove", "")
	set(t, &s, "add", "adam")
	full := s
	if err := s.Set("restore", ""); err == nil || s != full {
		t.Error("a ninth optimizer came back")
	}
}

func TestNames(t *testing.T) {
	s := state.Default()
	for text, want := range map[string]string{"Mine": "Mine", "  two   words ": "two words", "我的 Adam": "我的 Adam", "a\u3000b": "a b",
		"Adam": "Adam", "": "Adam", "x&y=z#100%": "x&y=z#100%"} {
		set(t, &s, "adam.name", text)
		if s.Title(2) != want {
			t.Errorf("%q is shown as %q, want %q", text, s.Title(2), want)
		}
		reloads(t, &s)
	}
	set(t, &s, "adam.name", "Mine")
	for _, bad := range []string{"a\x00b", "tab\there", "new\nline", "turn\u202earound", "zero\u200bwidth", "\xff", strings.Repeat("a", 33), "\u2028"} {
		if err := s.Set("adam.name", bad); err == nil || s.Title(2) != "Mine" {
			t.Errorf("%q is accepted: %q", bad, s.Title(2))
		}
	}
	if s.Link() != "adam.name=Mine" {
		t.Errorf("link %s", s.Link())
	}
	result := run.Compute(s.Run)
	if status := s.Status(&result); !strings.Contains(status, "Mine") {
		t.Errorf("the status tells %s", status)
	}
	set(t, &s, "adam.name", "")
	if s.Link() != "" {
		t.Errorf("without a name the link is %s", s.Link())
	}
}

// Whatever is done with entries, each keeps its mark while it is there, no two
// have one mark, and links tell them.
func TestMarksStay(t *testing.T) {
	random := rand.New(rand.NewPCG(41, 42))
	commands := []string{".up", ".down", ".duplicate", ".remove"}
	for range 60 {
		s := state.Default()
		for range 12 {
			before := marksByID(&s)
			id := s.Run.Entries[random.IntN(s.Run.Count)].ID
			if random.IntN(4) == 0 {
				s.Set("add", []string{"adam", "sgd", "lion", "yogi", "adan", "rmsprop"}[random.IntN(6)]) // refused where it does not fit
			} else {
				s.Set(id+commands[random.IntN(4)], "")
			}
			seen := make(map[control.Mark]bool)
			for id, mark := range marksByID(&s) {
				if was, there := before[id]; there && was != mark || seen[mark] {
					t.Fatalf("%s: %s has %v, before %v", order(&s), id, mark, before)
				}
				seen[mark] = true
			}
			reloads(t, &s)
		}
	}
	s := state.Default()
	set(t, &s, "adam.mark", "triangle")
	if got := marksByID(&s); got["adam"].Shape != control.Triangle || got["adabelief"].Shape != control.Circle {
		t.Errorf("marks %v", got)
	}
	reloads(t, &s)
}

// All together: what is set on one card is set on every card that has it.
func TestAllTogether(t *testing.T) {
	s := loaded(t, "entries=adabelief,sgd,adam&together=1&t=50&play=0")
	set(t, &s, "adabelief.beta2", "0.9")
	set(t, &s, "adam.lr", "0.2")
	set(t, &s, "adam.amsgrad", "1")
	set(t, &s, "sgd.decaymode", "coupled")
	set(t, &s, "sgd.schedule", "cosine")
	set(t, &s, "adam.warmup", "7")
	set(t, &s, "adabelief.rectify", "1")
	for i, entry := range s.Run.Active() {
		h := entry.Hyper
		if h.LR != 0.2 || i != 1 && (h.Beta2 != 0.9 || !h.AMSGrad) || h.Decay.Mode.String() != "coupled" ||
			entry.Schedule.Kind.String() != "cosine" || entry.Schedule.Warmup != 7 {
			t.Errorf("%s has %+v and %+v", entry.ID, h, entry.Schedule)
		}
	}
	if s.Run.Entries[1].Hyper.Beta2 != 0 || s.Run.Entries[2].Hyper.Rectify {
		t.Error("what a rule does not read was set")
	}
	reloads(t, &s)
	set(t, &s, "onward", "1")
	set(t, &s, "adam.beta2", "0.5")
	if got := s.Run.Entries; got[0].Edits.Count != 1 || got[1].Edits.Count != 0 || got[2].Edits.Count != 1 {
		t.Errorf("edits %v", got[:3])
	}
	set(t, &s, "together", "0")
	set(t, &s, "adam.lr", "0.3")
	if s.Run.Entries[0].Edits.Count != 1 {
		t.Error("apart, they still move together")
	}
	if !slices.Equal(rates(&s), []float64{0.2, 0.2, 0.2}) {
		t.Errorf("rates %v", rates(&s))
	}
	reloads(t, &s)
}

// Every key does one thing, and none what both hosts keep for themselves.
func TestKeysAreUnique(t *testing.T) {
	for _, link := range []string{"", "view=3d", "vectors=all", "vectors=selected&phase=2", "scene=belief", "scene=warmup", "scene=counterexample", "surface=custom&seeds=3&noise=1&onward=1&t=5&adam.edits=3:lr:1"} {
		s := loaded(t, link)
		owners := map[string]string{"?": "help", "[": "lessons", "]": "lessons", "l": "share", "w": "export", "g": "challenges"}
		for _, c := range s.Controls() {
			if c.Key == "" {
				continue
			}
			if owner, taken := owners[strings.ToLower(c.Key)]; taken {
				t.Errorf("%q: the key %q is that of %s and of %s", link, c.Key, owner, c.ID)
			}
			owners[strings.ToLower(c.Key)] = c.ID
		}
	}
}

// Keys set nothing that the scene does not show.
func TestKeysOfOtherScenes(t *testing.T) {
	s := loaded(t, "scene=belief")
	for _, c := range s.Controls() {
		if owner, _, _ := strings.Cut(c.ID, "."); c.Key != "" && (slices.Contains([]string{"onward", "together"}, c.ID) || owner == s.View.Selected) {
			t.Errorf("the key %q of %s works in a study", c.Key, c.ID)
		}
	}
	set(t, &s, "scene", "surface")
	if c, _ := s.Find("onward"); c.Key != "h" {
		t.Errorf("on the surface the key of %s is %q", c.ID, c.Key)
	}
}

func FuzzName(f *testing.F) {
	for _, name := range []string{"", "Adam", " x ", "a\u202eb", "中文", "a&b=c", strings.Repeat("λ", 40), "\xff"} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		s := state.Default()
		err := s.Set("adam.name", name)
		if title := s.Title(2); !utf8.ValidString(title) || utf8.RuneCountInString(title) > 32 || err != nil && title != "Adam" {
			t.Errorf("%q is shown as %q", name, title)
		}
		reloads(t, &s)
	})
}
