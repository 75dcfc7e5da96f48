package slim

import (
	"bytes"
	"encoding/json"
	"errors"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/optiscope/optiscope/web/slim/builtinshader"
	"github.com/optiscope/optiscope/web/slim/colormshader"
)

// root is the main module's, seen from this package.
const root = "../.."

func original(t *testing.T) *source {
	t.Helper()
	s, err := find(root)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// asking is a program that prints all that an original package returns.
const asking = `package main

import (
	"encoding/json"
	"os"

	shader "original/shader"
)

func main() {
	var all []string
	for filter := shader.Filter(0); filter < shader.FilterCount; filter++ {
		for address := shader.Address(0); address < shader.AddressCount; address++ {
			all = append(all, string(shader.ShaderSource(filter, address)))
		}
	}
	json.NewEncoder(os.Stdout).Encode(all)
}
`

// ask runs a file of Ebitengine in a module of its own: nobody else may import its package.
func ask(t *testing.T, file string) []string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(original(t).Dir, "internal", filepath.FromSlash(file)))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for name, data := range map[string][]byte{"go.mod": []byte("module original\n"), "main.go": []byte(asking), "shader/shader.go": text} {
		if err := errors.Join(os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755), os.WriteFile(filepath.Join(dir, name), data, 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	command := exec.Command("go", "run", ".")
	command.Dir = dir
	command.Env = append(os.Environ(), "GOWORK=off")
	var stderr bytes.Buffer
	command.Stderr = &stderr
	out, err := command.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, stderr.Bytes())
	}
	var all []string
	if err := json.Unmarshal(out, &all); err != nil {
		t.Fatal(err)
	}
	return all
}

// Our shaders are the originals, byte for byte, for every filter and address.
func TestShadersAreTheOriginals(t *testing.T) {
	for file, ours := range map[string]func(filter, address int) []byte{
		"builtinshader/shader.go": func(filter, address int) []byte {
			return builtinshader.ShaderSource(builtinshader.Filter(filter), builtinshader.Address(address))
		},
		"colormshader/shader.go": func(filter, address int) []byte {
			return colormshader.ShaderSource(colormshader.Filter(filter), colormshader.Address(address))
		},
	} {
		theirs := ask(t, file)
		if len(theirs) != 9 {
			t.Fatalf("%s: %d shaders, want three filters with three addresses", file, len(theirs))
		}
		for i, want := range theirs {
			for range 2 { // made, and kept
				if got := string(ours(i/3, i%3)); got != want {
					t.Errorf("%s, filter %d, address %d: ours is\n%q, the original\n%q", file, i/3, i%3, got, want)
				}
			}
		}
	}
}

// Ours export what the originals do, with the same types and values.
func TestExportsAreTheOriginals(t *testing.T) {
	for _, r := range replacements() {
		theirs, err := os.ReadFile(filepath.Join(original(t).Dir, "internal", filepath.FromSlash(r.file)))
		if err != nil {
			t.Fatal(err)
		}
		ours, err := files.ReadFile(r.file)
		if err != nil {
			t.Fatal(err)
		}
		if a, b := exports(t, theirs), exports(t, ours); !slices.Equal(a, b) || len(a) < 3 {
			t.Errorf("%s exports\n%q, the original\n%q", r.file, b, a)
		}
	}
}

// exports are the exported objects of a package of one file.
func exports(t *testing.T, text []byte) []string {
	t.Helper()
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, "file.go", text, 0)
	if err != nil {
		t.Fatal(err)
	}
	config := types.Config{Importer: importer.ForCompiler(set, "source", nil)}
	checked, err := config.Check("p", set, []*ast.File{file}, nil)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, name := range checked.Scope().Names() {
		object := checked.Scope().Lookup(name)
		if object.Exported() {
			text := object.String()
			if c, ok := object.(*types.Const); ok {
				text += " = " + c.Val().ExactString()
			}
			all = append(all, text)
		}
	}
	return all
}

// What all this is for: none of the large packages is in the program.
func TestProgramLeavesThemOut(t *testing.T) {
	modfile, err := Module(root)
	if err != nil {
		t.Fatal(err)
	}
	deps := func(args ...string) []string {
		command := exec.Command("go", append(append([]string{"list", "-deps"}, args...), "./wasm")...)
		command.Dir = root
		command.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "GOWORK=off")
		out, err := command.CombinedOutput()
		if err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		return strings.Fields(string(out))
	}
	stock, ours := deps(), deps("-modfile", modfile)
	for _, name := range []string{"text/template", "go/build", "go/doc", "os/exec",
		"archive/zip", "encoding/gob", "go/printer", "log/slog", "net", "regexp", ebitengine + "/internal/png", ebitengine + "/internal/vmprotocol"} {
		if !slices.Contains(stock, name) {
			t.Errorf("Ebitengine itself does without %s: there is nothing to leave out", name)
		}
		if slices.Contains(ours, name) {
			t.Errorf("the program has %s", name)
		}
	}
}

// Another Ebitengine is refused in words, and leaves nothing half made behind.
func TestChangedEbitengineIsRefused(t *testing.T) {
	for _, file := range changed() {
		s := &source{Version: "v2.99.0", Sum: "h1:none", Dir: t.TempDir()}
		if err := original(t).fillOriginal(s.Dir); err != nil {
			t.Fatal(err)
		}
		target := filepath.Join(s.Dir, "internal", filepath.FromSlash(file))
		text, err := os.ReadFile(target)
		if err != nil {
			t.Fatal(err)
		}
		for name, spoil := range map[string]func() error{
			"changed": func() error { return os.WriteFile(target, append(text, '\n'), 0o644) },
			"gone":    func() error { return os.Remove(target) },
		} {
			if err := spoil(); err != nil {
				t.Fatal(err)
			}
			to := t.TempDir()
			_, err := s.copyTo(to)
			if e, ok := errors.AsType[*ChangedError](err); !ok || e.File != file || !strings.Contains(e.Error(), "v2.99.0") {
				t.Errorf("%s %s: %v", file, name, err)
			}
			if left, err := os.ReadDir(to); err != nil || len(left) > 0 {
				t.Errorf("%s %s leaves %v, %v", file, name, left, err)
			}
		}
	}
}

// changed are the files of Ebitengine that ours are written for.
func changed() []string {
	var all []string
	for _, r := range replacements() {
		all = append(all, r.file)
	}
	for _, s := range swaps() {
		all = append(all, s.file)
	}
	return all
}

// fillOriginal writes the files that are looked at, as they are.
func (s *source) fillOriginal(dir string) error {
	for _, file := range changed() {
		name := filepath.Join("internal", filepath.FromSlash(file))
		data, err := os.ReadFile(filepath.Join(s.Dir, name))
		if err := errors.Join(err, os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755), os.WriteFile(filepath.Join(dir, name), data, 0o644)); err != nil {
			return err
		}
	}
	return nil
}
