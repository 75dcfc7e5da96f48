//go:build !js

package main

import (
	"image"
	"os"
	"runtime"

	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/icon"
)

// noWindow says in one sentence why there is no window.
func noWindow(err error) error {
	if runtime.GOOS != "windows" && runtime.GOOS != "darwin" && os.Getenv("DISPLAY") == "" {
		err = control.Wrong("there is no display, as DISPLAY is not set; start it in a desktop session, or with xvfb-run")
		if os.Getenv("WAYLAND_DISPLAY") != "" {
			err = control.Wrong("on Wayland it needs Xwayland, and DISPLAY is not set")
		}
	}
	return control.Wrong("cannot open a window: %s", err)
}

// icons are the window's, in the sizes that window managers ask for.
func icons() []image.Image {
	var all []image.Image
	for _, size := range []int{16, 32, 48, 128} {
		all = append(all, icon.Draw(size, icon.Rounded))
	}
	return all
}
