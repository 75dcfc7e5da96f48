package main

import (
	"github.com/optiscope/optiscope/scenes/control"
)

// The functions here spell records as plain JavaScript values.

type object = map[string]any

func list[T any](items []T, spell func(*T) any) []any {
	all := make([]any, len(items))
	for i := range items {
		all[i] = spell(&items[i])
	}
	return all
}

func markObject(m *control.Mark) any {
	if m == nil {
		return nil
	}
	return object{"slot": m.Slot, "shape": m.Shape.String()}
}

func controlObject(c *control.Control) any {
	o := object{"id": c.ID, "label": c.Label, "title": c.Title, "help": c.Help, "source": c.Source, "kind": c.Kind.String(),
		"key": c.Key, "locked": c.Locked, "icon": c.Icon, "row": c.Row, "group": c.Group, "hidden": c.Hidden, "derived": c.Derived, "live": c.Live,
		"text": c.Text(), "isDefault": c.Kind == control.Action || c.IsDefault(), "default": c.DefaultText()}
	switch c.Kind {
	case control.Number:
		o["position"] = c.Num.Position()
		o["min"] = control.FormatNumber(c.Num.Min)
		o["max"] = control.FormatNumber(c.Num.Max)
		o["integer"] = c.Num.Integer
	case control.Choice:
		o["pictured"], o["segmented"], o["opens"] = c.Pictured(), c.Segmented(), c.Opens()
		o["options"] = list(c.Options, func(option *control.Option) any {
			return object{"value": option.Value, "label": option.Label, "hint": option.Hint, "group": option.Group}
		})
	}
	return o
}

func readoutObject(r *control.Readout) any {
	o := object{"id": r.ID, "label": r.Label, "title": r.Title, "mark": markObject(r.Mark),
		"strong": r.Strong, "wide": r.Wide, "group": r.Group, "picture": r.PictureKey, "mathml": r.MathML,
		"cells": list(r.Cells, func(cell *string) any { return *cell })}
	if r.Lines != nil {
		o["tag"] = r.Tag
		o["lines"] = list(r.Lines, func(l *control.Line) any {
			return object{"label": l.Label, "text": l.Text, "room": l.Room, "value": l.Value, "sign": l.Sign}
		})
	}
	return o
}

func panelObject(p *control.Panel) any {
	o := object{"id": p.ID, "title": p.Title, "note": p.Note, "place": p.Place.String(), "tab": p.Tab,
		"mark": markObject(p.Mark), "view": p.View, "icon": p.Icon, "key": p.Key, "open": p.Open, "opener": p.Opener, "summary": p.Summary,
		"head": list(p.Head, controlObject), "menu": list(p.Menu, controlObject), "menuTitle": p.MenuTitle, "controls": list(p.Controls, controlObject),
		"readouts": list(p.Readouts, readoutObject), "blocks": list(p.Blocks, blockObject), "columns": nil, "words": p.Words, "text": p.Text,
		"legend": list(p.Legend, keyObject)}
	if p.Columns != nil {
		o["columns"] = list(p.Columns, func(text *string) any { return *text })
	}
	return o
}

func keyObject(key *control.Key) any { return object{"text": key.Text, "ink": key.Ink.String()} }

// blockObject is a block for the page, which presses it by its ID.
func blockObject(b *control.Block) any {
	return object{"id": b.ID, "form": b.Form.String(), "icon": b.Icon, "strong": b.Strong, "wrong": b.Wrong, "pressed": b.Do != nil,
		"spans": list(b.Spans, func(s *control.Span) any { return object{"text": s.Text, "bold": s.Bold, "dim": s.Dim} })}
}

func eventObject(e *control.Event) any {
	return object{"id": e.ID, "step": e.Step, "text": e.Text, "mark": markObject(&e.Mark)}
}

// bubbleObject has its place in pixels of the page.
func bubbleObject(b *control.Bubble, scale float64) any {
	if b == nil {
		return nil
	}
	return object{"step": b.Step, "timeline": b.Timeline, "x": b.X / scale, "y": b.Y / scale, "pinned": b.Pinned, "title": b.Title,
		"words": list(b.Words, func(text *string) any { return *text }),
		"rows": list(b.Rows, func(r *control.BubbleRow) any {
			return object{"mark": markObject(r.Mark), "ink": r.Ink.String(), "label": r.Label, "strong": r.Strong,
				"cells": list(r.Cells, func(cell *string) any { return *cell })}
		})}
}
