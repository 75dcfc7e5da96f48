package browser

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"
)

// download does what makes the browser download a file, and returns what it got.
func (b *tab) download(name string, do func()) []byte {
	b.t.Helper()
	folder := b.t.TempDir()
	b.must(chromedp.Do(b.ctx, chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Call(ctx, browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{Behavior: browser.SetDownloadBehaviorBehaviorAllow, DownloadPath: folder})
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
