package browser

import (
	"archive/tar"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// axePackage is the accessibility audit, from the npm registry, which keeps what a version is.
const axePackage = "axe-core@4.14.1"

// axeScript fetches the audit once.
var axeScript = sync.OnceValues(func() (string, error) {
	folder, err := os.MkdirTemp("", "axe")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(folder)
	fetch := exec.Command("npm", "pack", "--silent", axePackage)
	fetch.Dir = folder
	if text, err := fetch.CombinedOutput(); err != nil {
		return "", fmt.Errorf("npm pack %s: %w: %s", axePackage, err, text)
	}
	packed, err := filepath.Glob(filepath.Join(folder, "*.tgz"))
	if err != nil || len(packed) != 1 {
		return "", fmt.Errorf("npm pack %s made %q", axePackage, packed)
	}
	return unpack(packed[0], "package/axe.min.js")
})

// unpack reads one file of a packed package.
func unpack(path, name string) (string, error) {
	file, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer file.Close()
	unzipped, err := gzip.NewReader(file)
	if err != nil {
		return "", err
	}
	for archive := tar.NewReader(unzipped); ; {
		entry, err := archive.Next()
		if err != nil {
			return "", errors.Join(fmt.Errorf("%s lacks %s", path, name), err)
		}
		if entry.Name == name {
			text, err := io.ReadAll(archive)
			return string(text), err
		}
	}
}

// violation is one finding of the audit.
type violation struct{ Rule, Help, Where string }

// audit looks at the page as it is, by all rules or by the named ones.
func (b *tab) audit(rules ...string) []violation {
	b.t.Helper()
	script, err := axeScript()
	b.must(err)
	b.do("window.axe ?? (0, eval)(%s)", script)
	return eval[[]violation](b, `(async () => {
		const rules = %s;
		const found = await axe.run(document, { resultTypes: ["violations"], ...(rules && { runOnly: rules }) });
		return found.violations.flatMap((v) => v.nodes.map((n) => ({ Rule: v.id, Help: v.help, Where: n.target.join(" ") + ": " + n.html.slice(0, 160) })));
	})()`, rules)
}

// auditStates are what the audit looks at: every scene, and everything that opens.
var auditStates = []struct {
	name, link string
	do, undo   string
}{
	{name: "surface", link: "play=0&t=300"},
	{name: "equations", link: "play=0&t=300&equations=1"},
	{name: "vectors", link: "play=0&t=20&vectors=all&vectors.box=1&vectors.curvature=1"},
	{name: "event", link: "play=0&t=20&adam.edits=120:lr:0.01", do: "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: '>', bubbles: true}))"},
	{name: "phase", link: "play=0&t=300&equations=1&phase=3"},
	{name: "presented", link: "play=0&t=300&present=1"},
	{name: "removed", link: "play=0&t=300", do: "optiscope.set('adam.remove', '')", undo: "optiscope.set('restore', '')"},
	{name: "noise", link: "play=0&t=300&noise=0.5&seeds=4&rates=same"},
	{name: "formula", link: "play=0&t=90&surface=custom&formula=a+x%5E2%2Bsqrt(y)", do: "(f => { f.value += '+('; f.dispatchEvent(new Event('input')) })(document.querySelector('textarea.typed'))"},
	{name: "edited", link: crowded, do: "document.querySelector('[data-panel=adabelief] [aria-haspopup=menu]').click()", undo: "document.querySelector('[role=menu]:popover-open').hidePopover()"},
	{name: "belief", link: "play=0&t=90&scene=belief"},
	{name: "warm-up", link: "play=0&t=90&scene=warmup"},
	{name: "counterexample", link: "play=0&t=90&scene=counterexample"},
	{name: "help", link: "play=0", do: "document.querySelector('[aria-label=Help]').click()", undo: "document.querySelector('dialog[open] .button').click()"},
	{name: "gallery", link: "play=0", do: "document.querySelector('[aria-haspopup=dialog][aria-label^=All]').click()", undo: "document.querySelector('dialog[open] .button').click()"},
	{name: "export", link: "play=0", do: "document.querySelector('[data-dialog=export]').click()", undo: "document.querySelector('dialog[open]').close()"},
	{name: "question", link: "play=0&t=300&lesson=ravine&step=2"},
	{name: "answer", link: "play=0&t=300&lesson=ravine&step=2", do: "document.querySelector('.choice').click(), optiscope.pause()"},
	{name: "lesson in Chinese", link: "play=0&t=300&lesson=ravine&step=5&language=zh"},
	{name: "course", link: "play=0&lesson=ravine&step=5", do: "document.querySelector('#course button').click()", undo: "document.querySelector('dialog.course').close()"},
	{name: "explained", link: "play=0", do: "document.querySelector('[data-control=\"adabelief.lr\"] input').focus(), dispatchEvent(new KeyboardEvent('keydown', { key: 'F1' }))",
		undo: "dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }))"},
	{name: "tour", link: "play=0", do: takeTour, undo: "document.querySelector('.tour .button').click()"},
	{name: "worksheet", link: "lesson=worksheet&sheet=" + sheetText(), do: "document.querySelector('.choice').click()"},
	{name: "editor", link: "play=0", do: writeSheet, undo: "document.querySelector('.editor .head button').click()"},
	{name: "challenge", link: "play=0&t=90&surface=ravine&steps=200&entries=adam&adam.lr=0.2&challenge=one-number"},
	{name: "challenges", link: "play=0", do: "document.querySelector('[data-dialog=challenges]').click()", undo: "document.querySelector('dialog[open]').close()"},
	{name: "notice", link: "play=0", do: "location.hash += '&adam.lr=fast'", undo: "document.querySelector('#notice button').click()"},
}

// ofColors are the audit's rules that a theme decides. A light page has the same elements as a dark one.
var ofColors = []string{"color-contrast", "link-in-text-block"}

// An automated audit finds nothing to complain of, in both themes and at the size of a telephone.
func TestAccessibility(t *testing.T) {
	for name, w := range map[string]size{"desktop": screen(1440, 900, 1), "phone": phone(390, 844, 2)} {
		t.Run(name, func(t *testing.T) {
			b := reuseAt(t, "play=0", w)
			for _, s := range auditStates {
				for theme, rules := range map[string][]string{"dark": nil, "light": ofColors} {
					b.do("optiscope.load(%s)", s.link+"&theme="+theme)
					b.settle()
					if s.do != "" {
						b.do(s.do)
						b.settle()
					}
					for _, v := range b.audit(rules...) {
						t.Errorf("%s, %s: %s (%s)\n\t%s", s.name, theme, v.Help, v.Rule, strings.TrimSpace(v.Where))
					}
					if s.undo != "" {
						b.do(s.undo)
					}
				}
			}
		})
	}
}
