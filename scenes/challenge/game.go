package challenge

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"

	"github.com/optiscope/optiscope/scenes/claim"
	"github.com/optiscope/optiscope/scenes/state"
)

// Verdict is what a state makes of a challenge.
type Verdict struct {
	Valid  bool    // nothing but what is allowed was changed
	Solved bool    // the goal is reached, and validly
	Score  float64 // NaN where there is none
}

// Judge says whether a state solves the challenge.
func (c *Challenge) Judge(s *state.State) Verdict {
	v := Verdict{Valid: s.Within(c.Link, c.Allow), Score: math.NaN()}
	runs := claim.NewRuns(*s)
	// What cannot be evaluated, as a step that a run did not live to see, is not reached.
	if score, err := c.Score.Of(runs); err == nil {
		v.Score = score
	}
	if is, err := c.Goal.Holds(runs); err == nil {
		v.Solved = is && v.Valid
	}
	return v
}

// Better says whether a score is better than another one.
func (c *Challenge) Better(score, than float64) bool {
	if c.Most {
		return score > than
	}
	return score < than
}

// Progress are the best scores of what was solved, by the challenges' names.
type Progress map[string]float64

// kept is how progress is written: numbers as texts, as JSON has no infinity.
type kept struct {
	Solved map[string]string `json:"solved"`
}

// Encode writes the progress down.
func (p Progress) Encode() ([]byte, error) {
	k := kept{Solved: make(map[string]string)}
	for id, score := range p {
		k.Solved[id] = strconv.FormatFloat(score, 'g', -1, 64)
	}
	return json.Marshal(k)
}

// Decode reads what Encode wrote; nothing at all is no progress.
func Decode(data []byte) (Progress, error) {
	p := make(Progress)
	if len(data) == 0 {
		return p, nil
	}
	var k kept
	if err := json.Unmarshal(data, &k); err != nil {
		return p, err
	}
	for id, text := range k.Solved {
		score, err := strconv.ParseFloat(text, 64)
		if err != nil {
			return p, fmt.Errorf("%s: %w", id, err)
		}
		p[id] = score
	}
	return p, nil
}

// Record notes that a challenge was solved, and says whether that is news.
func (p Progress) Record(c *Challenge, score float64) bool {
	best, before := p[c.ID]
	if before && !c.Better(score, best) {
		return false
	}
	p[c.ID] = score
	return true
}
