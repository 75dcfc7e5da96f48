package browser

import (
	"bytes"
	"compress/zlib"
	"context"
	"encoding/hex"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// sheetOfPaper is what one page of a printed document has on it.
type sheetOfPaper struct {
	text     string
	pictures []int // the colours of each
}

// printed is the page on paper of the size A4, as a document and as what can be read of it.
func (b *tab) printed() (pdf []byte, sheets []sheetOfPaper) {
	b.t.Helper()
	b.must(chromedp.Do(b.ctx, chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		result, err := chromedp.Call(ctx, page.PrintToPDF, page.PrintToPDFParams{PaperWidth: 8.27, PaperHeight: 11.69})
		pdf = result.Data
		return err
	})))
	return pdf, readPDF(b.t, pdf)
}

// What Chromium writes into a document, which is a little of what may stand in one.
var (
	pdfObject  = regexp.MustCompile(`(?s)(?:^|\n)(\d+) 0 obj\s*(.*?)\nendobj`)
	pdfStream  = regexp.MustCompile(`(?s)^(.*?)stream\r?\n(.*)\r?\nendstream`)
	pdfNamed   = regexp.MustCompile(`/(\w+) (\d+) 0 R`)
	pdfWritten = regexp.MustCompile(`/(F\d+) [\d.]+ Tf|<([0-9A-F]+)>|/(X\d+) Do|\bET\b`)
	pdfRange   = regexp.MustCompile(`<([0-9A-F]{4})> (?:<([0-9A-F]{4})> )?<([0-9A-F]{4})>\n`)
)

// document is a PDF's objects by their numbers.
type document map[string][]byte

// readPDF reads a document's pages.
func readPDF(t testing.TB, pdf []byte) (sheets []sheetOfPaper) {
	t.Helper()
	d := make(document)
	for _, m := range pdfObject.FindAllSubmatch(pdf, -1) {
		d[string(m[1])] = m[2]
	}
	pages := regexp.MustCompile(`/Kids \[([^\]]*)\]`).FindSubmatch(pdf)
	if pages == nil {
		t.Fatalf("no document: %.200q", pdf)
	}
	for _, kid := range regexp.MustCompile(`(\d+) 0 R`).FindAllSubmatch(pages[1], -1) {
		sheets = append(sheets, d.sheet(string(d[string(kid[1])])))
	}
	return sheets
}

// sheet reads one page.
func (d document) sheet(record string) (s sheetOfPaper) {
	named := make(map[string]string)
	for _, m := range pdfNamed.FindAllStringSubmatch(record, -1) {
		named[m[1]] = m[2]
	}
	var letters map[string]string
	var text strings.Builder
	for _, m := range pdfWritten.FindAllStringSubmatch(string(d.stream(named["Contents"])), -1) {
		switch {
		case m[1] != "":
			letters = d.letters(named[m[1]])
		case m[2] != "":
			for i := 0; i+4 <= len(m[2]); i += 4 {
				text.WriteString(letters[m[2][i:i+4]])
			}
		case m[3] != "":
			s.pictures = append(s.pictures, coloursIn(d.stream(named[m[3]])))
		default:
			text.WriteString("\n")
		}
	}
	s.text = text.String()
	return s
}

// stream is what an object holds, unpacked.
func (d document) stream(id string) []byte {
	m := pdfStream.FindSubmatch(d[id])
	if m == nil {
		return nil
	}
	r, err := zlib.NewReader(bytes.NewReader(m[2]))
	if err != nil {
		return nil
	}
	data, err := io.ReadAll(r)
	if err != nil {
		return nil
	}
	return data
}

// letters are what the glyphs of a font stand for.
func (d document) letters(font string) map[string]string {
	all := make(map[string]string)
	m := regexp.MustCompile(`/ToUnicode (\d+) 0 R`).FindSubmatch(d[font])
	if m == nil {
		return all
	}
	for _, m := range pdfRange.FindAllStringSubmatch(string(d.stream(string(m[1]))), -1) {
		from, to, is := number16(m[1]), number16(m[1]), number16(m[3])
		if m[2] != "" {
			to = number16(m[2])
		}
		for k := from; k <= to; k++ {
			all[strings.ToUpper(hex.EncodeToString([]byte{byte(k >> 8), byte(k)}))] = string(rune(is + k - from))
		}
	}
	return all
}

func number16(text string) int {
	n, err := strconv.ParseInt(text, 16, 32)
	if err != nil {
		panic(err) // the expression lets nothing else through
	}
	return int(n)
}

// coloursIn counts the colours among some pixels of a picture.
func coloursIn(pixels []byte) int {
	seen := make(map[[3]byte]bool)
	for i := 0; i+3 <= len(pixels); i += 3 * 97 {
		seen[[3]byte(pixels[i:])] = true
	}
	return len(seen)
}
