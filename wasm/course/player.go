// Package course shows the lessons on the desktop: one step of a lesson as a panel, and the list of all.
package course

import (
	"errors"
	"io/fs"
	"strconv"

	"github.com/optiscope/optiscope/scenes/claim"
	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/state"
	"github.com/optiscope/optiscope/scenes/words"
	"github.com/optiscope/optiscope/web/lessons"
)

// Program is what the lessons drive.
type Program interface {
	State() *state.State
	Say(message string)
	Wake()
	Open(address string) error // of the web, in the system's browser
}

// Player opens the steps of lessons in a program. The place in the course is the program's state's: the player follows it.
type Player struct {
	program Program
	course  *lessons.Course // in the language that was asked for
	asked   words.Language
	lesson  *lessons.Lesson  // that is open, or nil
	spoken  words.Language   // that it was opened in
	at      int              // its step, from 1
	answers map[string]reply // to questions, by place
	runs    *claim.Runs      // of the step
	text    []control.Block  // of the step, as of key
	key     string
	sheet   string // what the worksheet that is open was read from
	unread  string // that of which nothing could be read, as was said
}

// reply is what somebody answered: a choice, or the number that was asked for.
type reply struct {
	choice int
	typed  string // empty for somebody who only asks for the number
}

// New makes a player in which no lesson is open.
func New(p Program) *Player { return &Player{program: p, answers: make(map[string]reply)} }

// Follow opens the place that the program's state names. It is called once a tick.
func (p *Player) Follow() {
	v := &p.program.State().View
	if v.Lesson == "" {
		p.lesson = nil
		return
	}
	if p.lesson != nil && p.spoken == p.program.State().Language() && p.lesson.ID == v.Lesson && p.at == v.Step && (v.Lesson != state.Worksheet || p.sheet == v.Sheet) {
		return
	}
	if v.Lesson == state.Worksheet && v.Sheet != "" && v.Sheet == p.unread {
		p.lesson = nil
		return
	}
	unset := p.program.State().Unset()
	found, there := p.find(v.Lesson)
	if !there && v.Lesson != state.Worksheet {
		p.program.Say(p.say("There is no lesson called “%s”.", v.Lesson))
	}
	switch {
	case !there && v.Lesson == state.Worksheet && v.Sheet != "":
		p.lesson, p.unread = nil, v.Sheet // it stays in the link: a newer version may read it
		return
	case !there:
		p.close()
		return
	}
	p.take(found, v.Step)
	if unset || p.at != v.Step {
		p.open(p.step().Link)
	}
}

// take turns to a step, and forgets what was made for another one.
func (p *Player) take(l *lessons.Lesson, step int) {
	p.lesson, p.at, p.spoken = l, min(max(step, 1), len(l.Steps)), p.program.State().Language()
	p.key, p.runs = "", nil
}

// load is the course in the language in force, or in English where that has none.
func (p *Player) load() *lessons.Course {
	language := p.program.State().Language()
	if p.course != nil && p.asked == language {
		return p.course
	}
	course, err := lessons.Load(lessons.Files(), language)
	if errors.Is(err, fs.ErrNotExist) {
		course, err = lessons.Load(lessons.Files(), words.English)
	}
	if err != nil {
		p.program.Say(p.program.State().Explain(err))
	}
	if course == nil {
		course = new(lessons.Course)
	}
	p.course, p.asked = course, language
	return course
}

func (p *Player) find(id string) (*lessons.Lesson, bool) {
	if id == state.Worksheet {
		return p.worksheet()
	}
	return p.load().Find(id)
}

func (p *Player) step() *lessons.Step { return &p.lesson.Steps[p.at-1] }

// place names the open step.
func (p *Player) place() string { return p.lesson.ID + "/" + strconv.Itoa(p.at) }

// waits says whether the step asks something that is not answered yet.
func (p *Player) waits() bool {
	_, answered := p.answers[p.place()]
	return p.step().Ask != nil && !answered
}

// Go opens a step of a lesson in its own state.
func (p *Player) Go(id string, step int) {
	found, there := p.find(id)
	if !there {
		return
	}
	p.take(found, step)
	p.open(p.step().Link)
}

// walk goes one step on or back, if there is one.
func (p *Player) walk(by int) {
	if n := p.at + by; n >= 1 && n <= len(p.lesson.Steps) {
		p.Go(p.lesson.ID, n)
	}
}

// open shows a state at the open step: the step's own, or one that its text leads to.
func (p *Player) open(link string) {
	if err := p.program.State().OpenStep(p.lesson.ID, p.at, link, p.waits()); err != nil {
		p.program.Say(p.program.State().Explain(err))
	}
	p.program.Wake()
}

// close ends the lesson, and shows what its question hid.
func (p *Player) close() {
	p.lesson = nil
	p.program.State().CloseLesson()
	p.program.Wake()
}

// answer answers the step's question, and the run is shown.
func (p *Player) answer(r reply) {
	if !p.waits() {
		return
	}
	p.answers[p.place()] = r
	p.open(p.step().Link)
}

func (p *Player) say(text string, args ...any) string { return p.program.State().Say(text, args...) }
