package browser

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/binary"
	"encoding/csv"
	"encoding/json"
	"image"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	cdpbrowser "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"

	"github.com/optiscope/optiscope/scenes/stage/reel"
)

// download does what makes the browser download a file, and returns what it got.
func (b *tab) download(name string, do func()) []byte {
	b.t.Helper()
	folder := b.t.TempDir()
	b.must(chromedp.Do(b.ctx, chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Call(ctx, cdpbrowser.SetDownloadBehavior, cdpbrowser.SetDownloadBehaviorParams{Behavior: cdpbrowser.SetDownloadBehaviorBehaviorAllow, DownloadPath: folder})
		return err
	})))
	do()
	path := filepath.Join(folder, name)
	for begin := time.Now(); time.Since(begin) < 20*time.Second; time.Sleep(50 * time.Millisecond) {
		if data, err := os.ReadFile(path); err == nil && len(data) > 0 {
			time.Sleep(100 * time.Millisecond) // the last bytes
			data, err = os.ReadFile(path)
			b.must(err)
			return data
		}
	}
	b.t.Fatalf("no file %s came", name)
	return nil
}

// The button in the bar opens the dialog, whose buttons download the run.
func TestTablesAreDownloaded(t *testing.T) {
	b := reuse(t, "play=0&steps=50")
	b.click("[data-dialog=export]")
	if !eval[bool](b, "document.querySelector('dialog[open]')?.checkVisibility() ?? false") {
		t.Fatal("no dialog opens")
	}
	want := []string{"Picture: export.view export.scale export.png", "Film: export.gif export.webm", "Data: export.csv export.json",
		"Code: export.go export.go.copy export.pytorch export.pytorch.copy export.optax export.optax.copy"}
	if got := eval[[]string](b, `[...document.querySelectorAll("dialog[open] [role=group]:has(> h3)")].map((part) => document.getElementById(part.getAttribute("aria-labelledby")).textContent + ": "
		+ [...part.querySelectorAll("[data-control]")].map((e) => e.dataset.control).join(" "))`); !slices.Equal(got, want) {
		t.Errorf("the dialog has the parts\n%q, want\n%q", got, want)
	}
	press := func(id string) func() {
		return func() { b.click(widget(id, "")) }
	}
	rows, err := csv.NewReader(strings.NewReader(string(b.download("optiscope.csv", press("export.csv"))))).ReadAll()
	if err != nil || len(rows) != 1+3*51 {
		t.Errorf("the table has %d rows: %v", len(rows), err)
	}
	var data struct {
		Link    string
		Entries []struct{ X []float64 }
	}
	if err := json.Unmarshal(b.download("optiscope.json", press("export.json")), &data); err != nil || len(data.Entries) != 3 {
		t.Fatalf("%d entries: %v", len(data.Entries), err)
	}
	if link := eval[string](b, "optiscope.link()"); data.Link != link {
		t.Errorf("the link is %q, want %q", data.Link, link)
	}
	for i, id := range firstEntries() {
		if x := b.track(id)["x"]; len(x) != len(data.Entries[i].X) || x[50] != data.Entries[i].X[50] {
			t.Errorf("%s: the file has another path", id)
		}
	}
	code := string(b.download("optiscope_torch.py", press("export.pytorch")))
	if !strings.Contains(code, eval[string](b, "location.href")) || !strings.Contains(code, "def run_radam():") {
		t.Errorf("the code is\n%s", code)
	}
	b.keys("\x1b")
	if eval[bool](b, "Boolean(document.querySelector('dialog[open]'))") {
		t.Error("Escape does not close the dialog")
	}
}

// The picture is what the screen shows, three times as large, with the settings under it.
func TestPictureIsDownloaded(t *testing.T) {
	b := reuse(t, "play=0&steps=200&t=120&entries=adam,sgd")
	b.savesPicture(t, 0.15)
}

// savesPicture exports the surface at three times its size and compares it with the screen, where buttons and the formula stand over a part of it.
func (b *tab) savesPicture(t *testing.T, covered float64) {
	t.Helper()
	screen := b.picture("[data-view=surface]")
	b.do(`optiscope.set("export.scale", "3")`)
	b.keys("w")
	data := b.download("optiscope.png", func() { b.click(widget("export.png", "")) })
	saved, err := png.Decode(bytes.NewReader(data))
	b.must(err)
	box := b.box("[data-view=surface]")
	if size := saved.Bounds().Size(); math.Abs(float64(size.X)-3*box.W) > 3 || float64(size.Y) < 3*box.H+100 {
		t.Fatalf("the picture has %v, the screen %v × %v", size, box.W, box.H)
	}
	other, all := 0, 0
	for y := 2; y < screen.Bounds().Dy()-2; y += 3 {
		for x := 2; x < screen.Bounds().Dx()-2; x += 3 {
			r, g, u, _ := screen.At(screen.Bounds().Min.X+x, screen.Bounds().Min.Y+y).RGBA()
			s, h, v, _ := saved.At(3*x+1, 3*y+1).RGBA()
			const most = 24 * 0x101
			if all++; max(r, s)-min(r, s) > most || max(g, h)-min(g, h) > most || max(u, v)-min(u, v) > most {
				other++
			}
		}
	}
	if share := float64(other) / float64(all); share > covered {
		t.Errorf("%.0f %% of the picture is not that of the screen: %s, %s", 100*share, keep(t, "screen", screen), keep(t, "saved", saved))
	}
	b.keys("\x1b")
}

