package stage

import (
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"
)

// updateVariable, set to anything, makes Golden keep what it is shown.
const updateVariable = "UPDATE_GOLDEN"

// Tolerance says which pictures count as the same: at most Share of the pixels
// may differ by more than Channel of 255 in red, green or blue.
type Tolerance struct {
	Channel int
	Share   float64
}

// Golden compares an image with the picture testdata/golden/name.png. Where they
// differ the test fails, and the image, the picture and their difference are
// saved for a person to look at. With UPDATE_GOLDEN=1 the image becomes the
// picture: look at it before it is committed.
func Golden(t testing.TB, name string, got *ebiten.Image, within Tolerance) {
	t.Helper()
	shown := &image.RGBA{Pix: Pixels(got), Stride: 4 * got.Bounds().Dx(), Rect: image.Rectangle{Max: got.Bounds().Size()}}
	path := filepath.Join("testdata", "golden", name+".png")
	if os.Getenv(updateVariable) != "" {
		if err := save(path, shown); err != nil {
			t.Fatal(err)
		}
		return
	}
	kept, err := load(path)
	if err != nil {
		t.Fatalf("there is no picture to compare with: %v; %s=1 makes one", err, updateVariable)
	}
	if kept.Rect != shown.Rect {
		t.Fatalf("%s: the image is %v large, the picture %v", name, shown.Rect.Size(), kept.Rect.Size())
	}
	difference, share := compare(shown, kept, within.Channel)
	if share <= within.Share {
		return
	}
	t.Errorf("%s: %.3f %% of the pixels differ by more than %d, at most %.3f %% may: see %s", name, 100*share, within.Channel, 100*within.Share,
		saveAll(t, name, map[string]image.Image{"got": shown, "want": kept, "difference": difference}))
}

// compare is the difference of two images of one size, white where it is
// beyond what is tolerated, and the share of such pixels.
func compare(a, b *image.RGBA, channel int) (difference *image.RGBA, share float64) {
	difference = image.NewRGBA(a.Rect)
	count := 0
	for i := 0; i < len(a.Pix); i += 4 {
		c, worst := color.RGBA{A: 255}, 0
		for k, to := range [3]*uint8{&c.R, &c.G, &c.B} {
			d := int(a.Pix[i+k]) - int(b.Pix[i+k])
			*to = uint8(max(d, -d))
			worst = max(worst, d, -d)
		}
		if worst > channel {
			count++
			c = color.RGBA{255, 255, 255, 255}
		}
		copy(difference.Pix[i:], []uint8{c.R, c.G, c.B, c.A})
	}
	return difference, float64(count) / float64(max(len(a.Pix)/4, 1))
}

func saveAll(t testing.TB, name string, pictures map[string]image.Image) string {
	dir, err := os.MkdirTemp("", "optiscope-golden")
	if err != nil {
		return fmt.Sprintf("nothing, because of %v", err)
	}
	for kind, picture := range pictures {
		if err := save(filepath.Join(dir, name+"-"+kind+".png"), picture); err != nil {
			t.Log(err)
		}
	}
	return dir
}

func save(path string, picture image.Image) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := png.Encode(file, picture); err != nil {
		file.Close()
		return err
	}
	return file.Close()
}

func load(path string) (*image.RGBA, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	decoded, err := png.Decode(file)
	if err != nil {
		return nil, err
	}
	picture := image.NewRGBA(decoded.Bounds())
	for y := range picture.Rect.Dy() {
		for x := range picture.Rect.Dx() {
			picture.Set(x, y, decoded.At(x, y))
		}
	}
	return picture, nil
}
