package paint

import (
	"fmt"
	"image"
	"math"
	"syscall/js"
)

// hanFont is the browser's: it needs no data here.
type hanFont struct{}

// hanFamilies are the fonts that systems have for Chinese, and what browsers take where there is none of them.
const hanFamilies = `system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif`

// setHan is typesetter.set for a line with Chinese in it, set by the browser with the system's fonts.
func (t *typesetter) setHan(text string, size float64) (canvas *image.RGBA, ascent int) {
	document := js.Global().Get("document")
	if !document.Truthy() {
		return t.set(text, size) // a test without a page
	}
	sheet := document.Call("createElement", "canvas")
	sheet.Set("lang", "zh-Hans") // the glyphs that are usual in China, where a font has several
	options := map[string]any{"willReadFrequently": true}
	prepare := func() js.Value {
		c := sheet.Call("getContext", "2d", options)
		c.Set("font", fmt.Sprintf("%gpx %s", size, hanFamilies)) // changing the size of a canvas forgets it
		c.Set("fillStyle", "#fff")
		return c
	}
	c := prepare()
	m := c.Call("measureText", text)
	ascent = int(math.Ceil(m.Get("fontBoundingBoxAscent").Float()))
	w, h := max(int(math.Ceil(m.Get("width").Float())), 1), ascent+int(math.Ceil(m.Get("fontBoundingBoxDescent").Float()))
	sheet.Set("width", w)
	sheet.Set("height", h)
	c = prepare()
	c.Call("fillText", text, 0, ascent)
	canvas = image.NewRGBA(image.Rect(0, 0, w, h))
	data := c.Call("getImageData", 0, 0, w, h).Get("data")
	js.CopyBytesToGo(canvas.Pix, js.Global().Get("Uint8Array").New(data.Get("buffer")))
	for i := 0; i < len(canvas.Pix); i += 4 { // the colours are not multiplied by the opacity there, and here they are
		a := canvas.Pix[i+3]
		canvas.Pix[i], canvas.Pix[i+1], canvas.Pix[i+2] = a, a, a
	}
	return canvas, ascent
}
