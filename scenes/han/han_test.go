package han

import (
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
)

// Whatever the program and its lessons say can be drawn in both weights.
func TestGlyphs(t *testing.T) {
	used := make(map[rune]string)
	for _, pattern := range []string{"../words/*.go", "../../web/lessons/zh/*.md", "../challenge/zh/*.md"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatal("nothing is called", pattern, err)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range string(text) {
				if r >= '\u2e80' {
					used[r] = file
				}
			}
		}
	}
	for name, data := range map[string][]byte{"regular": Regular(), "bold": Bold()} {
		font, err := opentype.Parse(data)
		if err != nil {
			t.Fatal(name, err)
		}
		var buffer sfnt.Buffer
		for r, file := range used {
			if glyph, err := font.GlyphIndex(&buffer, r); err != nil || glyph == 0 {
				t.Errorf("%s: %s has no glyph for %q: run go generate ./scenes/han, which needs fonts-noto-cjk and python3-fonttools", file, name, r)
			}
		}
	}
}
