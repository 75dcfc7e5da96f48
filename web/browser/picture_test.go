package browser

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/png"
	"os"
	"testing"
	"time"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// picture is what an element looks like.
func (b *tab) picture(selector string) image.Image {
	b.t.Helper()
	return b.pictureOf(b.box(selector))
}

// pictureOf is what a rectangle of the window looks like.
func (b *tab) pictureOf(r rect) image.Image {
	b.t.Helper()
	shot, err := chromedp.Run(b.ctx, func(ctx context.Context, _ *chromedp.Target) (page.CaptureScreenshotResult, error) {
		return chromedp.Call(ctx, page.CaptureScreenshot, page.CaptureScreenshotParams{Format: page.CaptureScreenshotFormatPng,
			Clip: &page.Viewport{X: r.X, Y: r.Y, Width: r.W, Height: r.H, Scale: 1}})
	})
	b.must(err)
	decoded, err := png.Decode(bytes.NewReader(shot.Data))
	b.must(err)
	return decoded
}

// look takes a picture.
type look func() image.Image

// seen looks at an element.
func (b *tab) seen(selector string) look {
	return func() image.Image { b.t.Helper(); return b.picture(selector) }
}

// taken is a picture that was taken before.
func taken(picture image.Image) look { return func() image.Image { return picture } }

// samePicture allows one pixel in a thousand to differ by more than 8 of 255 in
// a channel: the smoothed edges of lines may depend on what was drawn before. A
// browser shows what was drawn some frames later, so it looks until both are the
// same, within limits.
func samePicture(t *testing.T, a, b look) {
	t.Helper()
	for tries := 20; ; tries-- {
		one, other := a(), b()
		if one.Bounds() != other.Bounds() {
			t.Fatalf("pictures of %v and %v", one.Bounds(), other.Bounds())
		}
		share := otherPixels(one, other)
		if share <= 1e-3 {
			return
		}
		if tries == 0 {
			t.Errorf("%.2f %% of the pixels differ: %s, %s", 100*share, keep(t, "one", one), keep(t, "other", other))
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
}

// keep saves a picture of a failure and says where.
func keep(t *testing.T, name string, picture image.Image) string {
	t.Helper()
	path := failurePath(t.Name() + "-" + name)
	file, err := os.Create(path)
	if err == nil {
		err = errors.Join(png.Encode(file, picture), file.Close())
	}
	if err != nil {
		return err.Error()
	}
	return path
}

// otherPixels is the share of pixels that differ by more than 8 of 255 in a channel.
func otherPixels(a, b image.Image) float64 {
	const most = 8 * 0x101
	count, area := 0, a.Bounds()
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Min.X; x < area.Max.X; x++ {
			r, g, u, _ := a.At(x, y).RGBA()
			s, h, v, _ := b.At(x, y).RGBA()
			if max(r, s)-min(r, s) > most || max(g, h)-min(g, h) > most || max(u, v)-min(u, v) > most {
				count++
			}
		}
	}
	return float64(count) / float64(area.Dx()*area.Dy())
}
