//go:build !js

package main

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/export"
	"github.com/optiscope/optiscope/scenes/stage/reel"
)

// The export drawer opens at its button, saves the run among the downloads, and
// never over another file; where that is not possible the notice says why.
func TestTablesAreSaved(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	downloads := filepath.Join(home, "Downloads")
	if err := os.Mkdir(downloads, 0o755); err != nil {
		t.Fatal(err)
	}
	s := start(t, laptop, still)
	s.click(middle(s.widget("drawer.export")))
	for n, name := range []string{"optiscope.csv", "optiscope-2.csv"} {
		s.click(middle(s.widget("chip.export.csv")))
		at := s.state()
		result := run.Compute(at.Run)
		got, err := os.ReadFile(filepath.Join(downloads, name))
		if err != nil || !bytes.Equal(got, export.CSV(&result, at.Titles())) {
			t.Errorf("file %d: %d bytes, %v", n+1, len(got), err)
		}
		if notice := s.look().Notice; !strings.Contains(notice, name) {
			t.Errorf("the notice is %q", notice)
		}
	}
	s.click(middle(s.widget("chip.export.go")))
	at := s.state()
	result := run.Compute(at.Run)
	want, err := export.Go(&result, at.Titles(), "#"+at.Link())
	if got, failed := os.ReadFile(filepath.Join(downloads, "optiscope.go")); failed != nil || err != nil || !bytes.Equal(got, want) {
		t.Errorf("the code is %d bytes, %v, %v", len(got), failed, err)
	}
	if err := os.RemoveAll(home); err != nil {
		t.Fatal(err)
	}
	s.click(middle(s.widget("chip.export.json")))
	if notice := s.look().Notice; !strings.Contains(notice, "not saved") {
		t.Errorf("the folder is gone, and the notice is %q", notice)
	}
	s.click(middle(s.widget("close.export")))
	if _, there := s.look().Widgets["chip.export.csv"]; there {
		t.Error("the cross does not close the drawer")
	}
}

// The picture is that of the screen at twice its scale, with the settings under it, from above and of the block, on a laptop and in a window
// like a telephone. The drawer does not hide it.
func TestPictureIsSaved(t *testing.T) {
	savesPicture(t, image.Pt(360, 640), still+"&view=3d", 0.3)
	savesPicture(t, laptop, still, 0.1)
}

// savesPicture compares what is saved with the screen, where buttons and the formula stand over a part of the surface.
func savesPicture(t *testing.T, size image.Point, link string, covered float64) {
	t.Helper()
	home := t.TempDir()
	t.Setenv("HOME", home)
	s := start(t, size, link)
	screen := s.frame()
	area := s.look().Areas["surface"].Rect
	s.write("w")
	s.tick(2)
	s.click(middle(s.widget("chip.export.png")))
	s.frame()
	s.tickUntil("the picture is saved", func(r *report) bool { return strings.Contains(r.Notice, "optiscope.png") })
	saved := decode(t, filepath.Join(home, "optiscope.png"))
	if size := saved.Bounds().Size(); size.X != 2*area.Dx() || size.Y < 2*area.Dy()+100 {
		t.Fatalf("the picture has %v, the screen %v", size, area.Size())
	}
	other := 0
	for y := range area.Dy() {
		for x := range area.Dx() {
			var sum [3]uint32
			for k := range 4 {
				r, g, b, _ := saved.At(2*x+k%2, 2*y+k/2).RGBA()
				sum[0], sum[1], sum[2] = sum[0]+r>>8, sum[1]+g>>8, sum[2]+b>>8
			}
			c := screen.RGBAAt(area.Min.X+x, area.Min.Y+y)
			for i, v := range []uint8{c.R, c.G, c.B} {
				if d := int(sum[i]/4) - int(v); d > 20 || d < -20 {
					other++
					break
				}
			}
		}
	}
	if share := float64(other) / float64(area.Dx()*area.Dy()); share > covered {
		t.Errorf("%v, %s: %.0f %% of the picture is not that of the screen: %s, %s", size, link, 100*share, keep(t, "screen", screen), keep(t, "saved", saved))
	}
	if err := os.RemoveAll(home); err != nil {
		t.Fatal(err)
	}
	s.click(middle(s.widget("chip.export.png")))
	s.frame()
	s.tickUntil("the notice says that there is no picture", func(r *report) bool { return strings.Contains(r.Notice, "not saved") })
}

