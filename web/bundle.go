package web

import (
	"errors"
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"sync"

	"github.com/evanw/esbuild/pkg/api"
)

// entryPattern finds the modules that the page itself names.
var entryPattern = regexp.MustCompile(`<script src="([^"]+)" type="module"`)

// bundle joins the page's modules into few files: those that the page names, those that are imported when they are
// needed, and what several of these share. One file for each of forty modules costs forty requests.
func (a *assembler) bundle() error {
	var entries []string
	for _, m := range entryPattern.FindAllSubmatch(a.source[Index], -1) {
		entries = append(entries, string(m[1]))
	}
	if len(entries) == 0 {
		return nil
	}
	modules := loader{source: a.source, joined: make(map[string]bool)}
	result := api.Build(api.BuildOptions{EntryPoints: entries, Bundle: true, Splitting: true, Format: api.FormatESModule, Target: api.ES2022,
		Outdir: "/", EntryNames: "[name]", ChunkNames: "[name]-[hash]", MinifyWhitespace: true, MinifySyntax: true,
		Charset: api.CharsetUTF8, LegalComments: api.LegalCommentsNone, Plugins: []api.Plugin{{Name: "page", Setup: modules.setup}}})
	if modules.missing != nil {
		return modules.missing
	}
	var failed []error
	for _, message := range slices.Concat(result.Errors, result.Warnings) {
		failed = append(failed, fmt.Errorf("web: %s", message.Text))
	}
	if len(failed) > 0 {
		return errors.Join(failed...)
	}
	maps.DeleteFunc(a.source, func(name string, _ []byte) bool { return modules.joined[name] })
	for _, out := range result.OutputFiles {
		a.source[path.Base(out.Path)] = out.Contents
	}
	return nil
}

// loader gives modules to the bundler, which asks for several at a time.
type loader struct {
	source map[string][]byte

	mu      sync.Mutex
	joined  map[string]bool
	missing error
}

func (l *loader) setup(build api.PluginBuild) {
	build.OnResolve(api.OnResolveOptions{Filter: ".*"}, func(args api.OnResolveArgs) (api.OnResolveResult, error) {
		name := path.Clean(args.Path)
		l.mu.Lock()
		defer l.mu.Unlock()
		if _, ok := l.source[name]; !ok {
			in := args.Importer
			if in == "" {
				in = Index
			}
			l.missing = &MissingError{In: in, Name: name}
			return api.OnResolveResult{}, l.missing
		}
		l.joined[name] = true
		return api.OnResolveResult{Path: name, Namespace: "page"}, nil
	})
	build.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: "page"}, func(args api.OnLoadArgs) (api.OnLoadResult, error) {
		text := string(l.source[args.Path])
		return api.OnLoadResult{Contents: &text, Loader: api.LoaderJS}, nil
	})
}
