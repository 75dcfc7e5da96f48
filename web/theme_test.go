package web

import (
	"fmt"
	"image/color"
	"io/fs"
	"regexp"
	"sync"
	"testing"

	"github.com/optiscope/optiscope/scenes/control"
)

// colours are a theme's colours by the names of the style sheet's variables.
func colours(t *control.Theme) map[string]color.RGBA {
	named := map[string]color.RGBA{
		"ground": t.Ground, "panel": t.Panel, "raised": t.Raised, "line": t.Line, "text": t.Text,
		"dim": t.Dim, "accent": t.Accent, "on-accent": t.OnAccent, "alert": t.Alert,
	}
	for slot, c := range t.Marks {
		named[fmt.Sprintf("mark-%d", slot)] = c
	}
	return named
}

func TestStyleSheetHoldsThemes(t *testing.T) {
	style := readPage(t, "style.css")
	found := make(map[string][2]string)
	for _, m := range regexp.MustCompile(`--([a-z0-9-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);`).FindAllStringSubmatch(style, -1) {
		if _, twice := found[m[1]]; twice {
			t.Errorf("--%s is defined twice", m[1])
		}
		found[m[1]] = [2]string{m[2], m[3]}
	}
	light, dark := colours(control.Light()), colours(control.Dark())
	hex := func(c color.RGBA) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }
	for name := range dark {
		if want := [2]string{hex(light[name]), hex(dark[name])}; found[name] != want {
			t.Errorf("--%s is %v in style.css, %v in the theme", name, found[name], want)
		}
		delete(found, name)
	}
	for name := range found {
		t.Errorf("--%s is no colour of the theme", name)
	}
}

func TestOnlyStyleSheetNamesColours(t *testing.T) {
	for _, name := range []string{"controls.css", "layout.css", "inside.css"} {
		if m := regexp.MustCompile(`#[0-9a-f]{6}\b`).FindString(readPage(t, name)); m != "" {
			t.Errorf("%s has a colour of its own, %s: both themes have to have it", name, m)
		}
	}
}

func TestEverySlotHasItsColour(t *testing.T) {
	style := readPage(t, "style.css")
	for slot := range control.Dark().Marks {
		rule := fmt.Sprintf(`[data-slot="%d"] { --mark: var(--mark-%d); }`, slot, slot)
		if !regexp.MustCompile(regexp.QuoteMeta(rule)).MatchString(style) {
			t.Errorf("style.css lacks %s", rule)
		}
	}
}

func TestEveryShapeHasItsPicture(t *testing.T) {
	icons := readPage(t, "icons.js")
	for shape := control.Triangle; shape <= control.Hexagon; shape++ {
		if !regexp.MustCompile(`(?m)^  "?` + shape.String() + `"?: "M`).MatchString(icons) {
			t.Errorf("icons.js draws no %s", shape)
		}
	}
}

// pageOnce is Page, whose lessons take a moment to read.
var pageOnce = sync.OnceValue(Page)

func readPage(t *testing.T, name string) string {
	t.Helper()
	data, err := fs.ReadFile(pageOnce(), name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
