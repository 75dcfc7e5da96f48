package browser

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// shotWindows are the windows that are pictured.
var shotWindows = []size{
	phone(360, 640, 2), phone(390, 844, 3), phone(844, 390, 2), phone(768, 1024, 2),
	screen(1024, 768, 1), screen(1440, 900, 1), screen(1440, 900, 2),
	screen(1920, 1080, 1), screen(3840, 2160, 1),
}

type shotState struct {
	name, link string
	do, undo   func(b *tab)
}

// shotStates are what the pictures show. Each may need to be undone after its picture.
var shotStates = []shotState{
	{name: "start", link: "t=0"},
	{name: "running", link: "t=300"},
	{name: "finished", link: "t=1000"},
	{name: "diverged", link: "surface=rosenbrock&entries=adabelief,sgd&sgd.lr=0.01&steps=200&t=120"},
	{name: "edited", link: "t=420&onward=1&adabelief.edits=300:beta1:0.99,150:lr:0.1&adam.edits=200:lr:0.002,200:amsgrad:1"},
	{name: "menu", link: "t=420&entries=adabelief,radam,adam,adam-2,sgd,lion,yogi,adan&adam-2.name=Adam+with+a+long+name", do: func(b *tab) {
		b.click("[data-panel=adabelief] [aria-haspopup=menu]")
	}, undo: func(b *tab) { b.keys(kb.Escape) }},
	{name: "surface", link: "surface=himmelblau&t=200"},
	{name: "seeds", link: "surface=himmelblau&steps=400&noise=30&seeds=32&entries=adabelief,adam,sgd&sgd.lr=0.002&t=150"},
	{name: "best", link: "surface=rosenbrock&entries=adabelief,adam,sgd,lion&t=200&rates=best", do: func(b *tab) {
		b.until(`document.querySelector("[data-panel=fair]").innerText.includes("the best of")`)
		b.do(`document.querySelector("[data-panel=rates]").scrollIntoView({block: "end"})`)
	}, undo: func(b *tab) { b.do(`document.getElementById("left").scrollTop = 0`) }},
	{name: "formula", link: "surface=custom&formula=x%5E2+%2B+10sin(x)%5E2+%2B+a+y%5E2&a=1.5&t=200", do: func(b *tab) { b.box(formulaField) }},
	{name: "mistake", link: "surface=custom&formula=1/x+%2B+sqrt(y%2Ba)&a=2&domain.x0=-4&start.x=2&start.y=3&t=200", do: func(b *tab) {
		b.box(`[data-panel="problem"] .sentence:last-child`)
		b.typed(" + sin(x, y)")
	}},
	{name: "belief", link: "scene=belief&t=150"},
	{name: "explained", link: "t=420", do: func(b *tab) {
		b.do(`document.querySelector("[data-control='adabelief.beta2'] input").focus()`)
		b.keys(kb.F1)
	}, undo: func(b *tab) { b.keys(kb.Escape) }},
	{name: "tour", link: "t=420", do: func(b *tab) { b.do(takeTour) }, undo: func(b *tab) { b.keys(kb.Escape) }},
	{name: "worksheet", link: "lesson=worksheet&sheet=" + sheetText()},
	{name: "worksheet-number", link: "lesson=worksheet&step=2&sheet=" + sheetText()},
	{name: "worksheet-editor", link: "lesson=worksheet&sheet=" + sheetText(), do: func(b *tab) {
		b.do(writeSheet)
		b.until(`document.querySelector(".sheet-item")`)
	}, undo: func(b *tab) { b.do(`document.querySelector(".editor .head button").click()`) }},
	{name: "warmup", link: "scene=warmup&t=60"},
	{name: "counterexample", link: "scene=counterexample&t=2000"},
	{name: "chinese", link: "t=300&language=zh"}, {name: "chinese-belief", link: "scene=belief&t=150&language=zh"}, {name: "chinese-warmup", link: "scene=warmup&t=60&language=zh"},
	{name: "block", link: "t=420&view=3d"},
	{name: "equations", link: "t=6&equations=1&selected=radam", do: func(b *tab) {
		b.do(`[...document.querySelectorAll("[role=tab]")].find((e) => e.checkVisibility() && e.textContent === "Inside")?.click()`)
		b.do(`document.querySelector("[data-panel=inside]").scrollIntoView()`)
	}, undo: func(b *tab) {
		b.do(`[...document.querySelectorAll("[role=tab]")].find((e) => e.checkVisibility())?.click()`)
	}},
	{name: "vectors", link: "t=20&vectors=selected&vectors.box=1&vectors.curvature=1&zoom=4&view.x=-1.1&view.y=-0.4", do: func(b *tab) {
		b.do(`document.querySelector("[data-panel=vectors]").scrollIntoView({block: "end"})`)
	}, undo: func(b *tab) { b.do(`document.getElementById("right").scrollTop = 0`) }},
	{name: "pointed", link: "t=60", do: func(b *tab) {
		x, y := b.onPath("adabelief", 300)
		b.hover(x, y)
	}, undo: func(b *tab) { b.hover(1, 1) }},
	{name: "event", link: "t=60&adam.edits=120:lr:0.01", do: func(b *tab) { b.keys(">") }, undo: func(b *tab) { b.keys(kb.Escape) }},
	{name: "phase", link: "t=21&phase=4&zoom=8&view.x=-1.05&view.y=-0.3&equations=1"},
	{name: "dragging", link: "t=1000", do: func(b *tab) {
		r := b.box(widget("adabelief.beta2", "input[type=range]"))
		b.press(r.X+r.W*0.57, r.Y+r.H/2)
		b.move(r.X+r.W*0.3, r.Y+r.H/2)
	}, undo: func(b *tab) { b.release(0, 0) }},
	lessonShot("ravine", 2), lessonShot("adam", 4), lessonShot("belief", 4), lessonShot("warmup", 4).in("zh"),
	presented(lessonShot("ravine", 2)),
	{name: "challenge", link: "surface=ravine&steps=200&entries=adam&adam.lr=0.2&challenge=one-number&t=40"},
	{name: "challenges", link: "t=0", do: func(b *tab) { b.do("document.querySelector('[data-dialog=challenges]').click()") }, undo: func(b *tab) { b.keys(kb.Escape) }},
	{name: "presented", link: "t=420&present=1"}, {name: "presented-block", link: "t=420&present=1&view=3d"},
	{name: "export", link: "t=300", do: pressed("w"), undo: pressed(kb.Escape)},
	{name: "export-chinese", link: "t=300&language=zh", do: pressed("w"), undo: pressed(kb.Escape)},
	{name: "share", link: "t=300", do: pressed("l"), undo: pressed(kb.Escape)},
	{name: "gallery", link: "t=300", do: func(b *tab) {
		b.keys("m")
		b.until(`document.querySelector("dialog.gallery canvas[data-drawn]")`)
	}, undo: pressed(kb.Escape)},
	{name: "removed", link: "t=300", do: pressed("r"), undo: pressed("b")},
	{name: "help", link: "t=300", do: func(b *tab) { b.keys("?") }, undo: func(b *tab) { b.keys(kb.Escape) }},
	{name: "notice", link: "t=300", do: func(b *tab) {
		b.do("location.hash += '&adam.lr=fast'")
		b.until("!document.getElementById('notice').hidden")
	},
		undo: func(b *tab) { b.click("#notice button") }},
}

