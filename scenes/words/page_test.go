package words

import (
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/optiscope/optiscope/scenes/words/foreign"
)

// In the page: say("…") and the texts of download errors in its scripts, and what an element's data-say names in its HTML.
var (
	inScript = regexp.MustCompile(`(?:\bsay|DownloadError)\(\s*("(?:[^"\\]|\\.)*")`)
	inMaking = regexp.MustCompile(`(?:(title|"aria-label"): |"data-say": "[^}]*}, )("(?:[^"\\]|\\.)*")`)
	inMarkup = regexp.MustCompile(`<[^>]*data-say="([^"]*)"[^>]*>([^<]*)`)
)

// onPage is what the page's files say, and where. All that they hold is looked at for what is said nowhere.
func onPage(t *testing.T) (said map[string]string, all string) {
	files, err := filepath.Glob(root + "/web/page/*")
	scripts, err2 := filepath.Glob(root + "/web/single/*.js")
	if err != nil || err2 != nil || len(files) == 0 || len(scripts) == 0 {
		t.Fatal("no page", err, err2)
	}
	said = make(map[string]string)
	for _, file := range append(files, scripts...) {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		text := string(data)
		all += text
		if strings.HasSuffix(file, ".js") {
			for _, m := range inScript.FindAllStringSubmatch(text, -1) {
				key, err := strconv.Unquote(m[1])
				if err != nil {
					t.Fatal(file, err)
				}
				said[key] = file
			}
			for line := range strings.Lines(text) {
				if !strings.Contains(line, `"data-say": "`) {
					continue
				}
				for _, m := range inMaking.FindAllStringSubmatch(line, -1) {
					key, err := strconv.Unquote(m[2])
					if err != nil {
						t.Fatal(file, err)
					}
					if len(foreign.Words(key)) > 0 { // no sign alone
						said[key] = file
					}
				}
			}
		}
		for _, m := range inMarkup.FindAllStringSubmatch(text, -1) {
			for _, name := range strings.Fields(m[1]) {
				key := m[2]
				if _, rest, ok := strings.Cut(m[0], " "+name+"=\""); ok {
					key, _, _ = strings.Cut(rest, "\"")
				}
				said[key] = file
			}
		}
	}
	return said, all
}

// The page's texts have a translation, and nothing else has one there.
func TestPageIsWhatIsSaid(t *testing.T) {
	said, all := onPage(t)
	program := sources(t).all // some names come from there
	known := make(map[string]bool)
	for i, e := range page {
		known[e.english] = true
		if i > 0 && page[i-1].english >= e.english {
			t.Errorf("%q does not stand in order", e.english)
		}
		if !program[e.english] && !strings.Contains(all, strings.ReplaceAll(e.english, `"`, `\"`)) {
			t.Errorf("the page has no %q: take it out of scenes/words/page.go", e.english)
		}
		chinese, shared := inChinese()[e.english]
		if shared == (e.chinese != "") {
			t.Errorf("%q: write 简体中文 here, or nothing where the program says it as well (%q)", e.english, chinese)
		}
	}
	for text, where := range said {
		if !known[text] {
			t.Errorf("%s: %q has no 简体中文: add it to scenes/words/page.go, with \"\" where the program says it as well", where, text)
		}
	}
}
