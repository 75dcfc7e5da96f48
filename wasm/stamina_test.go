//go:build !js

package main

import (
	"image"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/optiscope/optiscope/scenes/stage/wild"
)

// TestStamina uses the native program at random, by keys, mouse, wheel, fingers, links and sizes: it must not end, and the
// memory in use has to stay level. make stamina lets it go on for longer.
func TestStamina(t *testing.T) {
	length, err := wild.Length(30 * time.Second)
	if err != nil {
		t.Fatal(err)
	}
	hand, err := wild.New()
	if err != nil {
		t.Fatal(err)
	}
	// Files and texts go nowhere.
	home, tools := t.TempDir(), t.TempDir()
	tool(t, tools, "xclip", `case $3 in -in) /bin/cat > /dev/null ;; *) echo 0.5 ;; esac`)
	t.Setenv("HOME", home)
	t.Setenv("PATH", tools)
	t.Setenv("WAYLAND_DISPLAY", "")
	u := &user{session: start(t, image.Pt(1100, 700), "play=0"), hand: hand, size: image.Pt(1100, 700)}
	t.Cleanup(func() {
		if t.Failed() {
			t.Log(hand.Diary())
		}
	})
	var used []memory
	pause := max(length/30, 2*time.Second)
	begin, measured := time.Now(), time.Time{}
	for time.Since(begin) < length || len(used) < wild.Fewest {
		if time.Since(measured) > pause {
			u.rest()
			used = append(used, u.question(t, question{Memory: true}).Memory)
			measured = time.Now()
			empty(t, home)
		}
		u.act()
		u.drawn()
	}
	t.Log(hand.Tally())
	level(t, used)
}

func level(t *testing.T, used []memory) {
	t.Helper()
	var bytes, objects, goroutines []float64
	for _, one := range used {
		bytes, objects, goroutines = append(bytes, one.Bytes/1e6), append(objects, one.Objects), append(goroutines, one.Goroutines)
	}
	t.Logf("memory in use in MB %.4g\nobjects %.0f\ngoroutines %v", bytes, objects, goroutines)
	for _, one := range []struct {
		what   string
		series []float64
		chance float64
	}{{"the memory in use, in MB,", bytes, 8}, {"the number of objects", objects, 20e3}, {"the number of goroutines", goroutines, 5}} {
		if err := wild.Level(one.what, one.series, one.chance); err != nil {
			t.Error(err)
		}
	}
}

// empty removes what was saved, which may be large.
func empty(t *testing.T, folder string) {
	t.Helper()
	saved, err := filepath.Glob(filepath.Join(folder, "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range saved {
		if err := os.RemoveAll(path); err != nil {
			t.Fatal(err)
		}
	}
}