// lessonShot is a step of a lesson, at its end or with its question.
func lessonShot(id string, step int) shotState {
	return shotState{name: fmt.Sprintf("lesson-%s-%d", id, step), link: "t=0",
		do: func(b *tab) {
			b.do("location.hash = 'theme=' + optiscope.get('theme') + '&language=' + optiscope.get('language') + '&present=' + Number(optiscope.get('present')) + %s", fmt.Sprintf("&lesson=%s&step=%d", id, step))
			b.until("document.querySelector('.lesson') && optiscope.get('step') === %s", step)
			b.do("optiscope.pause()")
		},
		undo: func(b *tab) { b.do("optiscope.set('lesson', '')"); b.until("!document.querySelector('.lesson')") }}
}

// pressed presses a key.
func pressed(key string) func(b *tab) { return func(b *tab) { b.keys(key) } }

// in is the same in another language.
func (s shotState) in(language string) shotState {
	return shotState{name: s.name + "-" + language, link: s.link, do: func(b *tab) { b.do("optiscope.set('language', %s)", language); s.do(b) }, undo: s.undo}
}

// presented is the same in presenter mode.
func presented(s shotState) shotState {
	return shotState{name: s.name + "-presented", link: s.link,
		do:   func(b *tab) { b.keys("f"); b.until("document.documentElement.hasAttribute('data-present')"); s.do(b) },
		undo: func(b *tab) { s.undo(b); b.do("optiscope.set('present', false)") }}
}

// TestShots takes pictures and checks nothing: a tool, which runs where the
// variable SHOTS names the folder for them. ONLY=regexp takes those whose name it matches.
func TestShots(t *testing.T) {
	folder := os.Getenv("SHOTS")
	if folder == "" {
		t.Skip("a tool: SHOTS=folder says where pictures belong")
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	only, err := regexp.Compile(os.Getenv("ONLY"))
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range shotWindows {
		t.Run(fmt.Sprintf("%dx%d-%v", w.width, w.height, w.scale), func(t *testing.T) {
			b := open(t, "play=0", w)
			for _, theme := range []string{"dark", "light"} {
				for _, s := range shotStates {
					if !only.MatchString(s.name) {
						continue
					}
					b.do("optiscope.load(%s), document.activeElement?.blur()", s.link+"&play=0&theme="+theme)
					b.until("location.hash === '#' + optiscope.link()")
					if s.do != nil {
						s.do(b)
					}
					b.settle()
					b.save(filepath.Join(folder, fmt.Sprintf("page-%dx%d-%v-%s-%s.png", w.width, w.height, w.scale, theme, s.name)))
					if s.undo != nil {
						s.undo(b)
					}
				}
			}
		})
	}
}

// save writes a picture of the window.
func (b *tab) save(path string) {
	b.t.Helper()
	picture, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
	b.must(err)
	b.must(os.WriteFile(path, picture, 0o644))
}
