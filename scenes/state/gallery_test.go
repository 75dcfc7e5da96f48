package state_test

import (
	"image"
	"slices"
	"testing"

	"github.com/optiscope/optiscope/optim/surface"
	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/state"
)

// pictures are the small pictures of all surfaces by ID.
func pictures(t testing.TB, width, height int, theme *control.Theme) map[string]*image.RGBA {
	t.Helper()
	s := state.Default()
	c, ok := s.Find("surface")
	if !ok {
		t.Fatal("there is no surface control")
	}
	all := make(map[string]*image.RGBA)
	for _, o := range c.Options {
		if o.Picture == nil {
			t.Fatalf("%s has no picture", o.Value)
		}
		all[o.Value] = o.Picture(width, height, theme)
	}
	if !slices.Equal(all[surface.CustomID].Pix, all[s.Run.Surface].Pix) {
		t.Error("a formula of one's own does not begin with the picture of the present surface")
	}
	delete(all, surface.CustomID)
	return all
}

// Every surface has a picture of the size asked for, opaque, of more than one colour, and its own.
func TestSurfacesHavePictures(t *testing.T) {
	for _, theme := range []*control.Theme{control.Dark(), control.Light()} {
		seen := make(map[string]string)
		for id, picture := range pictures(t, 48, 36, theme) {
			if picture.Bounds() != image.Rect(0, 0, 48, 36) {
				t.Fatalf("%s is %v large", id, picture.Bounds())
			}
			colours := make(map[[4]byte]int)
			for i := 0; i < len(picture.Pix); i += 4 {
				colours[[4]byte(picture.Pix[i:])]++
				if picture.Pix[i+3] != 255 {
					t.Fatalf("%s is not opaque", id)
				}
			}
			if len(colours) < 12 {
				t.Errorf("%s, %s: %d colours", id, theme.Name, len(colours))
			}
			if other, twice := seen[string(picture.Pix)]; twice && !scaled(id, other) {
				t.Errorf("%s looks like %s", id, other)
			}
			seen[string(picture.Pix)] = id
		}
	}
}

// scaled says whether two surfaces are the same but for a factor, which leaves the picture as it is.
func scaled(a, b string) bool {
	one, _ := surface.Lookup(a)
	other, _ := surface.Lookup(b)
	l, err := one.Compile(one.Defaults())
	m, fault := other.Compile(other.Defaults())
	if err != nil || fault != nil {
		return false
	}
	r := l.Value(0.3, 0.7) / m.Value(0.3, 0.7)
	s := l.Value(-1.1, 0.2) / m.Value(-1.1, 0.2)
	return r-s < 1e-12 && s-r < 1e-12
}

// The darkest pixel of a bowl's picture is where its minimum is, and y points up.
func TestPicturesAreTheRightWayUp(t *testing.T) {
	const width, height = 60, 60
	picture := pictures(t, width, height, control.Dark())["booth"]
	booth, _ := surface.Lookup("booth")
	d := booth.Domain
	darkest, at := 1<<20, image.Point{}
	for y := range height {
		for x := range width {
			c := picture.RGBAAt(x, y)
			if sum := int(c.R) + int(c.G) + int(c.B); sum < darkest {
				darkest, at = sum, image.Pt(x, y)
			}
		}
	}
	x := d.X0 + d.W()*(float64(at.X)+0.5)/width
	y := d.Y1 - d.H()*(float64(at.Y)+0.5)/height
	if dx, dy := x-1, y-3; dx*dx+dy*dy > 1 {
		t.Errorf("the darkest pixel stands for (%.2f, %.2f), the minimum is at (1, 3)", x, y)
	}
}

// All pictures of a gallery, as it opens them.
func BenchmarkGallery(b *testing.B) {
	for b.Loop() {
		pictures(b, 132, 99, control.Dark())
	}
}
