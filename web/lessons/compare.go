package lessons

import (
	"fmt"
	"slices"
)

// Compare says where two courses differ in anything but their words: the same lessons, steps, states, targets, statements, questions,
// links, formulas and measured numbers are in both.
func Compare(a, b *Course) []error {
	var errs []error
	for _, lesson := range a.Lessons {
		other, there := b.Find(lesson.ID)
		if !there {
			errs = append(errs, fmt.Errorf("lessons: %s is missing in %s", lesson.ID, b.Language))
			continue
		}
		if one, two := lesson.bones(), other.bones(); !slices.Equal(one, two) {
			errs = append(errs, fmt.Errorf("lessons: %s and %s differ: %s", lesson.File, other.File, firstDifference(one, two)))
		}
	}
	for _, lesson := range b.Lessons {
		if _, there := a.Find(lesson.ID); !there {
			errs = append(errs, fmt.Errorf("lessons: %s is missing in %s", lesson.ID, a.Language))
		}
	}
	return errs
}

// bones are a lesson without its words.
func (l *Lesson) bones() []string {
	var all []string
	for i, s := range l.Steps {
		step := fmt.Sprintf("step %d: ", i+1)
		all = append(all, step+"try "+s.Link)
		for _, t := range s.Show {
			all = append(all, step+"show "+t.ID)
		}
		for _, one := range s.Claims {
			all = append(all, step+"claim "+one.Source)
		}
		if s.Ask != nil {
			for _, choice := range s.Ask.Choices {
				all = append(all, step+"choice "+choice.When.Source)
				for _, one := range said(choice.Text) {
					all = append(all, step+"in a choice: "+one)
				}
			}
		}
		for i, b := range slices.Concat(s.Blocks, s.After) {
			if b.List {
				all = append(all, fmt.Sprintf("%slist %d of %d items", step, i+1, len(b.Items)))
			}
		}
		for _, one := range said(s.told()) {
			all = append(all, step+one)
		}
	}
	return all
}

// said is what a text has beside words, sorted: their order differs between languages.
func said(spans []Span) []string {
	var all []string
	for _, s := range spans {
		switch s.Kind {
		case Measured:
			all = append(all, fmt.Sprintf("number %s:%d", s.Source, s.Digits))
		case Math:
			all = append(all, "formula "+s.Source)
		case Set, Try, Web:
			all = append(all, "link "+s.Link)
		}
	}
	slices.Sort(all)
	return all
}

func firstDifference(a, b []string) string {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return fmt.Sprintf("%q in place of %q", b[i], a[i])
		}
	}
	if len(a) > len(b) {
		return fmt.Sprintf("%q is only in the first", a[len(b)])
	}
	return fmt.Sprintf("%q is only in the second", b[len(a)])
}
