package web

import (
	"bytes"
	"fmt"
	"image/png"
	"sync"

	"github.com/optiscope/optiscope/scenes/icon"
)

// icons are the pictures that stand for the site, by the names that the page and
// its manifest use. They are the same every time, and drawing them takes a moment.
var icons = sync.OnceValues(drawIcons)

func drawIcons() (map[string][]byte, error) {
	all := map[string][]byte{"icon.svg": icon.SVG()}
	for _, i := range []struct {
		name  string
		size  int
		shape icon.Shape
	}{
		{"icon-192.png", 192, icon.Rounded},
		{"icon-512.png", 512, icon.Rounded},
		{"icon-maskable.png", 512, icon.Maskable},
		{"icon-touch.png", 180, icon.Maskable}, // iOS rounds it, and shows black where it is transparent
	} {
		var b bytes.Buffer
		encoder := png.Encoder{CompressionLevel: png.BestCompression}
		if err := encoder.Encode(&b, icon.Draw(i.size, i.shape)); err != nil {
			return nil, fmt.Errorf("web: %s: %w", i.name, err)
		}
		all[i.name] = b.Bytes()
	}
	return all, nil
}
