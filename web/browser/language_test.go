package browser

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/optim/surface"
	"github.com/optiscope/optiscope/scenes/words/foreign"
)

// openAsking opens the site in a browser that asks for languages.
func openAsking(t *testing.T, languages, link string, s size) *tab {
	t.Helper()
	b := blank(t, siteAddress(t), s)
	agent := eval[string](b, "navigator.userAgent")
	_, err := chromedp.Call(b.ctx, emulation.SetUserAgentOverride, emulation.SetUserAgentOverrideParams{UserAgent: agent, AcceptLanguage: languages})
	b.must(err)
	b.visit(link)
	return b
}

// The browser decides the language, the link before it, and whoever looks at the page above both.
func TestLanguageIsChosen(t *testing.T) {
	for _, c := range []struct{ languages, link, want string }{
		{"zh-CN,en", "", "zh"}, {"en-GB,zh", "", "en"}, {"de,zh-TW", "", "zh"}, {"fr", "", "en"},
		{"zh-CN", "language=en", "en"}, {"en", "language=zh", "zh"},
	} {
		t.Run(c.languages+"#"+c.link, func(t *testing.T) {
			b := openAsking(t, c.languages, c.link, small)
			if got := eval[string](b, "document.documentElement.lang"); got != c.want {
				t.Errorf("the language is %q, want %q", got, c.want)
			}
			if link := eval[string](b, "optiscope.link()"); link != c.link {
				t.Errorf("the link became #%s", link)
			}
		})
	}
}

// Switching takes everything along and is in the link; switching back leaves nothing behind.
func TestLanguageIsSwitched(t *testing.T) {
	b := reuse(t, "play=0&t=300")
	shown := func() string {
		b.settle()
		return eval[string](b, "[...document.querySelectorAll('main, main [aria-label]:not([data-view=surface])')].map((e) => e.ariaLabel ?? e.innerText).join('\\n')")
	}
	english := shown()
	menu := widget("language", "select")
	b.do("((menu) => { menu.value = 'zh'; menu.dispatchEvent(new Event('change')); })(document.querySelector(%s))", menu)
	b.until("document.documentElement.lang === 'zh' && document.title.includes('优化器')")
	b.until("location.hash.includes('language=zh')")
	if chinese := shown(); !strings.Contains(chinese, "步长") || strings.Contains(chinese, "Step length") || strings.Contains(chinese, "Export") {
		t.Errorf("the page is not Chinese:\n%s", chinese)
	}
	b.do("optiscope.set('language', 'auto')")
	b.until("document.documentElement.lang === 'en'")
	if again := shown(); again != english {
		t.Errorf("switched back the page says\n%s\ninstead of\n%s", again, english)
	}
	b.until(`document.querySelector("[data-view=surface]").ariaLabel.startsWith("Step 300")`) // which is told when the last words are over
}

// everyText is all that the page says: texts, labels and tooltips, but not what is typed.
const everyText = `[...document.querySelectorAll("body *")].flatMap((e) => e.closest("math, .brand, option, noscript, script") ? [] : [
	...[...e.childNodes].filter((n) => n.nodeType === 3).map((n) => n.data), e.title, e.ariaLabel, e.ariaDescription, e.ariaRoleDescription, e.placeholder, e.ariaValueText])
	.map((text) => text?.trim()).filter(Boolean)`

// The page says nothing in English on a Chinese screen, with everything that opens.
func TestPageIsChinese(t *testing.T) {
	given := []string{"Adam with a longer name", "adam, ", `"fast"`, "{arrive(adam)}"} // what the tests wrote
	for _, rule := range optim.Rules() {
		given = append(given, rule.Reference.Text)
	}
	for _, s := range surface.All() {
		given = append(given, s.Reference)
	}
	b := open(t, "language=zh&play=0", small)
	seen := make(map[string]bool)
	for _, text := range []string{"Two in a ravine", "Both start at the", "same", "point of", "SGD steps along its gradient.", "Adam divides it.",
		"Whose loss is larger at the end?", "SGD's", "Adam's"} {
		seen[text] = true // the worksheet's, which is its lecturer's
	}
	for _, s := range auditStates {
		b.do("optiscope.load(%s)", s.link+"&language=zh")
		b.settle()
		if s.do != "" {
			b.do(inChinese(s.do))
			b.settle()
		}
		for _, text := range eval[[]string](b, everyText) {
			if text, _, _ = strings.Cut(text, "http"); seen[text] {
				continue // an address
			}
			seen[text] = true
			if english := foreign.Words(text, given...); len(english) > 0 {
				t.Errorf("%s: %q has the English %q: say it with say(\"English\"), and give its 简体中文 in scenes/words/page.go", s.name, text, english)
			}
		}
		if s.undo != "" {
			b.do(s.undo)
		}
	}
}

// inChinese finds what a script looks for by its English label.
func inChinese(script string) string {
	return strings.NewReplacer("[aria-label=Help]", "[aria-label=帮助]", "[aria-label^=All]", "[aria-label^=以图片]").Replace(script)
}

// Chinese fits as well: see TestLayout and TestAccessibility.
func TestChineseFits(t *testing.T) {
	for _, s := range []size{phone(360, 640, 1), screen(1440, 900, 1)} {
		t.Run(s.String(), func(t *testing.T) {
			b := reuseAt(t, "language=zh&play=0&t=300", s)
			places := make(map[string][]string)
			for _, scene := range []string{"surface", "belief", "warmup", "counterexample"} {
				b.do("optiscope.set('scene', %s)", scene)
				b.settle()
				b.checkLayout(scene, s.touch, places)
				for _, v := range b.audit() {
					t.Errorf("%s: %s (%s)\n\t%s", scene, v.Help, v.Rule, strings.TrimSpace(v.Where))
				}
			}
			for _, problem := range slices.Sorted(maps.Keys(places)) {
				t.Errorf("%s\n\tin %s", problem, strings.Join(places[problem], ", "))
			}
		})
	}
}
