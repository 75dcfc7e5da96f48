package browser

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"github.com/andybalholm/brotli"

	"github.com/optiscope/optiscope/optim/surface"
	"github.com/optiscope/optiscope/web"
)

// budget prints one measured figure beside its limit.
func budget(b *testing.B, name string, measured, limit float64, unit string) {
	b.Helper()
	verdict := "ok"
	if !(measured <= limit) {
		verdict = "over"
	}
	fmt.Printf("%-52s %9.3f %-3s at most %9.3f %-3s %s\n", name, measured, unit, limit, unit, verdict)
}

func median(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[len(sorted)/2]
}

// emptyProgram builds the program that ours is compared with.
func emptyProgram(b *testing.B) []byte {
	b.Helper()
	out := filepath.Join(b.TempDir(), "empty.wasm")
	cmd := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", out, "./testdata/empty")
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	if text, err := cmd.CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, text)
	}
	program, err := os.ReadFile(out)
	if err != nil {
		b.Fatal(err)
	}
	return program
}

// BenchmarkFirstFrame compares the time from the start of navigation to the
// first frame with that of an empty program, in turns. Every load comes from a
// server of its own, so that nothing of it is in a cache.
func BenchmarkFirstFrame(b *testing.B) {
	program := emptyProgram(b)
	root, err := web.Root(".")
	if err != nil {
		b.Fatal(err)
	}
	glue, err := web.Glue(root)
	if err != nil {
		b.Fatal(err)
	}
	empty := bare(program, glue)
	site, err := builtSite()
	if err != nil {
		b.Fatal(err)
	}
	const runs = 15
	var ours, theirs []float64
	for range runs {
		theirs = append(theirs, firstFrame(b, empty))
		ours = append(ours, firstFrame(b, site.Handler()))
	}
	budget(b, "first frame, cold (median of 15), against an empty one", median(ours), 1.5*median(theirs), "ms")
	b.ReportMetric(median(ours), "ms/first-frame")
}

// firstFrame is the time from the start of navigation to the first frame, in ms.
// Both programs mark it behind the work of the frame, which includes the driver's.
func firstFrame(b *testing.B, handler http.Handler) float64 {
	b.Helper()
	server := httptest.NewServer(handler)
	defer server.Close()
	tab := blank(b, server.URL, screen(1440, 900, 1))
	defer tab.close()
	tab.goTo("")
	tab.until("performance.getEntriesByName('first frame').length > 0")
	return eval[float64](tab, "performance.getEntriesByName('first frame')[0].startTime")
}

// BenchmarkFrames measures what the program itself computes for a frame, as it
// reports it: while the first screen plays, and with a long path.
func BenchmarkFrames(b *testing.B) {
	tab := open(b, "", screen(1440, 900, 1))
	budget(b, "CPU of a frame, first screen playing, 1440 × 900", median(tab.frames(200, "if (!optiscope.get('play')) optiscope.play()")), 4, "ms")

	tab.do("optiscope.load('play=0&t=100')")
	tab.settle()
	const counts = "[optiscope.stats().ticks, optiscope.stats().draws]"
	before := eval[[]float64](tab, counts)
	after := eval[[]float64](tab, "await new Promise((done) => setTimeout(() => done("+counts+"), 2000))")
	budget(b, "ticks in 2 s of idleness", after[0]-before[0], 0, "")
	budget(b, "draws in 2 s of idleness", after[1]-before[1], 0, "")

	tab.do("optiscope.load('view=3d')")
	budget(b, "CPU of a frame, 3D playing", median(tab.frames(200, "if (!optiscope.get('play')) optiscope.play()")), 4, "ms")
	tab.do("optiscope.load('view=3d&play=0&t=500')")
	budget(b, "CPU of a frame, 3D turning by up to 3°", median(tab.frames(100, "optiscope.set('yaw', 180 * Math.sin(optiscope.stats().draws / 60))")), 4, "ms")

	tab.do("optiscope.load('vectors=all&vectors.box=1&vectors.curvature=1')")
	budget(b, "CPU of a frame, all vectors of three playing", median(tab.frames(200, "if (!optiscope.get('play')) optiscope.play()")), 4, "ms")
	tab.do("optiscope.load('play=0&t=500')")
	x, y := tab.onPath("adabelief", 120)
	move := fmt.Sprintf(`document.querySelector("body > canvas").dispatchEvent(new MouseEvent("mousemove",
		{clientX: %v + 8 * Math.random() - 4, clientY: %v + 8 * Math.random() - 4, bubbles: true}))`, x, y)
	budget(b, "CPU of a frame, the pointer moving along a path", median(tab.frames(100, move)), 4, "ms")
	if tab.stepTold() < 0 {
		b.Fatal("nothing is pointed at")
	}

	// Every frame looks from another place, so that nothing drawn before can be used again.
	tab.do("optiscope.load('play=0&entries=adam&adam.lr=1e-3&steps=10000&t=10000')")
	tab.settle()
	budget(b, "CPU of a frame, a path of 10,000 points, panning", median(tab.frames(100, "optiscope.set('view.x', Math.random())")), 4, "ms")
}

