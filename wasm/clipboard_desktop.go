//go:build !js && !windows

package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"time"

	"github.com/optiscope/optiscope/scenes/control"
)

// helper is a pair of commands that exchange a text with the clipboard.
// Ebitengine has no clipboard, and programs in C cannot be linked here.
type helper struct{ copy, paste []string }

// helpers are what a system may have, the first choice first.
func helpers() []helper {
	if runtime.GOOS == "darwin" {
		return []helper{{[]string{"pbcopy"}, []string{"pbpaste"}}}
	}
	x := []helper{
		{[]string{"xclip", "-selection", "clipboard", "-in"}, []string{"xclip", "-selection", "clipboard", "-out"}},
		{[]string{"xsel", "--clipboard", "--input"}, []string{"xsel", "--clipboard", "--output"}},
	}
	if os.Getenv("WAYLAND_DISPLAY") == "" {
		return x
	}
	return append([]helper{{[]string{"wl-copy"}, []string{"wl-paste", "--no-newline"}}}, x...)
}

// findHelper is the first helper that is installed, or an error that names what to install.
func findHelper() (helper, error) {
	var names []string
	for _, h := range helpers() {
		if _, err := exec.LookPath(h.copy[0]); err == nil {
			return h, nil
		}
		names = append(names, h.copy[0])
	}
	return helper{}, control.Wrong("the clipboard needs one of these programs, and none is installed: %s", strings.Join(names, ", "))
}

// helperPatience is how long a helper may take; the owner of a clipboard may not answer.
const helperPatience = time.Second

// Copy puts a text on the clipboard.
func (clipboard) Copy(text string) error {
	h, err := findHelper()
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.Background(), helperPatience)
	defer cancel()
	command := exec.CommandContext(ctx, h.copy[0], h.copy[1:]...)
	command.Stdin = strings.NewReader(text)
	// xclip and its like stay, to hand out the text, so their output is not waited for.
	if err := command.Run(); err != nil {
		return control.Wrong("nothing was copied: %s: %s", h.copy[0], err)
	}
	return nil
}

// Paste is the text on the clipboard.
func (clipboard) Paste() (string, error) {
	h, err := findHelper()
	if err != nil {
		return "", err
	}
	ctx, cancel := context.WithTimeout(context.Background(), helperPatience)
	defer cancel()
	command := exec.CommandContext(ctx, h.paste[0], h.paste[1:]...)
	command.WaitDelay = helperPatience
	text, err := command.Output()
	var failed *exec.ExitError
	if errors.As(err, &failed) && len(bytes.TrimSpace(failed.Stderr)) > 0 {
		return "", control.Wrong("nothing was pasted: %s", bytes.TrimSpace(failed.Stderr))
	}
	if err != nil {
		return "", control.Wrong("nothing was pasted: %s: %s", h.paste[0], err)
	}
	return string(text), nil
}
