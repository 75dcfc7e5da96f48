package scenes

import (
	"errors"
	"image"
	"time"
)

// Film is a video under way. Its frames last as long as they are apart.
type Film interface {
	Frame(picture *image.RGBA)
	// End ends the video and hands it to the user, or drops it.
	End(keep bool)
}

// Of a video.
const (
	filmPace = 50 * time.Millisecond // from one frame to the next
	filmRest = time.Second           // that the last frame stays
)

// pictureFilm asks for a video of the chosen picture through the timeline.
func (p *Program) pictureFilm() error {
	if p.job != nil {
		return errors.New(p.state.Say("An export is under way: wait for its end, or cancel it."))
	}
	s, err := p.newStudio(p.state.Scale())
	if err != nil {
		return err
	}
	size := s.canvas.Bounds().Size()
	film := p.host.Film("optiscope.webm", size.X, size.Y)
	s.ended = func(finished bool) { film.End(finished) }
	last := s.state.Last()
	frames := min(last+1, mostFrames)
	at := 0
	var due time.Time
	return p.begin(s, frames, func() (bool, error) {
		now := time.Now()
		if now.Before(due) {
			return false, nil
		}
		if at == frames {
			return true, nil
		}
		shot, err := s.shoot(last * at / max(frames-1, 1))
		if err != nil {
			return true, err
		}
		film.Frame(shot)
		at++
		p.job.done++
		due = now.Add(filmPace)
		if at == frames {
			due = now.Add(filmRest)
		}
		return false, nil
	})
}
