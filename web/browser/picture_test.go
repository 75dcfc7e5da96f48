package browser

import (
	"bytes"
	"context"
	"image"
	"image/png"
	"testing"

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

// samePicture allows one pixel in a thousand to differ by more than 8 of 255 in
// a channel: the smoothed edges of lines may depend on what was drawn before.
func samePicture(t *testing.T, a, b image.Image) {
	t.Helper()
	if a.Bounds() != b.Bounds() {
		t.Fatalf("pictures of %v and %v", a.Bounds(), b.Bounds())
	}
	if share := otherPixels(a, b); share > 1e-3 {
		t.Errorf("%.2f %% of the pixels differ", 100*share)
	}
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
