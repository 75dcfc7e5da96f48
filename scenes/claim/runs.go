package claim

import (
	"errors"
	"fmt"
	"math"
	"strings"

	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/state"
)

// Runs computes what a state leads to, and what it would lead to with some settings changed. What was computed once
// is kept. It is not safe for concurrent use.
type Runs struct {
	state  state.State
	scenes map[string]*scene // by the changes
}

// NewRuns returns the runs of a state. Nothing is computed yet.
func NewRuns(s state.State) *Runs { return &Runs{state: s, scenes: make(map[string]*scene)} }

// scene is a state with its results, those of many runs only if they are asked for.
type scene struct {
	state   state.State
	result  run.Result
	bundles []run.Bundle
	search  *run.Search
	studied *state.Study
}

// with is the scene in which the changes are made, which are spelled as in a link.
func (r *Runs) with(changes string) (*scene, error) {
	if s, known := r.scenes[changes]; known {
		return s, nil
	}
	s := &scene{state: r.state}
	if err := Change(&s.state, changes); err != nil {
		return nil, err
	}
	if s.result = run.Compute(s.state.Run); s.result.Err != nil {
		return nil, s.result.Err
	}
	r.scenes[changes] = s
	return s, nil
}

// Change sets some controls of a state, which are spelled as in a link: "a=60&sgd.lr=0.1". They are set in order.
// After an error the state is changed in part.
func Change(s *state.State, changes string) error {
	if changes == "" {
		return nil
	}
	for pair := range strings.SplitSeq(changes, "&") {
		id, text, is := strings.Cut(strings.TrimSpace(pair), "=")
		if !is {
			return fmt.Errorf("%q sets nothing: write it as a=60", pair)
		}
		if err := s.Set(id, text); err != nil {
			return err
		}
	}
	return nil
}

// study is what a scene beside the surface computes.
func (s *scene) study() *state.Study {
	s.studied = s.state.Study(&s.result, s.studied)
	return s.studied
}

// track finds the course of an entry.
func (s *scene) track(id string) (*run.Track, int, error) {
	i, there := s.state.Index(id)
	if !there {
		return nil, 0, fmt.Errorf("no optimizer is called %q", id)
	}
	track := &s.result.Tracks[i]
	if track.Err != nil {
		return nil, 0, track.Err
	}
	return track, i, nil
}

// bundle is the course of entry i with all seeds.
func (s *scene) bundle(i int) *run.Bundle {
	if s.bundles == nil {
		b := run.NewBundles(s.result.Loss.Copy(), s.state.Run)
		for !b.Done() {
			b.Advance(math.MaxInt32)
		}
		s.bundles = b.All()
	}
	return &s.bundles[i]
}

var errNoBest = errors.New("no rate of the search ends with a finite loss")

// best is the learning rate with which entry i ends lowest, and its last loss.
func (s *scene) best(i int) (alpha, loss float64, err error) {
	if s.search == nil {
		if s.search, err = run.NewSearch(s.result.Loss.Copy(), s.state.Run, state.RateGrid()); err != nil {
			return 0, 0, err
		}
		for !s.search.Done() {
			s.search.Advance(math.MaxInt32)
		}
	}
	alpha, loss, ok := s.search.Best(i)
	if !ok {
		return 0, 0, errNoBest
	}
	return alpha, loss, nil
}
