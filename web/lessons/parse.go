package lessons

import (
	"errors"
	"path"
	"regexp"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"github.com/optiscope/optiscope/scenes/claim"
)

var fileName = regexp.MustCompile(`^[0-9][0-9]-([a-z0-9-]+)\.md$`)

// Parse reads a lesson from the text of its file. The error joins all that is wrong with it, each an *Error.
func Parse(file string, data []byte) (*Lesson, error) {
	p := &reader{source: source{file: file, text: data}}
	named := fileName.FindStringSubmatch(path.Base(file))
	if named == nil {
		return nil, p.err(0, "a lesson's file is called like 03-momentum.md")
	}
	p.lesson = &Lesson{ID: named[1], File: file}
	tree := goldmark.DefaultParser().Parse(text.NewReader(data))
	for node := tree.FirstChild(); node != nil; node = node.NextSibling() {
		p.block(node)
	}
	p.finish()
	if len(p.errs) > 0 {
		return nil, errors.Join(p.errs...)
	}
	return p.lesson, nil
}

// reader makes a lesson of Markdown's blocks, one after the other.
type reader struct {
	source
	lesson *Lesson
	asked  bool // an ask that waits for its list
}

// step is the step that is being read, or nil before the first.
func (p *reader) step() *Step {
	if n := len(p.lesson.Steps); n > 0 {
		return &p.lesson.Steps[n-1]
	}
	return nil
}

func (p *reader) block(node ast.Node) {
	at := place(node)
	list, isList := node.(*ast.List)
	if p.asked && !isList {
		p.wrong(at, "a list of choices is missing behind this ask")
		p.asked = false
	}
	switch n := node.(type) {
	case *ast.Heading:
		p.heading(n)
	case *ast.Paragraph:
		p.paragraph(n)
	case *ast.List:
		switch {
		case p.asked:
			p.choices(list)
		case p.step() == nil:
			p.wrong(at, "a lesson begins with a title and a sentence")
		default:
			p.add(Block{List: true, Items: p.items(list)})
		}
	default:
		p.wrong(at, "a lesson has headings, paragraphs and lists, and no "+strings.ToLower(node.Kind().String()))
	}
}

func (p *reader) heading(n *ast.Heading) {
	at := place(n)
	spans := p.spans(n)
	title := Words(spans, func(s *Span) string { return "" })
	switch {
	case n.Level == 1 && p.lesson.Title == "" && p.step() == nil:
		p.lesson.Title = title
	case n.Level == 2 && p.lesson.Title != "":
		p.lesson.Steps = append(p.lesson.Steps, Step{Title: title, pos: at})
	default:
		p.wrong(at, "a lesson has one title, #, and then steps, ##")
	}
	for _, s := range spans {
		if s.Kind != Plain {
			p.wrong(s.pos, "a heading is plain text")
		}
	}
}

// keyword is a word that a line with a meaning begins with; any other lower-case word there is a mistake.
var keyword = regexp.MustCompile(`^([a-z]+):[ \t]*`)

func (p *reader) paragraph(n *ast.Paragraph) {
	var words []string // that its lines begin with
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		words = append(words, string(keyword.Find(line.Value(p.text))))
	}
	switch {
	case strings.Join(words, "") == "":
		p.say(n)
	case p.step() == nil:
		p.wrong(place(n), "a step's heading, ##, stands before its lines")
	case strings.HasPrefix(words[0], "ask:"):
		p.ask(n, len(words[0]))
	default:
		for i := range words {
			p.line(n.Lines().At(i))
		}
	}
}

// say adds a paragraph of text.
func (p *reader) say(n *ast.Paragraph) {
	spans := p.spans(n)
	switch {
	case p.step() != nil:
		p.add(Block{Items: [][]Span{spans}})
	case p.lesson.Title == "" || p.lesson.Summary != nil:
		p.wrong(place(n), "a lesson begins with a title and one paragraph that says what it is about")
	default:
		p.lesson.Summary = spans
	}
}

// add puts a block where it is read: a question divides a step.
func (p *reader) add(b Block) {
	if s := p.step(); s.Ask != nil {
		s.After = append(s.After, b)
	} else {
		s.Blocks = append(s.Blocks, b)
	}
}

