//go:build !js

package main

import (
	"fmt"
	"image"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestShots is a tool, not a test: it writes pictures of the native program
// into the directory $SHOTS (make shots), and does nothing where that is unset.
// ONLY=regexp takes those whose name it matches.
func TestShots(t *testing.T) {
	dir := os.Getenv("SHOTS")
	if dir == "" {
		return
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	only, err := regexp.Compile(os.Getenv("ONLY"))
	if err != nil {
		t.Fatal(err)
	}
	states := map[string]string{
		"playing":         "t=150&play=0",
		"end":             "t=1000&play=0",
		"belief":          "scene=belief&t=150&play=0",
		"warmup":          "scene=warmup&t=60&play=0",
		"counter":         "scene=counterexample&t=2000&play=0",
		"edited":          "t=420&play=0&onward=1&adabelief.edits=300:beta1:0.99,150:lr:0.1&adam.edits=200:lr:0.002,200:amsgrad:1",
		"chinese":         "t=300&play=0&language=zh",
		"chinese-belief":  "scene=belief&t=150&play=0&language=zh",
		"block":           "view=3d&t=420&play=0",
		"equations":       "t=6&play=0&equations=1&selected=radam",
		"vectors":         "t=20&play=0&vectors=selected&vectors.box=1&vectors.curvature=1&zoom=4&view.x=-1.1&view.y=-0.4",
		"pointed":         "t=60&play=0",
		"phase":           "t=21&play=0&phase=4&zoom=8&view.x=-1.05&view.y=-0.3&equations=1",
		"noise":           "surface=rastrigin&noise=0.5&t=300&play=0",
		"challenge":       "challenge=one-number&surface=ravine&steps=200&entries=adam&adam.lr=0.2",
		"lesson":          "lesson=momentum&step=1",
		"lesson-question": "lesson=belief&step=2",
		"lesson-present":  "lesson=adam&step=3&present=1",
		"presented":       "t=420&play=0&present=1",
		"lesson-chinese":  "lesson=warmup&step=4&language=zh",
		"worksheet":       "lesson=worksheet&step=2&sheet=" + ravineSheet(t),
		"export":          "t=300&play=0",
		"export-chinese":  "t=300&play=0&language=zh",
		"seeds":           "surface=himmelblau&steps=400&noise=30&seeds=32&entries=adabelief,adam,sgd&sgd.lr=0.002&t=150&play=0",
	}
	for _, size := range sizes() {
		for _, theme := range []string{"dark", "light"} {
			for name, link := range states {
				if !only.MatchString(name) {
					continue
				}
				file := fmt.Sprintf("desktop-%dx%d-%s-%s.png", size.X, size.Y, theme, name)
				t.Run(file, func(t *testing.T) { // which ends the program: hundreds at once take more memory than there is
					s := start(t, size, link+"&theme="+theme)
					s.moveTo(image.Pt(0, 0))
					if name == "pointed" {
						s.moveTo(s.at(0, 300))
					}
					if strings.HasPrefix(name, "export") {
						s.write("w")
						s.tick(2)
					}
					write(t, filepath.Join(dir, file), s.frame())
				})
			}
		}
	}
}