// BenchmarkSeeds measures the same with many seeds: while they play, and while a slider is dragged, which computes all
// runs again. Drawing the bundles anew is part of that.
func BenchmarkSeeds(b *testing.B) {
	tab := open(b, "noise=3&seeds=32", screen(1440, 900, 1))
	tab.until(`optiscope.panels().find((p) => p.id === "loss").note.endsWith("32")`)
	budget(b, "CPU of a frame, 3 × 32 seeds × 1,000 steps playing", median(tab.frames(200, "if (!optiscope.get('play')) optiscope.play()")), 4, "ms")
	tab.do("optiscope.pause()")
	budget(b, "CPU of a frame, a slider dragged with 32 seeds", median(tab.frames(60, "optiscope.set('adam.beta2', 0.99 + 0.009 * Math.random())")), 33, "ms")
}

// frames collects the program's CPU time of so many frames in ms, after doing something before each.
func (b *tab) frames(count int, before string) []float64 {
	b.t.Helper()
	return eval[[]float64](b, fmt.Sprintf(`await new Promise((done) => {
		const times = [];
		let last = optiscope.stats().draws;
		const look = () => {
			const s = optiscope.stats();
			if (s.draws !== last) times.push(s.updateMs + s.drawMs);
			last = s.draws;
			if (times.length >= %d) return done(times);
			%s;
			requestAnimationFrame(look);
		};
		look();
	})`, count, before))
}

// BenchmarkRecompute measures how long a changed hyper-parameter takes to be
// three paths of 1,000 steps again, on the slowest surface of all.
func BenchmarkRecompute(b *testing.B) {
	tab := open(b, "play=0", small)
	slowest, name := 0.0, ""
	for _, s := range surface.All() {
		tab.do("optiscope.load(%s)", "play=0&surface="+s.ID)
		// Events ask for the result; without a change before, that part is taken off.
		took := eval[float64](tab, `(() => {
			// Of several repetitions the fastest counts: the others waited for somebody else.
			const time = (change) => Math.min(...Array.from({length: 15}, (_, i) => {
				const start = performance.now();
				for (let k = 0; k < 4; k++) {
					if (change) for (const id of ["adabelief", "radam", "adam"]) optiscope.set(id + ".lr", 0.02 + 1e-5 * (4 * i + k));
					else for (const id of ["adabelief", "radam", "adam"]) optiscope.set(id + ".lr", 0.02);
					optiscope.events();
				}
				return (performance.now() - start) / 4;
			}));
			return time(true) - time(false);
		})()`)
		if took > slowest {
			slowest, name = took, s.ID
		}
	}
	budget(b, "3 paths × 1,000 steps again, slowest surface ("+name+")", slowest, 2, "ms")
}

// BenchmarkDownload compares the compressed size of the program with that of an empty one.
func BenchmarkDownload(b *testing.B) {
	site, err := builtSite()
	if err != nil {
		b.Fatal(err)
	}
	var program []byte
	for name, file := range site {
		if filepath.Ext(name) == ".wasm" {
			program = file.Data
		}
	}
	budget(b, "program as sent (brotli), against an empty one", compressed(b, program), 1.25*compressed(b, emptyProgram(b)), "MB")
}

// compressed is the size of data as it is sent, in MB.
func compressed(b *testing.B, data []byte) float64 {
	b.Helper()
	var out bytes.Buffer
	w := brotli.NewWriterLevel(&out, brotli.BestCompression)
	if _, err := w.Write(data); err != nil {
		b.Fatal(err)
	}
	if err := w.Close(); err != nil {
		b.Fatal(err)
	}
	return float64(out.Len()) / 1e6
}