// line reads a line that begins with a word.
func (p *reader) line(segment text.Segment) {
	content := strings.TrimRight(string(segment.Value(p.text)), " \t\r\n")
	at := position(segment.Start)
	found := keyword.FindString(content)
	rest, from := content[len(found):], at+position(len(found))
	switch s := p.step(); strings.TrimRight(found, ": \t") {
	case "try":
		if s.Own {
			p.wrong(at, "a step opens one state")
		}
		s.Own, s.Link, s.try = true, rest, from
	case "show":
		for _, id := range strings.Split(rest, ",") {
			s.Show = append(s.Show, Target{strings.TrimSpace(id), from})
			from += position(len(id) + 1)
		}
	case "claim":
		s.Claims = append(s.Claims, p.claim(rest, from))
	case "ask":
		p.wrong(at, "an ask is a paragraph of its own")
	default:
		p.wrong(at, "this line begins with none of try:, show: and claim:")
	}
}

func (p *reader) claim(src string, at position) Claim {
	c, err := claim.Parse(src)
	if err != nil {
		p.wrongFormula(at, err)
	}
	return Claim{Source: src, Claim: c, pos: at}
}

// ask reads a question; its choices are the next block.
func (p *reader) ask(n *ast.Paragraph, skip int) {
	s := p.step()
	if s.Ask != nil {
		p.wrong(place(n), "a step asks one question")
	}
	spans := p.spans(n)
	if len(spans) == 0 {
		return // an error is reported already
	}
	spans[0].Text = strings.TrimLeft(spans[0].Text[min(skip, len(spans[0].Text)):], " ")
	s.Ask = &Ask{Text: spans, pos: place(n)}
	p.asked = true
}

// choices reads the list behind a question.
func (p *reader) choices(list *ast.List) {
	p.asked = false
	ask := p.step().Ask
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		var last *ast.CodeSpan
		if text := item.FirstChild(); text != nil && item.ChildCount() == 1 {
			last, _ = text.LastChild().(*ast.CodeSpan)
		}
		if last == nil {
			p.wrong(place(item), "a choice ends with the statement, in code, that makes it right")
			continue
		}
		item.FirstChild().RemoveChild(item.FirstChild(), last)
		src, at := p.code(last)
		spans := p.spans(item.FirstChild())
		if !withoutColon(spans) {
			p.wrong(place(item), "a choice is written as text, a colon, and a statement in code")
			continue
		}
		ask.Choices = append(ask.Choices, Choice{Text: spans, When: p.claim(src, at)})
	}
}

// withoutColon takes the colon, which is another one in Chinese, off the end of a choice's text. It says whether there was one.
func withoutColon(spans []Span) bool {
	if len(spans) == 0 {
		return false
	}
	last := &spans[len(spans)-1]
	text := strings.TrimRight(last.Text, " ")
	rest, found := strings.CutSuffix(text, ":")
	if !found {
		rest, found = strings.CutSuffix(text, "：")
	}
	if found {
		last.Text = rest
	}
	return found
}

// finish checks what can only be known at the end, and hands states on from step to step.
func (p *reader) finish() {
	l := p.lesson
	if p.asked {
		p.wrong(p.step().Ask.pos, "a list of choices is missing behind this ask")
	}
	if l.Title == "" || l.Summary == nil || len(l.Steps) == 0 {
		p.wrong(0, "a lesson has a title, a sentence about itself, and steps")
	}
	for i := range l.Steps {
		s := &l.Steps[i]
		switch {
		case s.Own:
		case i == 0:
			p.wrong(s.pos, "the first step opens a state: it needs a try")
		default:
			s.Link, s.try = l.Steps[i-1].Link, l.Steps[i-1].try
		}
		switch {
		case len(s.Blocks) == 0 && s.Ask == nil:
			p.wrong(s.pos, "this step says nothing")
		case s.Ask != nil && len(s.Ask.Choices) < 2:
			p.wrong(s.Ask.pos, "a question has two choices or more")
		case s.Ask != nil && len(s.After) == 0:
			p.wrong(s.Ask.pos, "a question has an explanation behind it")
		}
	}
}
