package sheet_test

import (
	"errors"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/optiscope/optiscope/scenes/sheet"
)

// example has items of every kind.
func example() *sheet.Sheet {
	return &sheet.Sheet{Title: "Ravines · 峡谷", Items: []sheet.Item{
		{Kind: sheet.State, Link: "surface=ravine&entries=sgd,adam", Text: "Two of them in a **ravine**."},
		{Kind: sheet.Text, Text: "The loss is `f = x^2 + 50y^2`.\n\n- one\n- two"},
		{Kind: sheet.Choose, Text: "Which arrives first?", Choices: []sheet.Choice{{Text: "SGD", When: "arrive(sgd) < arrive(adam)"}, {Text: "Adam", When: "arrive(adam) < arrive(sgd)"}}},
		{Kind: sheet.Number, Text: "After how many steps?", Value: "arrive(adam)"},
		{Kind: sheet.State, Link: ""},
		{Kind: sheet.Text, Text: "The end."}}}
}

func random(r *rand.Rand) *sheet.Sheet {
	letters := []rune("abc xyz012&=%\"\\\n<>{}`*αβ峡谷🙂\x00")
	text := func() string {
		all := make([]rune, r.IntN(60))
		for i := range all {
			all[i] = letters[r.IntN(len(letters))]
		}
		return string(all)
	}
	s := &sheet.Sheet{Title: text()}
	for range r.IntN(12) {
		item := sheet.Item{Kind: []sheet.Kind{sheet.State, sheet.Text, sheet.Choose, sheet.Number}[r.IntN(4)], Text: text()}
		switch item.Kind {
		case sheet.State:
			item.Link = text()
		case sheet.Choose:
			for range 1 + r.IntN(sheet.MostChoices) {
				item.Choices = append(item.Choices, sheet.Choice{Text: text(), When: text()})
			}
		case sheet.Number:
			item.Value = "v" + text()
		}
		s.Items = append(s.Items, item)
	}
	return s
}

func TestRoundTrip(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	all := []*sheet.Sheet{example(), {}}
	for range 500 {
		all = append(all, random(r))
	}
	for _, s := range all {
		text, err := s.Encode()
		if err != nil {
			t.Fatal(err)
		}
		if strings.Trim(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") != "" {
			t.Fatalf("%q has to be escaped in an address", text)
		}
		got, err := sheet.Decode(text)
		if err != nil || got.Title != s.Title || len(got.Items) != len(s.Items) || len(s.Items) > 0 && !reflect.DeepEqual(got.Items, s.Items) {
			t.Fatalf("%+v comes back as %+v, %v", s, got, err)
		}
	}
}

// Whatever is cut off or changed is noticed, and what is whole before it is kept.
func TestDamage(t *testing.T) {
	s := example()
	r := rand.New(rand.NewPCG(3, 4))
	for len(s.Items) < 40 {
		s.Items = append(s.Items, random(r).Items...)
	}
	text, err := s.Encode()
	if err != nil {
		t.Fatal(err)
	}
	most := 0
	for n := range len(text) {
		got, err := sheet.Decode(text[:n])
		if !errors.Is(err, sheet.ErrDamaged) {
			t.Fatalf("cut to %d of %d: %v", n, len(text), err)
		}
		if len(got.Items) > 0 && !reflect.DeepEqual(got.Items, s.Items[:len(got.Items)]) {
			t.Fatalf("cut to %d of %d: other items", n, len(text))
		}
		most = max(most, len(got.Items))
	}
	if most < len(s.Items)-2 {
		t.Errorf("of %d items at most %d are kept", len(s.Items), most)
	}
	for i := 1; i < len(text); i++ {
		for _, c := range []byte{'A', 'z', '%', ' '} {
			if changed := text[:i] + string(c) + text[i+1:]; changed != text {
				// The last bits are no part of the content.
				if got, err := sheet.Decode(changed); !errors.Is(err, sheet.ErrDamaged) && !reflect.DeepEqual(got, *s) {
					t.Fatalf("%c at %d is not noticed: %v", c, i, err)
				}
			}
		}
	}
}