// The animation and the video go through the timeline; cancelled half-way, an export leaves no file and says so.
func TestAnimationsAreDownloaded(t *testing.T) {
	b := reuse(t, "play=0&steps=6&t=6&entries=adam,sgd")
	b.do(`optiscope.set("export.scale", "1")`)
	b.click("[data-dialog=export]")
	box := b.box("[data-view=surface]")
	film, err := reel.Read(b.download("optiscope.gif", func() { b.click(widget("export.gif", "")) }))
	b.must(err)
	still, err := png.Decode(bytes.NewReader(b.download("optiscope.png", func() { b.click(widget("export.png", "")) })))
	b.must(err)
	strip := still.Bounds()
	strip.Min.Y = int(box.H) + 1
	if film.Frames != 7 || math.Abs(float64(strip.Dx())-box.W) > 1 || strip.Dy() < 50 || film.Last.Rect != still.Bounds() {
		t.Fatalf("%d frames of %v, the picture has %v, the screen %v × %v", film.Frames, film.Last.Rect, still.Bounds(), box.W, box.H)
	}
	if share := reel.Off(film.Last, still, strip, 32); share > 0.002 || reel.Off(film.First, still, strip, 32) == 0 {
		t.Errorf("%.1f %% of the pixels below the film are not those below the picture: %s, %s", 100*share, keep(t, "film", film.Last), keep(t, "still", still))
	}
	video := b.download("optiscope.webm", func() { b.click(widget("export.webm", "")) })
	if !bytes.HasPrefix(video, []byte("\x1a\x45\xdf\xa3")) || !bytes.Contains(video[:100], []byte("webm")) {
		t.Errorf("the video is %d bytes and begins %q", len(video), video[:min(len(video), 60)])
	}
	if size := videoSize(video); size != still.Bounds().Size() {
		t.Errorf("the video has %v, the picture with its caption %v", size, still.Bounds().Size())
	}
	step := image.Rect(30, strip.Max.Y-24, 90, strip.Max.Y) // the caption's last line
	last, first := lastOf(t, video), reel.Off(film.First, still, step, 64)
	if all, now := reel.Off(last, still, still.Bounds(), 64), reel.Off(last, still, step, 64); all > 0.001 || now > first/4 {
		t.Errorf("of the video's last picture %.2f %% of the pixels are not the saved picture's, and %.2f %% of its step (of another step's %.2f): %s, %s",
			100*all, 100*now, 100*first, keep(t, "video", last), keep(t, "still", still))
	}

	b.do(`optiscope.set("steps", "1000")`)
	for _, kind := range []string{"gif", "webm"} {
		b.click(widget("export."+kind, ""))
		b.until(`/Picture [3-9] of/.test(document.querySelector("dialog[open]").textContent)`)
		b.click(widget("export.cancel", ""))
		b.until(`!optiscope.controls().some((c) => c.id === "export.cancel")`)
		if notice := b.notice(); !strings.Contains(notice, "No file was written") {
			t.Errorf("%s: the notice is %q", kind, notice)
		}
		if at := eval[string](b, `document.activeElement.closest("[data-control]")?.dataset.control ?? document.activeElement.tagName`); at != "export.gif" {
			t.Errorf("%s: with the button to cancel, the focus went to %s", kind, at)
		}
	}
	b.keys("\x1b")
}

// lastOf plays a video to its end, in a tab of its own, and is what it shows then.
func lastOf(t *testing.T, video []byte) image.Image {
	t.Helper()
	b := blank(t, "about:blank", small)
	shown := eval[string](b, `await new Promise((done, fail) => {
		const video = document.createElement("video");
		video.muted = true;
		video.onerror = () => fail(video.error);
		video.onended = () => {
			const paper = document.createElement("canvas");
			paper.width = video.videoWidth, paper.height = video.videoHeight;
			paper.getContext("2d").drawImage(video, 0, 0);
			done(paper.toDataURL().split(",")[1]);
		};
		video.src = URL.createObjectURL(new Blob([Uint8Array.from(atob(%s), (c) => c.charCodeAt(0))], {type: "video/webm"}));
		video.play();
	})`, video)
	picture, err := png.Decode(base64.NewDecoder(base64.StdEncoding, strings.NewReader(shown)))
	b.must(err)
	return picture
}

// videoSize is what a WebM says of its pictures: Matroska's elements PixelWidth and PixelHeight, two bytes each.
func videoSize(video []byte) image.Point {
	var size image.Point
	for id, to := range map[byte]*int{0xb0: &size.X, 0xba: &size.Y} {
		if i := bytes.Index(video[:min(len(video), 1000)], []byte{id, 0x82}); i >= 0 {
			*to = int(binary.BigEndian.Uint16(video[i+2:]))
		}
	}
	return size
}

// Where the browser does not let the page copy code, it shows the text with all its lines.
func TestRefusedClipboardShowsCode(t *testing.T) {
	b := reuse(t, "play=0&steps=5")
	b.permit(cdpbrowser.PermissionSettingDenied)
	defer b.permit(cdpbrowser.PermissionSettingPrompt)
	b.click("[data-dialog=export]")
	b.click(widget("export.go.copy", ""))
	b.until(`document.querySelector("dialog[open] textarea")?.value.includes("package main\n")`)
	b.keys("\x1b")
	if eval[bool](b, "Boolean(document.querySelector('dialog[open]'))") {
		t.Error("Escape does not close the text")
	}
}
