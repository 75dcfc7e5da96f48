package scenes

import (
	"math"
	"strings"

	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/export"
	"github.com/optiscope/optiscope/scenes/paint"
)

// CaptionLine is one line of what stands under an exported picture.
type CaptionLine struct {
	Text string
	Mark *control.Mark // before the text, or nil
	step bool          // instead of the text, the step that is drawn: in a film it moves, and nothing else does
}

// Sizes of a caption, in units.
const (
	captionType   = 12.0
	captionLead   = 18.0
	captionMargin = 12.0
	captionIndent = 20.0
)

// captionLines tells the settings of the picture, and behind them an address if there is one, wrapped to a width in pixels.
func (s *studio) captionLines(address string, width float64) (lines []CaptionLine) {
	spoken := &s.state
	add := func(mark *control.Mark, text string) {
		for i, part := range s.wrap(text, width-(2*captionMargin+captionIndent)*s.frame.Unit) {
			if i > 0 {
				mark = nil
			}
			lines = append(lines, CaptionLine{Text: part, Mark: mark})
		}
	}
	number := control.FormatNumber
	if c := &spoken.Run; spoken.Studies() {
		for _, setting := range spoken.Controls() {
			if !setting.Hidden && !setting.Derived && setting.Kind != control.Action && strings.HasPrefix(setting.ID, spoken.View.Scene+".") {
				add(nil, spoken.Say("%s: %s", setting.Title, setting.Text()))
			}
		}
	} else {
		title := spoken.Say(spoken.Surface().Title)
		for i, param := range spoken.Surface().Params {
			title += ", " + param.Symbol + " = " + number(c.Params[i])
		}
		if spoken.IsCustom() {
			title = "f = " + c.Custom.Formula
		}
		add(nil, spoken.Say("%s. Start (%s, %s).", title, number(c.Start.X), number(c.Start.Y)))
		if c.Noise != 0 {
			add(nil, spoken.Say("Noise: %s, σ = %s, seed %d.", spoken.Say(c.NoiseKind.String()), number(c.Noise), c.Seed))
		}
		for i := range c.Active() {
			if mark := s.frame.Marks[i]; !spoken.View.Hidden[i] {
				settings := export.Settings(&c.Entries[i])
				for k := range settings {
					settings[k] = spoken.Say(settings[k])
				}
				text := spoken.Say("%s: %s", spoken.Title(i), strings.Join(settings, spoken.Say(", ")))
				if kind := c.Entries[i].Schedule.Kind; kind != optim.ScheduleConstant {
					text += spoken.Say("; schedule: %s", spoken.Say(kind.Title()))
				}
				if n := c.Entries[i].Edits.Count; n > 0 {
					text += spoken.Say("; changes on the way: %d", n)
				}
				add(&mark, text)
			}
		}
	}
	if address != "" {
		add(nil, address)
	}
	return append(lines, CaptionLine{step: true})
}

// wrap breaks a text into lines of at most a width in pixels: between words where it can, elsewhere where it must.
func (s *studio) wrap(text string, width float64) (lines []string) {
	letters := []rune(text)
	for len(letters) > 0 {
		n := len(letters)
		for n > 1 {
			w, _ := s.painter.Measure(string(letters[:n]), captionType*s.frame.Unit)
			if w <= width {
				break
			}
			n = min(n-1, max(1, int(float64(n)*width/w)))
		}
		if n < len(letters) {
			for k := n; k > n/2; k-- {
				if letters[k-1] == ' ' {
					n = k
					break
				}
			}
		}
		lines = append(lines, strings.TrimSpace(string(letters[:n])))
		letters = letters[n:]
	}
	return lines
}

func (s *studio) captionHeight() int {
	return int(math.Ceil((2*captionMargin + captionLead*float64(len(s.caption))) * s.frame.Unit))
}

// textOf is what a line says of the picture that is drawn.
func (s *studio) textOf(line *CaptionLine) string {
	if line.step {
		return s.state.Say("Step %d of %d.", s.state.View.T, s.state.Last())
	}
	return line.Text
}

// drawCaption writes the caption under the picture.
func (s *studio) drawCaption() {
	u, theme := s.frame.Unit, s.frame.Theme
	bounds := s.canvas.Bounds()
	s.painter.Fill(s.canvas, 0, float64(s.picture.Max.Y), float64(bounds.Dx()), float64(bounds.Dy()-s.picture.Max.Y), theme.Panel)
	y := float64(s.picture.Max.Y) + (captionMargin+captionLead/2)*u
	for i := range s.caption {
		line := &s.caption[i]
		if line.Mark != nil {
			s.painter.Mark((captionMargin+6)*u, y, 5*u, line.Mark.Shape, theme.Marks[line.Mark.Slot], theme.Panel, 0)
		}
		s.painter.Text(s.canvas, s.textOf(line), (captionMargin+captionIndent)*u, y, captionType*u, paint.Start, paint.Middle, theme.Text)
		y += captionLead * u
	}
	s.painter.Flush(s.canvas)
}