// The animation has a frame for each step, its progress is told, and cancelled half-way it leaves no file.
func TestAnimationIsSaved(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	s := start(t, laptop, "play=0&steps=20&t=20")
	area := s.look().Areas["surface"].Rect
	s.click(middle(s.widget("drawer.export")))
	s.click(middle(s.widget("chip.export.gif")))
	s.frame()
	s.tick(3)
	s.click(middle(s.widget("chip.export.cancel")))
	if notice := s.look().Notice; !strings.Contains(notice, "No file was written") {
		t.Errorf("the notice is %q", notice)
	}
	for range 30 {
		s.frame()
	}
	path := filepath.Join(home, "optiscope.gif")
	if _, err := os.Stat(path); err == nil {
		t.Fatal("the cancelled export has written a file")
	}
	s.click(middle(s.widget("chip.export.gif")))
	for range 26 {
		s.frame()
	}
	s.tickUntil("the animation is saved", func(r *report) bool { return strings.Contains(r.Notice, "optiscope.gif") })
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	film, err := reel.Read(data)
	if err != nil || film.Frames != 21 || film.Last.Rect.Dx() != 2*area.Dx() {
		t.Fatalf("%d frames, %v", film.Frames, err)
	}
	if reel.Off(film.First, film.Last, image.Rect(0, 0, 2*area.Dx(), 2*area.Dy()), 24) == 0 {
		t.Error("nothing moves")
	}
	if _, there := s.look().Widgets["chip.export.cancel"]; there {
		t.Error("there is still something to cancel")
	}
	s.click(middle(s.widget("chip.export.png")))
	s.frame()
	s.tickUntil("the picture is saved", func(r *report) bool { return strings.Contains(r.Notice, "optiscope.png") })
	sameCaption(t, film, decode(t, filepath.Join(home, "optiscope.png")), 2*area.Dy())
}

// sameCaption fails unless the last picture of a film has below a line what a still of the same step has there: the settings.
func sameCaption(t *testing.T, film *reel.Film, still image.Image, below int) {
	t.Helper()
	strip := still.Bounds()
	strip.Min.Y = below
	if still.Bounds() != film.Last.Rect || strip.Dy() < 100 {
		t.Fatalf("the film has %v, the picture %v", film.Last.Rect, still.Bounds())
	}
	if plain := image.NewUniform(still.At(1, strip.Max.Y-1)); reel.Off(still, plain, strip, 64) < 0.01 {
		t.Fatal("nothing is written below the picture")
	}
	if share := reel.Off(film.Last, still, strip, 32); share > 0.002 {
		t.Errorf("%.1f %% of the pixels below the film are not those below the picture: see %s and %s", 100*share, keep(t, "film", film.Last), keep(t, "still", still))
	}
	// Only the step moves.
	if share := reel.Off(film.First, film.Last, strip, 32); share == 0 || share > 0.01 {
		t.Errorf("from the first picture of the film to the last, %.2f %% of what is below changes", 100*share)
	}
}

func decode(t *testing.T, path string) image.Image {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	picture, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return picture
}

// Drawers have keys, which no control has, also where their buttons wait behind another one.
func TestDrawersHaveKeys(t *testing.T) {
	for _, size := range []image.Point{laptop, {X: 360, Y: 640}} {
		haveKeys(t, start(t, size, still))
	}
}

func haveKeys(t *testing.T, s *session) {
	t.Helper()
	for key, widget := range map[string]string{"w": "chip.export.csv", "l": "chip.share.copy", "k": "close.course"} {
		s.write(key)
		s.tick(2)
		if _, there := s.look().Widgets[widget]; !there {
			t.Errorf("the key %s opens nothing with %s", key, widget)
		}
		s.write(key)
		s.tick(2)
		if _, there := s.look().Widgets[widget]; there {
			t.Errorf("the key %s does not close it again", key)
		}
	}
	for _, c := range s.state().Controls() {
		if c.Key == "w" || c.Key == "l" || c.Key == "k" {
			t.Errorf("%s has the key of a drawer", c.ID)
		}
	}
}
