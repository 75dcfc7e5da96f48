package scenes

import (
	"errors"
	"fmt"
	"time"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/scenes/view"
)

// Stats are what the program measured of itself.
type Stats struct {
	Ticks, Draws     int
	UpdateMS, DrawMS float64 // the last tick and the last frame
	FirstFrameMS     float64 // from New to the end of the first frame

	begin time.Time
}

// Stats are the present measurements.
func (p *Program) Stats() Stats { return p.stats }

// ticksToIdle is the tick from which the loop may rest. While a window opens,
// Ebitengine consumes wake-ups without a tick; a loop that rests already would stop there.
const ticksToIdle = 3

// longestTick bounds how far the playhead moves in one tick: after a pause of
// the whole program it goes on from where it was.
const longestTick = 0.1

// Update is one tick of Ebitengine.
func (p *Program) Update() error {
	begin := time.Now()
	if p.err != nil {
		return p.err
	}
	p.host.Update(p.width, p.height, scale())
	p.point()
	elapsed := p.elapsed(begin)
	p.play(elapsed)
	p.phases(elapsed)
	p.work()
	p.settle()
	p.stats.Ticks++
	if p.stats.Ticks == ticksToIdle {
		// From now on nothing runs while nothing moves: a tick comes with input, or when somebody asks for it.
		ebiten.SetFPSMode(ebiten.FPSModeVsyncOffMinimum)
	}
	p.stats.UpdateMS = milliseconds(time.Since(begin))
	return nil
}

// elapsed is the time since the last tick, in seconds.
func (p *Program) elapsed(now time.Time) float64 {
	elapsed := min(now.Sub(p.clock).Seconds(), longestTick)
	p.clock = now
	return elapsed
}

// play moves the playhead by the time since the last tick.
func (p *Program) play(elapsed float64) {
	v := &p.state.View
	if !v.Playing || !p.shown.View.Playing {
		// The loop may have rested until now: the time since the last tick is no playing time.
		p.part = 0
		if v.Playing {
			p.Wake()
		}
		return
	}
	p.part += elapsed * p.state.StepsPerSecond()
	steps := int(p.part)
	p.part -= float64(steps)
	v.T = min(v.T+steps, p.state.Last())
	if v.T >= p.state.Last() {
		v.Playing = false
	}
	p.Wake()
}

// spare is how long a tick works at most on what takes longer than a frame: with it, a frame of a run that plays is
// still done in the time that a screen leaves for one.
const spare = 6 * time.Millisecond

// work goes on with what takes longer than a frame.
func (p *Program) work() {
	e := &p.state.Export
	if e.Done, e.All = 0, 0; p.job != nil {
		e.Done, e.All = p.job.done, p.job.all
	}
	if p.engine.Work(&p.state, spare) {
		p.Wake()
	}
}

// settle brings everything that depends on the state up to date.
func (p *Program) settle() {
	if p.state != p.shown {
		p.compete()
		p.state.Tidy()
		p.version++
		if p.shown.SeenAs(&p.state.View) != p.state {
			p.content++
		}
		p.shown = p.state
		p.frame.Marks = p.state.Marks()
	}
	p.Shown()
	if now := p.Serial(); p.told != now {
		p.told = now
		p.renew()
	}
	p.takeAim()
	p.host.Show()
}

// Draw is one frame of Ebitengine. It reads the state and changes nothing in it.
func (p *Program) Draw(screen *ebiten.Image) {
	begin := time.Now()
	theme := p.Theme()
	screen.Fill(theme.Ground)
	f := &p.frame
	f.State, f.Result, f.Theme, f.Unit = &p.state, p.Shown(), theme, p.host.Unit()
	f.Study, _ = p.Study()
	f.Inside, f.Part = &p.inside, p.moved()
	f.Serial = p.engine.Serial()
	f.Pointed = view.Pointed{On: p.aim.now.on, Step: p.aim.now.step, Entry: p.aim.now.entry}
	f.Now, f.Again, f.Notice = begin, 0, ""
	for name, area := range p.host.Areas() {
		if area.Empty() {
			continue
		}
		if err := p.views[name].Draw(screen, f, area); err != nil {
			p.err = fmt.Errorf("the picture %q cannot be drawn: %w", name, err)
			p.Wake() // the next tick ends the program with it
		}
	}
	p.host.Draw(screen)
	p.answer(f)
	p.develop()
	p.stats.Draws++
	p.stats.DrawMS = milliseconds(time.Since(begin))
	if p.stats.FirstFrameMS == 0 {
		p.stats.FirstFrameMS = milliseconds(time.Since(p.stats.begin))
	}
}

// answer does what the pictures asked for.
func (p *Program) answer(f *view.Frame) {
	if f.Notice != "" {
		p.Say(f.Notice)
	}
	if f.Again > 0 {
		time.AfterFunc(f.Again, p.Wake)
	}
}

// Layout is not used: LayoutF gives the canvas the screen's own pixels.
func (p *Program) Layout(int, int) (int, int) { panic("scenes: LayoutF is used") }

// LayoutF makes one pixel of the canvas one pixel of the screen.
func (p *Program) LayoutF(width, height float64) (float64, float64) {
	s := scale()
	w, h := max(width*s, 1), max(height*s, 1)
	p.width, p.height = int(w+0.5), int(h+0.5)
	return w, h
}

func scale() float64 { return ebiten.Monitor().DeviceScaleFactor() }

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// Run opens the window and returns when it is closed.
func (p *Program) Run() error {
	if p.host == nil {
		return errors.New("scenes: the program has no host")
	}
	ebiten.SetWindowTitle("Optiscope")
	ebiten.SetWindowResizingMode(ebiten.WindowResizingModeEnabled)
	ebiten.SetTPS(ebiten.SyncWithFPS)
	ebiten.SetScreenClearedEveryFrame(false)
	return ebiten.RunGameWithOptions(p, &ebiten.RunGameOptions{X11ClassName: "Optiscope", X11InstanceName: "optiscope"})
}
