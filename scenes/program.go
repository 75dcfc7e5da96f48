// Package scenes is the program: one state, its pictures, its host.
package scenes

import (
	"maps"
	"time"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/compute"
	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/paint"
	"github.com/optiscope/optiscope/scenes/state"
	"github.com/optiscope/optiscope/scenes/view"
)

// Host shows controls and readouts with the widgets that it has, and says
// where pictures belong. It is called on the program's own goroutine only.
type Host interface {
	Desk
	// Update is called once a tick, before the program looks at its state. The
	// host handles its input and may set controls.
	Update(width, height int, scale float64)
	// Areas are where the pictures belong: "surface", "loss", "step". A picture
	// that is out of sight is absent.
	Areas() map[string]view.Area
	// Unit is view.Frame.Unit.
	Unit() float64
	// Captures says whether a pixel belongs to a widget, not to a picture.
	Captures(x, y int) bool
	// Show is called at the end of every tick; Program.Revision tells whether there is anything new.
	Show()
	// Draw paints the host's widgets over the pictures.
	Draw(screen *ebiten.Image)
}

// Program is the whole tool. Its methods are for one goroutine, the one of Ebitengine.
type Program struct {
	state state.State
	shown state.State // as of the last settle
	host  Host

	engine  compute.Engine
	told    uint64       // the serial, as of the last settle
	scene   *state.Study // of the last scene that was one
	inside  state.Inside // of the step that was looked at last
	phase   float64      // seconds since the present phase of a step began
	painter *paint.Painter
	views   map[string]view.View
	surface *view.Surface     // one of views
	themes  [2]*control.Theme // dark and light
	light   bool              // what "auto" means for the theme
	notice  string
	linked  state.State // which link spells
	link    string
	version uint64 // grows with every change of anything that is shown, and
	content uint64 // with those that move more than the view over the surface

	pointer pointer
	aim     aim
	clock   time.Time
	part    float64 // of the next step, while playing
	width   int
	height  int
	stats   Stats
	err     error
	frame   view.Frame

	job *job // the export under way, or nil

	contest contest
}

// New makes a program in its default state.
func New() (*Program, error) {
	painter, err := paint.NewPainter()
	if err != nil {
		return nil, err
	}
	p := &Program{state: state.Default(), version: 1, content: 1, themes: [2]*control.Theme{control.Dark(), control.Light()}, stats: Stats{begin: time.Now()}}
	p.painter, p.surface = painter, view.NewSurface(painter)
	p.views = newViews(painter, p.surface)
	p.aim.timeline = -1
	return p, nil
}

// newViews are all pictures by their names.
func newViews(painter *paint.Painter, surface *view.Surface) map[string]view.View {
	all := map[string]view.View{
		"surface": surface, "loss": view.NewLoss(painter), "step": view.NewStep(painter), "rates": view.NewRates(painter)}
	maps.Copy(all, view.Charts(painter))
	return all
}

// Attach gives the program its host. It must be called before the first tick.
func (p *Program) Attach(h Host) { p.host = h }

// State is the program's state. Setting it through controls is noticed at the next tick.
func (p *Program) State() *state.State { return &p.state }

// Result is the result of the present state, computed if it is not yet.
func (p *Program) Result() *run.Result { return p.engine.Result(&p.state.Run) }

// Shown is what the screen shows of the present state: see compute.Engine.Shown.
func (p *Program) Shown() *run.Result { return p.engine.Shown(&p.state.Run) }

// Panels is the screen as data.
func (p *Program) Panels() []control.Panel {
	if st, ok := p.Study(); ok {
		return p.state.Shown(append(p.eventTools(p.lockedPanels(st.Panels(&p.state))), p.dialogs()...))
	}
	return p.state.Shown(append(p.eventTools(p.lockedPanels(p.stepTools(p.state.PanelsWith(p.Shown(), &p.inside)))), p.dialogs()...))
}

