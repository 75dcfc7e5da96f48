package scenes

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/optiscope/optiscope/scenes/challenge"
	"github.com/optiscope/optiscope/scenes/claim"
	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/state"
)

// contestPanels are the challenge that is open, and the list of all.
func (p *Program) contestPanels() []control.Panel {
	panels := []control.Panel{p.challengeList()}
	if p.contest.open != nil {
		panels = append(panels, p.challengePanel(p.contest.open))
	}
	return panels
}

func (p *Program) challengePanel(c *challenge.Challenge) control.Panel {
	s, text := &p.state, c.In(p.state.Language())
	commands := p.openCommands(c)
	panel := control.Panel{ID: "challenge", Title: text.Title, Note: fmt.Sprintf("%d / %d", p.placeOf(c)+1, len(p.challenges())), Place: control.Guide, Tab: s.Say("Challenge"), Open: true,
		Text: c.ID, Head: commands[:1], Readouts: p.verdictReadouts(c), Controls: commands[1:]}
	for _, paragraph := range text.Task {
		panel.Blocks = append(panel.Blocks, control.Block{Spans: []control.Span{{Text: paragraph}}})
	}
	panel.Blocks = append(panel.Blocks, control.Block{Spans: []control.Span{{Text: s.Say("Yours:") + " ", Dim: true}, {Text: p.allowedWords(c), Bold: true},
		{Text: s.Say(". Everything else is locked."), Dim: true}}})
	if p.contest.verdict.Solved {
		for _, paragraph := range text.Why {
			panel.Blocks = append(panel.Blocks, control.Block{Form: control.Equation, Spans: []control.Span{{Text: paragraph}}})
		}
	}
	return panel
}

// placeOf is a challenge's index among all.
func (p *Program) placeOf(c *challenge.Challenge) int { return slices.Index(p.challenges(), c) }

// openCommands are the ways out of a challenge.
func (p *Program) openCommands(c *challenge.Challenge) (all []control.Control) {
	s := &p.state
	next := p.challenges()[(p.placeOf(c)+1)%len(p.challenges())]
	closer := command("challenge.close", s.Say("Close the challenge"), s.Say("Closes the challenge and unlocks everything. What is set stays as it is."), func() error { s.View.Challenge = ""; return nil })
	closer.Icon = "close"
	all = []control.Control{closer, command("challenge.again", s.Say("Start again"), s.Say("Opens the challenge as it begins. What was solved stays solved."),
		func() error { p.openChallenge(c); return nil })}
	if left := p.contest.left; left.Lesson != "" {
		label := s.Say("Return to the lesson")
		if left.Lesson == state.Worksheet {
			label = s.Say("Return to the worksheet")
		}
		all = append(all, command("challenge.left", label, s.Say("Closes the challenge and opens the step that was left for it. What was answered there is still known."), func() error { s.Return(left); p.Wake(); return nil }))
	}
	return append(all,
		command("challenge.next", s.Say("Next challenge"), s.Say("Opens the next challenge of the list. Behind the last one comes the first."), func() error { p.openChallenge(next); return nil }))
}

// allowedWords names what may be used.
func (p *Program) allowedWords(c *challenge.Challenge) string {
	s := &p.state
	var names []string
	for _, id := range c.Allow {
		one, _ := s.Find(id)
		owner, _, _ := strings.Cut(id, ".")
		switch i, is := s.Index(owner); {
		case strings.HasSuffix(id, ".edits"):
			names = append(names, s.Say("changes during the run"))
		case is:
			names = append(names, s.Title(i)+" "+one.Label)
		default:
			names = append(names, strings.TrimSpace(one.Row+" "+one.Label))
		}
	}
	return strings.Join(names, ", ")
}

// verdictReadouts say how the present run does.
func (p *Program) verdictReadouts(c *challenge.Challenge) []control.Readout {
	s, v := &p.state, &p.contest.verdict
	all := []control.Readout{{ID: "challenge.verdict", Wide: true, Strong: true, Title: s.Say("verdict"), Cells: []string{p.verdictWords()}},
		{ID: "challenge.score", Wide: true, Title: s.Say("score"), Cells: []string{capital(c.In(s.Language()).Counts) + ": " + scoreWords(v.Score)}}}
	if best, solved := p.contest.progress[c.ID]; solved {
		all = append(all, control.Readout{ID: "challenge.best", Wide: true, Title: s.Say("best score"), Cells: []string{s.Say("Your best: %s", scoreWords(best))}})
	}
	return all
}

func capital(text string) string {
	letters := []rune(text)
	return strings.ToUpper(string(letters[:1])) + string(letters[1:])
}

func scoreWords(score float64) string {
	if math.IsNaN(score) {
		return "–"
	}
	return claim.Format(score, 0)
}

func (p *Program) verdictWords() string {
	switch v := p.contest.verdict; {
	case !v.Valid:
		return p.state.Say("This does not count: what is locked has been changed. Start again.")
	case v.Solved:
		return p.state.Say("Solved!")
	}
	return p.state.Say("Not solved yet.")
}

// challengeList are all challenges, each to be opened.
func (p *Program) challengeList() control.Panel {
	s, all := &p.state, p.challenges()
	panel := control.Panel{ID: "challenges", Title: s.Say("Challenges"), Icon: "flag", Key: "g", Place: control.Dialog, Open: true,
		Note:   s.Say("%d of %d solved", len(p.contest.progress), len(all)),
		Blocks: []control.Block{{Spans: []control.Span{{Text: s.Say("A goal, and a few controls to reach it with. The run says whether it is reached, and how well."), Dim: true}}}}}
	for i, c := range all {
		text := c.In(s.Language())
		entry := control.Block{ID: "open." + c.ID, Form: control.Entry, Strong: p.contest.open == c, Do: func() error { p.openChallenge(c); return nil },
			Spans: []control.Span{{Text: strconv.Itoa(i+1) + "  " + text.Title, Bold: true}, {Text: strings.Join(text.Task, " "), Dim: true}}}
		if best, solved := p.contest.progress[c.ID]; solved {
			entry.Icon = "check"
			entry.Spans = append(entry.Spans, control.Span{Text: " " + s.Say("Your best: %s", scoreWords(best))})
		}
		panel.Blocks = append(panel.Blocks, entry)
	}
	if len(p.contest.progress) > 0 {
		panel.Controls = []control.Control{p.eraseCommand()}
	}
	return panel
}

func (p *Program) eraseCommand() control.Control {
	s := &p.state
	return command("challenge.erase", s.Say("Erase what was solved"), s.Say("Forgets which challenges were solved, and the best scores. They do not come back."), func() error {
		p.contest.progress = make(challenge.Progress)
		p.contest.serial++
		p.keep()
		p.renew()
		return nil
	})
}

// contestCommands are the commands of challenges.
func (p *Program) contestCommands() []control.Control {
	if p.contest.open == nil {
		return []control.Control{p.eraseCommand()}
	}
	return append(p.openCommands(p.contest.open), p.eraseCommand())
}
