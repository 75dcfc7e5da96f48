package ui

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/optiscope/optiscope/scenes/control"
)

// Cut where lines break, pieces still say the text, and each letter keeps its mark.
func TestPiecesAreSplitAtLines(t *testing.T) {
	d := newDesk(t, 1440, 900, 1)
	random, told := rand.New(rand.NewPCG(1, 2)), 0
	for range 600 {
		var pieces []control.Piece
		var text strings.Builder
		for range 1 + random.IntN(9) {
			word := []string{"x: 0.9·(", "−14.83", ") + (1 − 0.9)·", "√0.04879/0.9948", " = ", "−14.53 ↑"}[random.IntN(6)]
			pieces = append(pieces, control.Piece{Text: word, Marked: random.IntN(2) == 0})
			text.WriteString(word)
		}
		if said := text.String(); strings.Contains(said, "  ") || strings.TrimSpace(said) != said {
			continue // lines are broken at single spaces
		}
		told++
		marks := func(pieces []control.Piece) (all []bool) {
			for _, p := range pieces {
				for range strings.ReplaceAll(p.Text, " ", "") {
					all = append(all, p.Marked)
				}
			}
			return all
		}
		lines := d.u.types.wrap(text.String(), 12, true, 20+random.Float64()*300)
		var joined []control.Piece
		for i, line := range split(text.String(), lines, pieces) {
			said := ""
			for _, p := range line {
				said += p.Text
			}
			if said != lines[i] {
				t.Fatalf("the line %q says %q", lines[i], said)
			}
			joined = append(joined, line...)
		}
		if !slices.Equal(marks(joined), marks(pieces)) {
			t.Fatalf("%v became %v", pieces, joined)
		}
	}
	if told < 200 {
		t.Errorf("only %d texts", told)
	}
}

// A card over the picture keeps the pointer; beside it the picture has it.
func TestCardOverThePicture(t *testing.T) {
	d := newDesk(t, 1440, 900, 1)
	r := d.find("panel.part").rect()
	if main := d.u.Views()[MainView].Rect; !r.In(main) || r.Max.Y < main.Max.Y-40 {
		t.Errorf("the card is at %v, the picture at %v", r, main)
	}
	if p := center(r); !d.u.Captures(p.X, p.Y) {
		t.Error("the picture takes what belongs to the card")
	}
	if p := center(d.u.Views()[MainView].Rect); d.u.Captures(p.X, p.Y) {
		t.Error("nothing is left to the picture")
	}
	before := len(d.m.done)
	d.pressAt(center(d.find("button.part.next").rect()))
	d.let()
	if !slices.Equal(d.m.done[before:], []string{"part.next"}) {
		t.Errorf("a press on the card's button did %v", d.m.done[before:])
	}
}
