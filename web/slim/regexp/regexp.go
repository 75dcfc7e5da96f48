// Package regexp is what Ebitengine's shader compiler needs of the standard
// library's: three patterns, each as plain code, and no other. That one brings
// the tables of all scripts of the world.
package regexp

import "strings"

// The patterns.
const (
	texture = `\A__t(\d+)\z`                                      // a name
	unit    = `^[ \t\r\n]*//kage:unit\s+([^ \t\r\n]+)[ \t\r\n]*$` // a line
	lines   = `\n\n+`
)

// Regexp is one of the patterns.
type Regexp struct{ pattern string }

// MustCompile knows the patterns, and panics for any other.
func MustCompile(pattern string) *Regexp {
	switch pattern {
	case texture, unit, lines:
		return &Regexp{pattern}
	}
	panic("regexp: this is none of the patterns that web/slim/regexp knows: " + pattern)
}

// FindStringSubmatch matches a whole text: it and its group, or nil.
func (r *Regexp) FindStringSubmatch(s string) []string {
	if group := r.group(s); group != "" {
		return []string{s, group}
	}
	return nil
}

// FindSubmatch is FindStringSubmatch for bytes.
func (r *Regexp) FindSubmatch(b []byte) [][]byte {
	if group := r.group(string(b)); group != "" {
		return [][]byte{b, []byte(group)}
	}
	return nil
}

// group is the group's text, which no match has empty.
func (r *Regexp) group(s string) string {
	switch r.pattern {
	case texture:
		return digits(s)
	case unit:
		return directive(s)
	}
	panic("regexp: " + r.pattern + " has no group")
}

func digits(s string) string {
	number, ok := strings.CutPrefix(s, "__t")
	if !ok || strings.Trim(number, "0123456789") != "" {
		return ""
	}
	return number
}

func directive(s string) string {
	const space = " \t\r\n" // what the value has none of; before it \s takes a form feed, too
	rest, ok := strings.CutPrefix(strings.Trim(s, space), "//kage:unit")
	value := strings.TrimLeft(rest, space+"\f")
	if value == "" && strings.HasSuffix(rest, "\f") {
		value = "\f" // one that nothing follows is the value
	}
	if !ok || len(value) == len(rest) || strings.ContainsAny(value, space) {
		return ""
	}
	return value
}

// ReplaceAllString replaces every run of empty lines.
func (r *Regexp) ReplaceAllString(s, replacement string) string {
	if r.pattern != lines {
		panic("regexp: nobody replaces " + r.pattern)
	}
	var b strings.Builder
	for {
		before, after, found := strings.Cut(s, "\n\n")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		b.WriteString(replacement)
		s = strings.TrimLeft(after, "\n")
	}
}
