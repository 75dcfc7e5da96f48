package browser

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"time"

	"github.com/chromedp/chromedp"
)

// chromium is a running browser. Each tab is a context made from ctx.
type chromium struct {
	ctx  context.Context
	stop func()
}

// findBrowser is the browser to test with.
func findBrowser() (string, error) {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"} {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", errors.New("these tests need a browser: install chromium (Debian, Ubuntu: apt install chromium) or Google Chrome")
}

// thrift saves a third of the time that the tests take, which are many short visits: the page is put together without
// the drawing library that imitates a graphics card, and the program is not compiled a second time to run faster.
var thrift = []chromedp.ExecAllocatorOption{chromedp.Flag("disable-gpu-compositing", true), chromedp.Flag("js-flags", "--liftoff-only")}

// measuring says whether this process runs benchmarks, or random use for longer than in a test: then the browser is as users have it.
func measuring() bool {
	return flag.Lookup("test.bench").Value.String() != "" || os.Getenv("STAMINA") != ""
}

// startBrowser starts a headless browser that draws WebGL in software, so that
// it runs on machines without a GPU and draws the same everywhere.
func startBrowser() (*chromium, error) {
	path, err := findBrowser()
	if err != nil {
		return nil, err
	}
	profile, err := os.MkdirTemp("", "optiscope-browser")
	if err != nil {
		return nil, err
	}
	options := []chromedp.ExecAllocatorOption{
		chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.Headless, chromedp.NoFirstRun, chromedp.NoDefaultBrowserCheck,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true),
		chromedp.Flag("use-gl", "angle"), chromedp.Flag("use-angle", "swiftshader"), chromedp.Flag("enable-unsafe-swiftshader", true),
		chromedp.Flag("hide-scrollbars", true), chromedp.Flag("force-color-profile", "srgb"),
		chromedp.UserDataDir(profile), chromedp.WindowSize(1200, 800),
	}
	if !measuring() {
		options = append(options, thrift...)
	}
	parent, stopAllocator := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, cancel := chromedp.NewContext(parent)
	stop := func() {
		ended, done := context.WithTimeout(ctx, 10*time.Second)
		chromedp.Cancel(ended)
		done()
		cancel()
		stopAllocator()
		os.RemoveAll(profile)
	}
	if err := chromedp.Do(ctx, chromedp.Navigate("about:blank")); err != nil {
		stop()
		return nil, fmt.Errorf("%s does not start: %w", path, err)
	}
	return &chromium{ctx: ctx, stop: stop}, nil
}
