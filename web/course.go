package web

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"time"

	"github.com/optiscope/optiscope/scenes/words"
	"github.com/optiscope/optiscope/web/lessons"
)

// WithTexts adds to the page's sources what it says and the lessons, in every language, as the page reads them: texts.js and lessons.en.json; and its manifest
// in every other language than English, such as manifest.zh.webmanifest. The course is a directory such as lessons.Files. A language without one is left out.
func WithTexts(page, course fs.FS) (fs.FS, error) {
	all := extended{FS: page, added: make(map[string][]byte)}
	for _, language := range words.Languages() {
		loaded, err := lessons.Load(course, language)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("web: the lessons have mistakes:\n%w", err)
		}
		if all.added["lessons."+string(language)+".json"], err = loaded.Encode(); err != nil {
			return nil, err
		}
	}
	texts, err := texts()
	if err != nil {
		return nil, err
	}
	all.added["texts.js"] = texts
	for _, language := range words.Languages() {
		data, err := fs.ReadFile(page, Manifest)
		if language == words.English || errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err == nil {
			data, err = translated(data, language)
		}
		if err != nil {
			return nil, fmt.Errorf("web: %s: %w", Manifest, err)
		}
		all.added[strings.Replace(Manifest, ".", "."+string(language)+".", 1)] = data
	}
	return all, nil
}

// translated is a manifest in another language.
func translated(manifest []byte, language words.Language) ([]byte, error) {
	var all map[string]any
	if err := json.Unmarshal(manifest, &all); err != nil {
		return nil, err
	}
	texts := language.Page()
	for _, member := range []string{"name", "description"} {
		text, ok := texts[fmt.Sprint(all[member])]
		if !ok {
			return nil, fmt.Errorf("the %s %q has no translation into %s", member, all[member], language)
		}
		all[member] = text
	}
	all["lang"] = language
	return json.MarshalIndent(all, "", "  ")
}

// texts is the module with what the page says in languages other than English.
func texts() ([]byte, error) {
	all := make(map[words.Language]map[string]string)
	for _, language := range words.Languages() {
		if language != words.English {
			all[language] = language.Page()
		}
	}
	table, err := json.Marshal(all)
	if err != nil {
		return nil, fmt.Errorf("web: %w", err)
	}
	return fmt.Appendf(nil, "/** @type {Record<string, Record<string, string>>} */\nexport const texts = %s;\n", table), nil
}

// extended is a directory with some more files in it.
type extended struct {
	fs.FS
	added map[string][]byte
}

func (e extended) Open(name string) (fs.File, error) {
	if data, is := e.added[name]; is {
		return &made{name: name, size: len(data), Reader: bytes.NewReader(data)}, nil
	}
	return e.FS.Open(name)
}

// ReadDir makes it an fs.ReadDirFS.
func (e extended) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(e.FS, name)
	if err != nil || name != "." {
		return entries, err
	}
	for name, data := range e.added {
		entries = append(entries, fs.FileInfoToDirEntry(&made{name: name, size: len(data)}))
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return entries, nil
}

// made is a file that was made, and what there is to know of it.
type made struct {
	name string
	size int
	*bytes.Reader
}

func (m *made) Stat() (fs.FileInfo, error) { return m, nil }
func (m *made) Close() error               { return nil }
func (m *made) Name() string               { return m.name }
func (m *made) Size() int64                { return int64(m.size) }
func (m *made) Mode() fs.FileMode          { return 0o444 }
func (m *made) ModTime() time.Time         { return time.Time{} }
func (m *made) IsDir() bool                { return false }
func (m *made) Sys() any                   { return nil }
