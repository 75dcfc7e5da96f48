// Package wild is for the tests of stamina: what a wild hand does to the program, the same for the same seed, and
// whether the memory that it leaves in use is level.
package wild

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"
)

// The environment says how long a test of stamina lasts, as Go spells durations, and from which seed.
const (
	lengthVariable = "STAMINA"
	seedVariable   = "STAMINA_SEED"
)

// Length is how long a test lasts, and what it is allowed beyond that before something hangs.
func Length(usual time.Duration) (time.Duration, error) {
	text := os.Getenv(lengthVariable)
	if text == "" {
		return usual, nil
	}
	length, err := time.ParseDuration(text)
	if err != nil {
		return 0, fmt.Errorf("%s: %w", lengthVariable, err)
	}
	return length, nil
}

// remembered is how many of its deeds a hand can tell.
const remembered = 25

// Hand does things at random and remembers the last of them.
type Hand struct {
	*rand.Rand
	Seed  uint64
	Deeds int
	diary []string

	began   time.Time // the last deed
	longest time.Duration
	slowest string // the deed that took longest
}

// New is a hand with the seed that the environment says, or else 1.
func New() (*Hand, error) {
	seed := uint64(1)
	if text := os.Getenv(seedVariable); text != "" {
		var err error
		if seed, err = strconv.ParseUint(text, 10, 64); err != nil {
			return nil, fmt.Errorf("%s: %w", seedVariable, err)
		}
	}
	return &Hand{Rand: rand.New(rand.NewPCG(seed, 0)), Seed: seed}, nil
}

// Does notes a deed, and how long the one before took.
func (h *Hand) Does(format string, args ...any) {
	h.done()
	h.began = time.Now()
	h.Deeds++
	h.diary = append(h.diary, fmt.Sprintf("%d: %s", h.Deeds, fmt.Sprintf(format, args...)))
	if len(h.diary) > remembered {
		h.diary = slices.Delete(h.diary, 0, 1)
	}
}

// Diary tells the last deeds.
func (h *Hand) Diary() string {
	return fmt.Sprintf("%s=%d, and at last\n\t%s", seedVariable, h.Seed, strings.Join(h.diary, "\n\t"))
}

// done looks how long the last deed took.
func (h *Hand) done() {
	if took := time.Since(h.began); h.Deeds > 0 && took > h.longest {
		h.longest, h.slowest = took, h.diary[len(h.diary)-1]
	}
}

// Tally tells how much was done.
func (h *Hand) Tally() string {
	h.done()
	return fmt.Sprintf("%d deeds, of which the slowest took %v: %s", h.Deeds, h.longest.Round(time.Millisecond), h.slowest)
}

// Often says yes in so many of a hundred cases.
func (h *Hand) Often(percent int) bool { return h.IntN(100) < percent }

// Between is a number from a to b.
func (h *Hand) Between(a, b float64) float64 { return a + (b-a)*h.Float64() }

// One chooses from a list that is not empty.
func One[T any](h *Hand, list []T) T { return list[h.IntN(len(list))] }
