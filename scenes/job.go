package scenes

import (
	"errors"
	"image"

	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/export"
)

// job is an export that draws, by one picture a frame, so that the program goes on meanwhile.
type job struct {
	studio    *studio
	done, all int                               // pictures
	next      func() (finished bool, err error) // draws one of them, and counts it
}

// begin starts a job. The error says that there is one already.
func (p *Program) begin(s *studio, all int, next func() (bool, error)) error {
	if p.job != nil {
		s.close(false)
		return errors.New(p.state.Say("An export is under way: wait for its end, or cancel it."))
	}
	p.job = &job{studio: s, all: all, next: next}
	p.Wake()
	return nil
}

// develop goes on with the job. It must be called while a frame is drawn.
func (p *Program) develop() {
	if p.job == nil {
		return
	}
	finished, err := p.job.next()
	if finished || err != nil {
		p.job.studio.close(err == nil)
		p.job = nil
	}
	if err != nil {
		p.Say(p.state.Explain(err))
	}
	p.Wake()
}

// cancel ends the job without a file.
func (p *Program) cancel() error {
	if p.job != nil {
		p.job.studio.close(false)
		p.job = nil
		p.Say(p.state.Say("The export was cancelled. No file was written."))
	}
	return nil
}

// progress is what the export panel says of a job that takes its time.
func (p *Program) progress() []control.Readout {
	e := &p.state.Export
	if e.All < 2 {
		return nil
	}
	return []control.Readout{{ID: "export.progress", Wide: true, Group: p.state.Say("Film"), Title: p.state.Say("progress of the export"),
		Cells: []string{p.state.Say("Picture %d of %d.", min(e.Done+1, e.All), e.All)}}}
}

// Of an animation.
const (
	mostFrames  = 121
	frameTime   = 5       // hundredths of a second
	lastTime    = 200     // of the last frame, so that the end is seen
	filmPixels  = 4 << 20 // of a frame
	filmSamples = 3       // frames whose colours all others have
)

// pictureGIF asks for an animation of the chosen picture through the timeline.
func (p *Program) pictureGIF() error {
	s, err := p.newStudio(p.state.Scale())
	if err != nil {
		return err
	}
	if size := s.canvas.Bounds().Size(); size.X*size.Y > filmPixels {
		s.close(false)
		return errors.New(p.state.Say("The animation would have %d × %d pixels, which is too large: choose a smaller scale.", size.X, size.Y))
	}
	last := s.state.Last()
	frames := min(last+1, mostFrames)
	var samples []*image.RGBA
	var film *export.GIF
	at := 0
	return p.begin(s, filmSamples+frames, func() (bool, error) {
		p.job.done++
		if len(samples) < filmSamples {
			shot, err := s.shoot(last * len(samples) / (filmSamples - 1))
			samples = append(samples, shot)
			return false, err
		}
		if film == nil {
			film = export.NewGIF(samples)
		}
		shot, err := s.shoot(last * at / max(frames-1, 1))
		if err != nil {
			return true, err
		}
		if at++; at < frames {
			film.Add(shot, frameTime)
			return false, nil
		}
		film.Add(shot, lastTime)
		return true, p.host.Save("optiscope.gif", film.Bytes())
	})
}
