package main

import (
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"path"

	"github.com/evanw/esbuild/pkg/api"
)

//go:embed source.js
var source string

// sourceName is the page's module in whose place stands the source of the single file.
const sourceName = "source.js"

// bundle is the page's module of a name as one script, with all that it imports.
func bundle(page fs.FS, entry string) ([]byte, error) {
	files := api.Plugin{Name: "page", Setup: func(build api.PluginBuild) {
		build.OnResolve(api.OnResolveOptions{Filter: ".*"}, func(args api.OnResolveArgs) (api.OnResolveResult, error) {
			return api.OnResolveResult{Path: path.Clean(args.Path), Namespace: "page"}, nil
		})
		build.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: "page"}, func(args api.OnLoadArgs) (api.OnLoadResult, error) {
			if args.Path == sourceName {
				return api.OnLoadResult{Contents: &source, Loader: api.LoaderJS}, nil
			}
			data, err := fs.ReadFile(page, args.Path)
			text := string(data)
			return api.OnLoadResult{Contents: &text, Loader: api.LoaderJS}, err
		})
	}}
	result := api.Build(api.BuildOptions{EntryPoints: []string{entry}, Bundle: true, Format: api.FormatIIFE, Target: api.ES2022,
		Charset: api.CharsetUTF8, LegalComments: api.LegalCommentsNone, Plugins: []api.Plugin{files}})
	var failed []error
	for _, message := range append(result.Errors, result.Warnings...) {
		failed = append(failed, fmt.Errorf("single: %s: %s", entry, message.Text))
	}
	if len(failed) > 0 {
		return nil, errors.Join(failed...)
	}
	return result.OutputFiles[0].Contents, nil
}
