package web

import (
	"bytes"
	"fmt"
	"html"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// The program and the glue that starts it, by the names the page uses.
const (
	programName = "app.wasm"
	glueName    = "wasm_exec.js"
)

// Places that Assemble fills.
const (
	bytesMark   = "{{program bytes}}"
	modulesMark = "{{modules}}"
	filesMark   = "{{files}}"
	versionMark = "{{version}}"
)

var (
	iconPattern      = regexp.MustCompile(`("src": )"([^"]+)"`)
	importPattern    = regexp.MustCompile(`((?:\bfrom|\bimport)\s*\(?\s*)"\./([^"]+)"`)
	attributePattern = regexp.MustCompile(`\b(href|src)="([^"#:]+)"`)
)

// Assemble makes a site of the page's sources, the compiled program, Go's
// wasm_exec.js and the icons: every name but those of Fixed files gets a hash of the
// content, and every reference follows. It fails with a *MissingError where a
// reference leads nowhere.
func Assemble(source fs.FS, program, glue []byte) (Site, error) {
	a := assembler{source: map[string][]byte{programName: program, glueName: glue}, site: Site{}, names: map[string]string{}}
	entries, err := fs.ReadDir(source, ".")
	if err != nil {
		return nil, fmt.Errorf("web: %w", err)
	}
	for _, entry := range entries {
		if isNoise(entry) {
			continue
		}
		if a.source[entry.Name()], err = fs.ReadFile(source, entry.Name()); err != nil {
			return nil, fmt.Errorf("web: %w", err)
		}
	}
	pictures, err := icons()
	if err != nil {
		return nil, err
	}
	maps.Copy(a.source, pictures)
	if err := a.bundle(); err != nil {
		return nil, err
	}
	for name := range a.source {
		if Fixed(name) {
			continue
		}
		if _, err := a.place(name, nil); err != nil {
			return nil, err
		}
	}
	if err := a.index(); err != nil {
		return nil, err
	}
	a.stamp()
	return a.site, nil
}

// isNoise tells directories and what editors leave behind from the page's files.
func isNoise(entry fs.DirEntry) bool {
	return entry.IsDir() || strings.HasPrefix(entry.Name(), ".") || strings.HasSuffix(entry.Name(), "~")
}

type assembler struct {
	source  map[string][]byte
	site    Site
	names   map[string]string // source name → name in the site
	modules []string          // source names, imports first
}

// place puts one file into the site, after the files it imports, whose names
// are part of its content. The chain holds the files that wait for this one.
func (a *assembler) place(name string, chain []string) (string, error) {
	if done, ok := a.names[name]; ok {
		return done, nil
	}
	data, ok := a.source[name]
	if !ok {
		return "", &MissingError{In: chain[len(chain)-1], Name: name}
	}
	if slices.Contains(chain, name) {
		return "", fmt.Errorf("web: modules import each other: %s", strings.Join(append(chain, name), " → "))
	}
	var err error
	switch ext := path.Ext(name); {
	case ext == ".js" && name != glueName:
		if data, err = a.relink(data, importPattern, `"./`, append(chain, name)); err != nil {
			return "", err
		}
		a.modules = append(a.modules, name)
	case ext == ".webmanifest":
		if data, err = a.relink(data, iconPattern, `"`, append(chain, name)); err != nil {
			return "", err
		}
	}
	a.names[name] = hashed(name, data)
	a.site[a.names[name]] = &File{Data: data}
	return a.names[name], nil
}

// relink replaces the names of files that a pattern finds, such as those of imported modules.
func (a *assembler) relink(data []byte, pattern *regexp.Regexp, quote string, chain []string) ([]byte, error) {
	var failed error
	text := pattern.ReplaceAllStringFunc(string(data), func(match string) string {
		parts := pattern.FindStringSubmatch(match)
		target, err := a.place(parts[2], chain)
		if err != nil && failed == nil {
			failed = err
		}
		return parts[1] + quote + target + `"`
	})
	return []byte(text), failed
}

// index writes the page: real names, the program's size, and a hint for each
// module, so that all load at once and not one after the other's import.
func (a *assembler) index() error {
	data, ok := a.source[Index]
	if !ok {
		return &MissingError{In: "the site", Name: Index}
	}
	var hints strings.Builder
	slices.Sort(a.modules)
	for _, name := range a.modules {
		hints.WriteString(`<link rel="modulepreload" fetchpriority="low" href="` + html.EscapeString(name) + "\">\n")
	}
	text := strings.Replace(string(data), modulesMark, strings.TrimSpace(hints.String()), 1)
	text = strings.Replace(text, bytesMark, strconv.Itoa(len(a.source[programName])), 1)
	var failed error
	text = attributePattern.ReplaceAllStringFunc(text, func(match string) string {
		parts := attributePattern.FindStringSubmatch(match)
		target, ok := a.names[parts[2]]
		if !ok && failed == nil {
			failed = &MissingError{In: Index, Name: parts[2]}
		}
		return parts[1] + `="` + target + `"`
	})
	a.site[Index] = &File{Data: []byte(text)}
	return failed
}

// stamp names the version of the site: another one whenever any file is. The
// page knows its own, and the service worker knows all files.
func (a *assembler) stamp() {
	names := slices.Sorted(maps.Values(a.names))
	list := `"` + strings.Join(names, `", "`) + `"`
	version := hashed("", append([]byte(list), a.site[Index].Data...))[1:]
	a.site[Index].Data = bytes.Replace(a.site[Index].Data, []byte(versionMark), []byte(version), 1)
	if worker, ok := a.source[Worker]; ok {
		text := strings.Replace(string(worker), `"`+filesMark+`"`, list, 1)
		a.site[Worker] = &File{Data: []byte(strings.Replace(text, versionMark, version, 1))}
	}
}