// Live are the panels that follow the playhead and the view, without controls.
func (p *Program) Live() []control.Panel {
	var live []control.Panel
	if st, ok := p.Study(); ok {
		live = st.Live(&p.state)
	} else {
		live = p.state.Live(p.Shown(), &p.inside)
	}
	return append(p.state.Shown(live), p.Seen()...)
}

// Seen are the panels that follow the view over the surface, without controls: those that hold the link.
// While the playhead moves by itself that stays as it is.
func (p *Program) Seen() []control.Panel {
	if p.state.View.Playing {
		return nil
	}
	return p.state.Shown([]control.Panel{p.linkPanel()})
}

// Study is the study of a scene that is one.
func (p *Program) Study() (*state.Study, bool) {
	if !p.state.Studies() {
		return nil, false
	}
	p.scene = p.state.Study(p.Result(), p.scene)
	return p.scene, true
}

// Events are the run's events, for the timeline.
func (p *Program) Events() []control.Event {
	if st, ok := p.Study(); ok {
		return st.Events(&p.state)
	}
	return p.state.Events(p.Shown())
}

// Status tells the run in words.
func (p *Program) Status() string {
	verdict := ""
	if p.contest.open != nil {
		verdict = " " + p.verdictWords()
	}
	if st, ok := p.Study(); ok {
		return st.Status(&p.state) + verdict
	}
	return p.state.StatusWith(p.Shown(), &p.inside) + verdict
}

// Brief is Status in a few words, for a run that goes on while it is told.
func (p *Program) Brief() string { return p.state.Brief(p.Shown()) }

// Revision grows whenever anything that is shown changed.
func (p *Program) Revision() uint64 { return p.version }

// Content grows with Revision, unless all that changed is where the surface is seen from: then panels, events and
// words stay as they are, but for the link.
func (p *Program) Content() uint64 { return p.content }

// renew says that what panels show may be another.
func (p *Program) renew() {
	p.version++
	p.content++
}

// Serial changes whenever the result does, or what is made of it.
func (p *Program) Serial() uint64 { return p.engine.Revision() + p.contest.serial }

// Link spells the state. In every frame in which something is dragged several ask for it.
func (p *Program) Link() string {
	if p.link == "" || p.linked != p.state {
		p.linked, p.link = p.state, p.state.Link()
	}
	return p.link
}

// Load replaces the state by that of a link. What is wrong in the link is
// skipped and returned, one error for each.
func (p *Program) Load(link string) []error {
	next, errs := state.LoadIn(p.state.System, link)
	next.Keep(&p.state)
	if !state.Plays(link) {
		next.SetCalm(next.Calm)
	}
	if next.DrawnByProcessor() && !p.state.DrawnByProcessor() {
		p.Say(next.ProcessorDraws())
	}
	p.state = next
	p.Wake()
	return errs
}

// Theme is the theme in force.
func (p *Program) Theme() *control.Theme {
	if name := p.state.View.Theme; name == "light" || name == "auto" && p.light {
		return p.themes[1]
	}
	return p.themes[0]
}

// Prefer says what the theme "auto" means on this system.
func (p *Program) Prefer(light bool) {
	p.light = light
	p.renew()
	p.Wake()
}

// Calm says whether this system asks for little motion.
func (p *Program) Calm(on bool) {
	p.state.SetCalm(on)
	p.Wake()
}

// Notice is a message for the user, or empty.
func (p *Program) Notice() string { return p.notice }

// Say shows a message until the next one, or until it is dismissed with an empty one.
func (p *Program) Say(message string) {
	if p.notice != message {
		p.notice = message
		p.renew()
		p.Wake()
	}
}

// Changed says that a host shows something else now, though the state is the same.
func (p *Program) Changed() {
	p.renew()
	p.Wake()
}

// Refused shows why a control refused a value.
func (p *Program) Refused(err error) { p.Say(p.state.Explain(err)) }

// Wake asks for a tick and a frame.
func (p *Program) Wake() { ebiten.ScheduleFrame() }
