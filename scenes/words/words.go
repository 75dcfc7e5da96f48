// Package words says the program's texts in the languages it speaks: the
// English text is the key, and one table, in a file for each topic, holds the
// others.
package words

import (
	"fmt"
	"slices"
	"strings"
	"sync"
)

// Language is a language by its code in links and in HTML.
type Language string

// The languages.
const (
	English Language = "en"
	Chinese Language = "zh" // simplified
)

// Languages lists the languages in order of display.
func Languages() []Language { return []Language{English, Chinese} }

// Name is the language's name in itself.
func (l Language) Name() string {
	if l == Chinese {
		return "简体中文"
	}
	return "English"
}

// Match finds the language of a system's tag, such as "zh-CN" or "zh_CN.UTF-8";
// it is English where none fits.
func Match(tag string) Language {
	code, _, _ := strings.Cut(strings.ReplaceAll(strings.ToLower(tag), "_", "-"), "-")
	if i := slices.Index(Languages(), Language(code)); i >= 0 {
		return Languages()[i]
	}
	return English
}

// entry is a text in all languages but English, which is its key.
type entry struct{ english, chinese string }

// Say returns a text in the language. With arguments the text is a format, as
// of fmt.Sprintf, in which other languages may order them by index. A text that
// the table lacks is said in English.
func (l Language) Say(text string, args ...any) string {
	if l == Chinese {
		if chinese, ok := inChinese()[text]; ok {
			text = chinese
		}
	}
	if len(args) == 0 {
		return text
	}
	return fmt.Sprintf(text, args...)
}

// inChinese is made when Chinese is first spoken.
var inChinese = sync.OnceValue(func() map[string]string {
	all := make(map[string]string)
	for _, topic := range table() {
		for _, e := range topic {
			all[e.english] = e.chinese
		}
	}
	return all
})
