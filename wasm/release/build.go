package main

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/tc-hib/winres"
	"github.com/tc-hib/winres/version"

	"github.com/optiscope/optiscope/scenes/icon"
)

func (t target) environment() []string {
	return append(os.Environ(), "GOOS="+t.os, "GOARCH="+t.arch, "CGO_ENABLED=0", "GOWORK=off", "GOFLAGS=", "GOAMD64=v1", "GOARM64=v8.0")
}

// compile builds the program so that it depends on nothing but the sources and the compiler.
func (t target) compile(root string) ([]byte, error) {
	dir, err := os.MkdirTemp("", "optiscope")
	if err != nil {
		return nil, fmt.Errorf("release: %w", err)
	}
	defer os.RemoveAll(dir)
	out := filepath.Join(dir, "program")
	command := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w -buildid=", "-o", out, "./wasm")
	command.Dir, command.Env = root, t.environment()
	if text, err := command.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("release: %s-%s does not build: %w\n%s", t.os, t.arch, err, bytes.TrimSpace(text))
	}
	program, err := os.ReadFile(out)
	if err != nil {
		return nil, fmt.Errorf("release: %w", err)
	}
	if t.os == "windows" {
		return withResources(program)
	}
	return program, nil
}

// windowsSizes are the icons that Windows shows somewhere.
func windowsSizes() []int { return []int{16, 20, 24, 32, 40, 48, 64, 256} }

// withResources gives a Windows program its icon and its name. Ebitengine takes the window's icon from there.
func withResources(program []byte) ([]byte, error) {
	var pictures []image.Image
	for _, size := range windowsSizes() {
		pictures = append(pictures, icon.Draw(size, icon.Rounded))
	}
	set, err := winres.NewIconFromImages(pictures)
	if err != nil {
		return nil, fmt.Errorf("release: %w", err)
	}
	var resources winres.ResourceSet
	if err := resources.SetIcon(winres.Name("APP"), set); err != nil {
		return nil, fmt.Errorf("release: %w", err)
	}
	var info version.Info
	for key, text := range map[string]string{version.ProductName: title, version.FileDescription: title + ": " + subtitle, version.OriginalFilename: "optiscope.exe"} {
		if err := info.Set(version.LangDefault, key, text); err != nil {
			return nil, fmt.Errorf("release: %w", err)
		}
	}
	resources.SetVersionInfo(info)
	var b bytes.Buffer
	if err := resources.WriteToEXE(&b, bytes.NewReader(program)); err != nil {
		return nil, fmt.Errorf("release: %w", err)
	}
	return b.Bytes(), nil
}

// licenses are the licenses of everything that is a part of the program.
func (t target) licenses(root string) ([]byte, error) {
	command := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}}\t{{.Dir}}{{end}}{{end}}", "./wasm")
	command.Dir, command.Env = root, t.environment()
	list, err := command.Output()
	if err != nil {
		return nil, fmt.Errorf("release: go list: %w", err)
	}
	goroot, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return nil, fmt.Errorf("release: go env: %w", err)
	}
	lines := strings.FieldsFunc(string(list), func(r rune) bool { return r == '\n' })
	lines = append(lines, "Noto Sans CJK SC\t"+filepath.Join(root, "scenes", "han"))
	lines = append(lines, "Go, its standard library "+runtime.Version()+"\t"+strings.TrimSpace(string(goroot)))
	slices.Sort(lines)
	var b strings.Builder
	b.WriteString("Optiscope is made with the following works, under their licenses.\n")
	for _, line := range slices.Compact(lines) {
		name, dir, _ := strings.Cut(line, "\t")
		text, err := licenseIn(dir)
		if err != nil {
			return nil, fmt.Errorf("release: %s: %w", name, err)
		}
		fmt.Fprintf(&b, "\n%s\n%s\n\n%s\n", name, strings.Repeat("=", len(name)), bytes.TrimSpace(text))
	}
	return []byte(b.String()), nil
}

// licenseIn is the license in a module's folder, with its notice where there is one.
func licenseIn(dir string) ([]byte, error) {
	var all []byte
	for _, pattern := range []string{"LICENSE*", "LICENCE*", "COPYING*", "NOTICE*"} {
		names, err := filepath.Glob(filepath.Join(dir, pattern))
		if err != nil {
			return nil, err
		}
		for _, name := range names {
			text, err := os.ReadFile(name)
			if err != nil {
				return nil, err
			}
			all = append(append(all, text...), '\n')
		}
	}
	if len(all) == 0 {
		return nil, errors.New("no license is to be found in " + dir)
	}
	return all, nil
}
