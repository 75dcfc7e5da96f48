package web

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"github.com/optiscope/optiscope/scenes/words"
)

// The site has the whole course in every language: under a name of its content, which the page knows, and the service worker keeps.
func TestSiteHasEveryLanguagesCourse(t *testing.T) {
	site := assemblePage(t)
	for _, language := range words.Languages() {
		link := regexp.MustCompile(`<link rel="help" hreflang="` + string(language) + `" type="application/json" href="(lessons\.[a-z]+\.[0-9a-f]{12}\.json)" data-course>`)
		m := link.FindSubmatch(site[Index].Data)
		if m == nil {
			t.Errorf("%s: the page has no link to a course", language)
			continue
		}
		name := string(m[1])
		var course struct {
			Language words.Language
			Lessons  []struct{ Title string }
		}
		if err := json.Unmarshal(site[name].Data, &course); err != nil || course.Language != language || len(course.Lessons) != 14 {
			t.Errorf("%s is a course in %q of %d lessons, %v", name, course.Language, len(course.Lessons), err)
		}
		if !strings.Contains(string(site[Worker].Data), `"`+name+`"`) {
			t.Errorf("the service worker does not keep %s", name)
		}
	}
}