// A newer version is said to be one, and what can be read of it is.
func TestNewer(t *testing.T) {
	text, err := example().Encode()
	if err != nil {
		t.Fatal(err)
	}
	got, err := sheet.Decode("2" + text[1:])
	if !errors.Is(err, sheet.ErrNewer) || len(got.Items) != len(example().Items) {
		t.Errorf("a newer version: %v, %d items", err, len(got.Items))
	}
	if got, err := sheet.Decode("7Hello"); !errors.Is(err, sheet.ErrNewer) || len(got.Items) != 0 {
		t.Errorf("a much newer version: %v, %+v", err, got)
	}
}

func TestTooLong(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	s := &sheet.Sheet{}
	for range sheet.MostItems {
		words := make([]byte, 900)
		for i := range words {
			words[i] = byte(' ' + r.IntN(90))
		}
		s.Items = append(s.Items, sheet.Item{Kind: sheet.Text, Text: string(words)})
	}
	var long *sheet.TooLong
	if _, err := s.Encode(); !errors.As(err, &long) || long.Have <= sheet.Most {
		t.Errorf("a worksheet of 54,000 letters: %v", err)
	}
}

func TestSteps(t *testing.T) {
	steps := example().Steps()
	want := []struct {
		link  string
		items int
		asks  sheet.Kind
	}{{"surface=ravine&entries=sgd,adam", 3, sheet.Choose}, {"surface=ravine&entries=sgd,adam", 1, sheet.Number}, {"", 2, ""}}
	if len(steps) != len(want) {
		t.Fatalf("%d steps: %+v", len(steps), steps)
	}
	for i, w := range want {
		asks := sheet.Kind("")
		if q := steps[i].Asks(); q != nil {
			asks = q.Kind
		}
		if steps[i].Link != w.link || len(steps[i].Items) != w.items || asks != w.asks {
			t.Errorf("step %d is %+v, want %+v", i, steps[i], w)
		}
	}
}

func TestParse(t *testing.T) {
	blocks := sheet.Parse("One **bold** and `x^2 = 4` of {arrive(adam)}\nstill one.\n\n- a\n- b\n\nNot ** closed, `no formula((`, {")
	if len(blocks) != 3 || blocks[0].List || !blocks[1].List || len(blocks[1].Items) != 2 {
		t.Fatalf("%+v", blocks)
	}
	var bold, formulas, quantities int
	words := ""
	for _, s := range blocks[0].Items[0] {
		words += s.Text
		if s.Bold {
			bold++
		}
		if s.Formula != nil {
			formulas++
		}
		if s.Quantity {
			quantities++
		}
	}
	if bold != 1 || formulas != 2 || quantities != 1 || !strings.HasSuffix(words, " still one.") {
		t.Errorf("%d bold, %d formulas, %d quantities in %q", bold, formulas, quantities, words)
	}
	words = ""
	for _, s := range blocks[2].Items[0] {
		words += s.Text
	}
	if words != "Not ** closed, no formula((, {" {
		t.Errorf("what is not closed reads %q", words)
	}
}

func FuzzDecode(f *testing.F) {
	text, _ := example().Encode()
	f.Add(text)
	f.Add("2" + text[1:])
	f.Add(text[:len(text)/2])
	f.Add("")
	f.Fuzz(func(t *testing.T, text string) {
		s, err := sheet.Decode(text)
		if len(s.Items) > sheet.MostItems {
			t.Fatal("too many items")
		}
		for _, item := range s.Items {
			sheet.Parse(item.Text)
		}
		s.Steps()
		if err != nil {
			return
		}
		again, err := s.Encode()
		if err != nil {
			return // written by another compressor
		}
		if got, err := sheet.Decode(again); err != nil || got.Title != s.Title || len(got.Items) != len(s.Items) {
			t.Fatalf("%q reads as %+v, and that as %+v, %v", text, s, got, err)
		}
	})
}
