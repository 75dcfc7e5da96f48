package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"html"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"github.com/optiscope/optiscope/scenes/icon"
	"github.com/optiscope/optiscope/web"
)

var (
	headPattern = regexp.MustCompile(`(?m)^<(?:link|script|meta)\b[^>]*>(?:</script>)?\n|^\{\{modules\}\}\n`)
	relPattern  = regexp.MustCompile(`\brel="([^"]*)"`)
	endPattern  = regexp.MustCompile(`(?i)</script|</style|<!--|\r`) // what HTML takes for something else in a script or style
	hrefPattern = regexp.MustCompile(`\bhref="([^"]*)"`)
)

// document makes the one file: the page with all that it refers to in itself.
func document(page fs.FS, program, glue []byte) ([]byte, error) {
	index, err := fs.ReadFile(page, web.Index)
	if err != nil {
		return nil, fmt.Errorf("single: %w", err)
	}
	d := &maker{page: page}
	text := headPattern.ReplaceAllStringFunc(string(index), d.head)
	if d.err != nil {
		return nil, d.err
	}
	script, err := bundle(page, "boot.js")
	if err != nil {
		return nil, err
	}
	packed, err := pack(program)
	if err != nil {
		return nil, err
	}
	style := strings.Join(d.styles, "\n")
	var data strings.Builder
	for _, f := range d.data {
		fmt.Fprintf(&data, "<script type=\"application/json\" id=\"%s\">%s</script>\n", html.EscapeString(f.name), f.text)
	}
	for _, part := range append(d.texts(), style, string(glue), string(script)) {
		if m := endPattern.FindString(part); m != "" {
			return nil, fmt.Errorf("single: a script or style with %q in it cannot stand in a page as it is", m)
		}
	}
	head := fmt.Sprintf("<meta http-equiv=\"Content-Security-Policy\" content=\"%s\">\n<link rel=\"icon\" href=\"%s\">\n<style>%s</style>\n",
		html.EscapeString(policy([]string{string(glue), string(script)}, style)), dataURL("image/svg+xml", icon.SVG()), style)
	body := data.String() + fmt.Sprintf("<script type=\"text/plain\" id=\"program\" data-bytes=\"%d\">%s</script>\n<script>%s</script>\n<script>%s</script>\n",
		len(program), packed, glue, script)
	// The policy comes before all that it is about, the program after all that can be seen without it.
	out := strings.Replace(text, "<title>", head+"<title>", 1)
	out = strings.Replace(out, "</body>", body+"</body>", 1)
	if len(out) != len(text)+len(head)+len(body) {
		return nil, fmt.Errorf("single: %s has no <title> or no </body>", web.Index)
	}
	return []byte(out), nil
}

// maker takes the head's references out of the page, and keeps what they refer to.
type maker struct {
	page   fs.FS
	styles []string
	data   []dataFile
	err    error
}

// dataFile is a file with JSON, which stands in the page under its name.
type dataFile struct{ name, text string }

// texts are the contents of all data files.
func (d *maker) texts() []string {
	var all []string
	for _, f := range d.data {
		all = append(all, f.text)
	}
	return all
}

// read is a file of the page.
func (d *maker) read(name string) string {
	data, err := fs.ReadFile(d.page, name)
	if err != nil {
		d.err = fmt.Errorf("single: %w", err)
	}
	return string(data)
}

// head is what stands for an element of the head in the single file.
func (d *maker) head(element string) string {
	attribute := func(pattern *regexp.Regexp) string {
		if m := pattern.FindStringSubmatch(element); m != nil {
			return m[1]
		}
		return ""
	}
	switch {
	case strings.HasPrefix(element, "<meta") && !strings.Contains(element, "Content-Security-Policy") && !strings.Contains(element, `name="version"`):
		return element
	case strings.HasPrefix(element, "<link") && attribute(relPattern) == "stylesheet":
		d.styles = append(d.styles, d.read(attribute(hrefPattern)))
	case strings.Contains(element, `type="application/json"`):
		name := attribute(hrefPattern)
		d.data = append(d.data, dataFile{name, d.read(name)})
		return hrefPattern.ReplaceAllString(element, `href="#`+name+`"`)
	case strings.HasPrefix(element, "<link") && !slices.Contains([]string{"preload", "icon", "apple-touch-icon", "manifest", "alternate"}, attribute(relPattern)):
		d.err = fmt.Errorf("single: what is %s to a page without a server?", strings.TrimSpace(element))
	}
	// The scripts are in the bundle; what is left is for sites alone.
	return ""
}

// policy is the site's Content-Security-Policy for one file: instead of whatever comes
// from the server, it allows exactly these scripts and this style.
func policy(scripts []string, style string) string {
	hash := func(text string) string {
		sum := sha256.Sum256([]byte(text))
		return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	}
	var all []string
	for directive := range strings.SplitSeq(web.Policy, "; ") {
		words := strings.Fields(directive)
		name, sources := words[0], slices.DeleteFunc(words[1:], func(source string) bool { return source == "'self'" })
		switch name {
		case "frame-ancestors": // only a header can say it
			continue
		case "script-src":
			for _, script := range scripts {
				sources = append(sources, hash(script))
			}
		case "style-src":
			sources = append(sources, hash(style))
		}
		if len(sources) == 0 {
			continue // the default, which is nothing
		}
		all = append(all, name+" "+strings.Join(sources, " "))
	}
	return strings.Join(all, "; ")
}

// pack is the program as text. A page can unpack gzip; it cannot unpack brotli.
func pack(program []byte) (string, error) {
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return "", fmt.Errorf("single: %w", err)
	}
	if _, err := w.Write(program); err != nil {
		return "", fmt.Errorf("single: %w", err)
	}
	if err := w.Close(); err != nil {
		return "", fmt.Errorf("single: %w", err)
	}
	return base64.StdEncoding.EncodeToString(b.Bytes()), nil
}

func dataURL(kind string, data []byte) string {
	return "data:" + kind + ";base64," + base64.StdEncoding.EncodeToString(data)
}
