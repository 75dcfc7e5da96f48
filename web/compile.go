package web

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/optiscope/optiscope/web/slim"
)

// module is the path of the module whose program is built.
const module = "github.com/optiscope/optiscope"

// CompileError is what the compiler says about a program that does not build.
type CompileError struct{ Output string }

func (e *CompileError) Error() string { return "web: the program does not build:\n" + e.Output }

// Root is the directory of the module around dir.
func Root(dir string) (string, error) {
	start, err := filepath.Abs(dir)
	if err != nil {
		return "", fmt.Errorf("web: %w", err)
	}
	for at := start; ; at = filepath.Dir(at) {
		text, err := os.ReadFile(filepath.Join(at, "go.mod"))
		if err == nil && strings.HasPrefix(string(text), "module "+module+"\n") {
			return at, nil
		}
		if at == filepath.Dir(at) {
			return "", fmt.Errorf("web: %s is not inside the module %s", start, module)
		}
	}
}

// Compile builds the program for browsers, as package slim makes it small. It
// needs the go command. With release the result does not depend on where the
// sources lie. A program with mistakes is a *CompileError.
func Compile(root string, release bool) ([]byte, error) {
	dir, err := os.MkdirTemp("", "optiscope")
	if err != nil {
		return nil, fmt.Errorf("web: %w", err)
	}
	defer os.RemoveAll(dir)
	modfile, err := slim.Module(root)
	if err != nil {
		return nil, err
	}
	out := filepath.Join(dir, programName)
	args := []string{"build", "-modfile", modfile, "-buildvcs=false", "-ldflags=-s -w", "-o", out}
	if release {
		args = append(args, "-trimpath")
	}
	cmd := exec.Command("go", append(args, "./wasm")...)
	cmd.Dir = root
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "GOWORK=off") // -modfile does not go with a workspace
	if text, err := cmd.CombinedOutput(); err != nil {
		if _, ran := errors.AsType[*exec.ExitError](err); ran {
			return nil, &CompileError{Output: string(bytes.TrimSpace(text))}
		}
		return nil, fmt.Errorf("web: %w", err)
	}
	data, err := os.ReadFile(out)
	if err != nil {
		return nil, fmt.Errorf("web: %w", err)
	}
	return data, nil
}

// Glue is the wasm_exec.js that belongs to the compiler: the two have to be of one version.
func Glue(root string) ([]byte, error) {
	cmd := exec.Command("go", "env", "GOROOT")
	cmd.Dir = root
	text, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("web: go env GOROOT: %w", err)
	}
	data, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(text)), "lib", "wasm", glueName))
	if err != nil {
		return nil, fmt.Errorf("web: %w", err)
	}
	return data, nil
}
