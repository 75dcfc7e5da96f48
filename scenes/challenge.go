package scenes

import (
	"errors"
	"strings"

	"github.com/optiscope/optiscope/scenes/challenge"
	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/state"
)

// contest is the challenge that is open, if one is, and what was solved so far. The open one is named by the state.
type contest struct {
	all      []*challenge.Challenge
	open     *challenge.Challenge
	judged   state.State // as of state.State.Computed
	verdict  challenge.Verdict
	progress challenge.Progress
	left     state.Place // in the course, for the first one
	serial   uint64      // grows with every change
	loaded   bool
}

// progressFile is what the host keeps the progress under, and damagedFile what could not be read.
const (
	progressFile = "progress.json"
	damagedFile  = "progress-damaged.json"
)

// challenges are all, read once.
func (p *Program) challenges() []*challenge.Challenge {
	g := &p.contest
	if g.loaded {
		return g.all
	}
	g.loaded = true
	var err error
	if g.all, err = challenge.All(); err != nil {
		panic(err) // they are in the program, and tested
	}
	data, err := p.host.Kept(progressFile)
	if err == nil {
		g.progress, err = challenge.Decode(data)
		if err != nil { // what is read as far as it goes is written again, so the rest goes aside
			err = errors.Join(err, p.host.Keep(damagedFile, data))
		}
	}
	if g.progress == nil {
		g.progress = make(challenge.Progress)
	}
	if err != nil {
		p.Say(p.state.Say("What was solved before cannot be read: %s", err))
	}
	return g.all
}

// compete opens the challenge that the state names, and judges the state.
func (p *Program) compete() {
	g, v := &p.contest, &p.state.View
	if v.Challenge == "" {
		if g.open != nil {
			g.open, g.left = nil, state.Place{}
			g.serial++
		}
		return
	}
	if g.open == nil || g.open.ID != v.Challenge {
		if g.open = p.challenge(v.Challenge); g.open == nil {
			p.Say(p.state.Say("There is no challenge called “%s”.", v.Challenge))
			v.Challenge = ""
			return
		}
		p.state.CloseLesson()
		g.judged = state.State{}
		g.serial++
	}
	if p.state.Unset() {
		p.openChallenge(g.open)
	}
	if now := p.state.Computed(); now != g.judged {
		g.judged, g.verdict = now, g.open.Judge(&p.state)
		g.serial++
		p.score()
	}
}

// challenge finds one by its name.
func (p *Program) challenge(id string) *challenge.Challenge {
	for _, c := range p.challenges() {
		if c.ID == id {
			return c
		}
	}
	return nil
}

// openChallenge shows what a challenge begins with. From there one comes back to the lesson that was left for it.
func (p *Program) openChallenge(c *challenge.Challenge) {
	if here := p.state.Place(); here != (state.Place{}) {
		p.contest.left = here
		p.contest.serial++
	}
	if err := p.state.OpenChallenge(c.ID, c.Link); err != nil {
		p.Say(err.Error())
	}
	p.Wake()
}

// score keeps what was solved.
func (p *Program) score() {
	g := &p.contest
	if g.verdict.Solved && g.progress.Record(g.open, g.verdict.Score) {
		p.keep()
	}
}

func (p *Program) keep() {
	data, err := p.contest.progress.Encode()
	if err == nil {
		err = p.host.Keep(progressFile, data)
	}
	if err != nil {
		p.Say(p.state.Say("What was solved cannot be kept: %s", err))
	}
}

// locks says whether the challenge that is open keeps a control as it is.
func (p *Program) locks(id string) bool {
	c := p.contest.open
	if c == nil || p.state.View.Challenge == "" || state.Looks(id) {
		return false
	}
	for _, allowed := range c.Allow {
		entry, edits := strings.CutSuffix(allowed, ".edits")
		if id == allowed || edits && strings.HasPrefix(id, entry+".at.") {
			return false
		}
	}
	return true
}

// locked marks the controls of the state that the challenge keeps as they are.
func (p *Program) locked(controls []control.Control) []control.Control {
	if p.contest.open == nil {
		return controls
	}
	for i := range controls {
		if p.locks(controls[i].ID) {
			controls[i].Locked = p.state.Say("locked in this challenge")
		}
	}
	return controls
}

// lockedPanels does so in panels.
func (p *Program) lockedPanels(panels []control.Panel) []control.Panel {
	for i := range panels {
		p.locked(panels[i].Head)
		p.locked(panels[i].Menu)
		p.locked(panels[i].Controls)
	}
	return panels
}
