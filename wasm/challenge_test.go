//go:build !js

package main

import (
	"image"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/scenes/challenge"
	"github.com/optiscope/optiscope/scenes/claim"
)

// settings gives the program a folder of its own for what it keeps, and says where the progress is.
func settings(t *testing.T) (progress string) {
	t.Helper()
	dir := t.TempDir()
	for _, name := range []string{"XDG_CONFIG_HOME", "HOME", "AppData"} {
		t.Setenv(name, dir)
	}
	config, err := os.UserConfigDir()
	if err != nil {
		t.Fatal(err)
	}
	return filepath.Join(config, "optiscope", "progress.json")
}

func solved(t *testing.T, file, id string) bool {
	t.Helper()
	data, err := os.ReadFile(file)
	if os.IsNotExist(err) {
		return false
	}
	if err != nil {
		t.Fatal(err)
	}
	p, err := challenge.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	_, is := p[id]
	return is
}

// openChallenge opens a challenge from the list, by keys.
func (s *session) openChallenge(id string) {
	s.t.Helper()
	s.tabTo("drawer.challenges")
	s.key(ebiten.KeyEnter)
	s.tick(2)
	s.tabTo("challenges.open." + id)
	s.key(ebiten.KeyEnter)
	s.tick(3)
}

// A challenge is found, played and solved by keys alone; what is locked is passed over. What was solved is kept beside the settings,
// shown by the next program, and erased by a button.
func TestAChallengeByKeys(t *testing.T) {
	file := settings(t)
	s := start(t, laptop, still)
	s.openChallenge("one-number")
	if at := s.state(); at.View.Challenge != "one-number" || at.Run.Surface != "ravine" {
		t.Fatalf("it opens %s", s.look().Link)
	}
	if solved(t, file, "one-number") {
		t.Error("it is solved before it begins")
	}
	s.tabTo("slider.adam.lr")
	s.key(ebiten.KeyTab)
	if s.look().Focus != "field.adam.lr" {
		t.Fatalf("behind the slider Tab comes to %s", s.look().Focus)
	}
	s.key(ebiten.KeyTab)
	if next := s.look().Focus; next != "field.adam.name" {
		t.Errorf("behind the learning rate Tab comes to %q", next)
	}
	s.tabTo("field.adam.lr")
	s.key(ebiten.KeyEnter)
	s.guest.PressKey(ebiten.KeyControl)
	s.key(ebiten.KeyA)
	s.guest.ReleaseKey(ebiten.KeyControl)
	s.tick(1)
	s.write("0.2")
	s.key(ebiten.KeyEnter)
	s.tick(3)
	if got := number(t, s.look().Link, "adam.lr"); got.Get() != 0.2 || !solved(t, file, "one-number") {
		t.Fatalf("%s is not solved, or not kept", s.look().Link)
	}
	again := start(t, laptop, still)
	again.click(middle(again.widget("drawer.challenges")))
	again.tick(2)
	erase := again.look().Widgets["chip.challenge.erase"]
	for range 20 { // it stands below the list
		if !erase.Empty() {
			break
		}
		again.moveTo(middle(again.widget("drawer")))
		again.guest.ScrollWheel(0, -3)
		again.tick(2)
		erase = again.look().Widgets["chip.challenge.erase"]
	}
	again.click(middle(erase))
	again.tick(2)
	if solved(t, file, "one-number") {
		t.Error("what was solved is not erased")
	}
	if r := again.look().Widgets["chip.challenge.erase"]; !r.Empty() {
		t.Error("there is still something to erase")
	}
}

// What is locked takes no presses, keys or drags, and says so.
func TestLockedWidgets(t *testing.T) {
	settings(t)
	s := start(t, laptop, "challenge=one-number")
	s.write(" ") // stops
	s.tick(2)
	before := *s.state()
	for _, key := range []string{"slider.adam.beta1", "chip.adam.amsgrad", "choice.surface", "field.adam.beta2", "gallery.surface", "choice.scene"} {
		r := s.widget(key)
		s.click(image.Pt(r.Min.X+r.Dx()/4, middle(r).Y))
		if m := s.look().Menu; !m.Empty() {
			t.Errorf("%s opens a list", key)
		}
	}
	s.write("n")
	s.tick(2)
	if !strings.Contains(s.look().Notice, "locked in this challenge") {
		t.Errorf("a key that is locked says %q", s.look().Notice)
	}
	area := s.look().Areas["surface"]
	s.dragRing(area.Rect)
	if now := *s.state(); now.Computed() != before.Computed() {
		t.Errorf("locked widgets change the state into %s", s.look().Link)
	}
	s.click(middle(s.widget("button.challenge.close")))
	s.tick(2)
	s.click(middle(s.widget("chip.adam.amsgrad")))
	if now := *s.state(); now.Computed() == before.Computed() || now.View.Challenge != "" {
		t.Errorf("after the challenge nothing can be set: %s", s.look().Link)
	}
}

// dragRing presses everywhere along a row of the picture where the ring may be, and drags.
func (s *session) dragRing(r image.Rectangle) {
	s.t.Helper()
	for x := r.Min.X + 8; x < r.Min.X+r.Dx()/4; x += 12 {
		for _, y := range []int{r.Min.Y + r.Dy()*3/10, r.Min.Y + r.Dy()*7/20, r.Min.Y + r.Dy()*4/10} {
			s.moveTo(image.Pt(x, y))
			s.press()
			s.moveTo(image.Pt(x+40, y+40))
			s.release()
		}
	}
}

// Every challenge opens by its link unsolved, and its solution, as a link, is solved.
func TestEveryChallengeOpens(t *testing.T) {
	all, err := challenge.All()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range all {
		file := settings(t)
		s := start(t, laptop, "challenge="+c.ID)
		s.tick(2)
		at := *s.state()
		if at.View.Challenge != c.ID || !at.Within(c.Link, nil) || solved(t, file, c.ID) || s.look().Widgets["guide"].Empty() {
			t.Errorf("%s opens %s", c.ID, s.look().Link)
		}
		s.guest.Close()
		if err := claim.Change(&at, c.Solve); err != nil {
			t.Fatal(err)
		}
		s = start(t, laptop, at.Link())
		s.tick(2)
		if !solved(t, file, c.ID) {
			t.Errorf("%s is not solved by %s", c.ID, at.Link())
		}
		s.guest.Close()
	}
}

// Progress that cannot be read is put aside, and a folder that takes nothing is told.
func TestProgressIsNotLost(t *testing.T) {
	file := settings(t)
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte("{damaged"), 0o644); err != nil {
		t.Fatal(err)
	}
	const solution = "surface=ravine&steps=200&entries=adam&adam.lr=0.2&challenge=one-number"
	s := start(t, laptop, solution)
	s.tick(2)
	if said := s.look().Notice; !strings.Contains(said, "cannot be read") {
		t.Errorf("it says %q", said)
	}
	if aside, err := os.ReadFile(filepath.Join(filepath.Dir(file), "progress-damaged.json")); err != nil || string(aside) != "{damaged" {
		t.Errorf("aside is %q, %v", aside, err)
	}
	if !solved(t, file, "one-number") {
		t.Error("what is solved now is not kept")
	}
	blocked := settings(t)
	if err := os.WriteFile(filepath.Dir(blocked), nil, 0o644); err != nil { // a file where the folder should be
		t.Fatal(err)
	}
	s = start(t, laptop, solution)
	s.tick(2)
	if said := s.look().Notice; !strings.Contains(said, "cannot be") {
		t.Errorf("where nothing can be kept it says %q", said)
	}
}
