//go:build !js

package main

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// outcome is how a program that opened no window ended.
type outcome struct {
	code           int
	stdout, stderr string
}

// runMain runs main to its end, without a display, on a system with a language.
func runMain(t *testing.T, language string, args ...string) outcome {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	command := exec.CommandContext(ctx, os.Args[0], args...)
	for _, variable := range os.Environ() {
		if name, _, _ := strings.Cut(variable, "="); !slices.Contains([]string{"DISPLAY", "WAYLAND_DISPLAY"}, name) {
			command.Env = append(command.Env, variable)
		}
	}
	command.Env = append(command.Env, roleVariable+"="+roleProgram, "LC_ALL=", "LC_MESSAGES=", "LANG="+language)
	var stdout, stderr strings.Builder
	command.Stdout, command.Stderr = &stdout, &stderr
	err := command.Run()
	var ended *exec.ExitError
	if err != nil && (!errors.As(err, &ended) || ctx.Err() != nil) {
		t.Fatalf("%v: %v\n%s", args, err, stderr.String())
	}
	return outcome{command.ProcessState.ExitCode(), stdout.String(), stderr.String()}
}

func TestWithoutADisplay(t *testing.T) {
	got := runMain(t, "C")
	line := strings.TrimSuffix(got.stderr, "\n")
	if got.code != 1 || line != "optiscope: cannot open a window: there is no display, as DISPLAY is not set; start it in a desktop session, or with xvfb-run" {
		t.Errorf("without a display it ends with %d and says:\n%s", got.code, got.stderr)
	}
}

func TestArguments(t *testing.T) {
	for _, each := range []struct {
		language string
		args     []string
		code     int
		says     []string
	}{
		{"C", []string{"-h"}, 0, []string{"usage: optiscope", "link", "-size", "-calm"}},
		{"C", []string{"--help"}, 0, []string{"usage: optiscope"}},
		{"C", []string{"-nosuch"}, 2, []string{"there is no option -nosuch", "usage: optiscope"}},
		{"C", []string{"-size"}, 2, []string{"the option -size needs a value"}},
		{"C", []string{"-calm=perhaps"}, 2, []string{"perhaps"}},
		{"C", []string{"-size", "huge"}, 1, []string{"-size", "WIDTHxHEIGHT", `"huge"`}},
		{"C", []string{"-size", "0x900"}, 1, []string{`"0x900"`}},
		{"C", []string{"-size", "800x-1"}, 1, []string{`"800x-1"`}},
		{"C", []string{"-size", "800x600x3"}, 1, []string{`"800x600x3"`}},
		{"C", []string{"t=1", "t=2"}, 1, []string{`one link is enough: "t=2"`}},
		{"zh_CN.UTF-8", []string{"-h"}, 0, []string{"用法：optiscope", "链接", "宽x高"}},
		{"zh_CN.UTF-8", []string{"-nosuch"}, 2, []string{"没有选项 -nosuch", "用法：optiscope"}},
		{"zh_CN.UTF-8", []string{"-size", "huge"}, 1, []string{"宽x高", `"huge"`}},
		{"zh_CN.UTF-8", nil, 1, []string{"无法打开窗口：没有显示器"}},
	} {
		got := runMain(t, each.language, each.args...)
		if got.code != each.code {
			t.Errorf("%v: it ends with %d, want %d", each.args, got.code, each.code)
		}
		for _, text := range each.says {
			if !strings.Contains(got.stderr, text) {
				t.Errorf("%v: it does not say %q:\n%s", each.args, text, got.stderr)
			}
		}
		if each.code == 1 && (strings.Count(got.stderr, "\n") != 1 || strings.Contains(got.stderr, "cannot open a window")) {
			t.Errorf("%v: not one sentence about the flag:\n%s", each.args, got.stderr)
		}
	}
}

// Where the system asks for little motion nothing plays unasked, and an option of the program says otherwise.
func TestCalm(t *testing.T) {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		t.Skip("the answer of this system is not ours to give")
	}
	for _, c := range []struct {
		system, says string
		args         []string
		plays        bool
	}{
		{"asks for less", "echo false", nil, false}, {"animates", "echo true", nil, true}, {"does not know", "exit 1", nil, true}, {"hangs", "exec sleep 60", nil, true},
		{"asks for less", "echo false", []string{"-calm=false"}, true}, {"animates", "echo true", []string{"-calm"}, false},
		{"asks for less", "echo false", []string{"play=1"}, true},
	} {
		bin := t.TempDir()
		if err := os.WriteFile(filepath.Join(bin, "gsettings"), []byte("#!/bin/sh\n"+c.says+"\n"), 0o755); err != nil {
			t.Fatal(err)
		}
		t.Setenv("PATH", bin+string(filepath.ListSeparator)+os.Getenv("PATH"))
		if s := start(t, laptop, c.args...); s.state().View.Playing != c.plays {
			t.Errorf("on a system that %s, with %q: it plays: %v", c.system, c.args, !c.plays)
		}
	}
}

// A window in which nothing moves costs nothing; one that plays is drawn again and again.
func TestIdle(t *testing.T) {
	var playing asked
	playing.spawn(t, os.Args[0], roleWindow, nil, []string{"-size", "640x480", "speed=0.25"})
	first := playing.report(t)
	for deadline := time.Now().Add(patience / 3); playing.report(t).Stats.Draws < first.Stats.Draws+10; {
		if time.Now().After(deadline) {
			t.Fatal("it plays, but is not drawn")
		}
		time.Sleep(50 * time.Millisecond)
	}
	var still asked
	still.spawn(t, os.Args[0], roleWindow, nil, []string{"-size", "640x480", "t=100&play=0"})
	settled := still.settle(t)
	time.Sleep(time.Second)
	if now := still.report(t).Stats; now.Ticks != settled.Stats.Ticks || now.Draws != settled.Stats.Draws {
		t.Errorf("at rest it ticks %d times and draws %d times in a second",
			now.Ticks-settled.Stats.Ticks, now.Draws-settled.Stats.Draws)
	}
}

// settle waits until a window has been drawn and nothing has moved for half a second.
func (a *asked) settle(t *testing.T) *report {
	t.Helper()
	last, deadline := a.report(t), time.Now().Add(patience)
	for quiet := 0; quiet < 5; {
		if time.Now().After(deadline) {
			t.Fatalf("after %v it has not come to rest: %+v", patience, last.Stats)
		}
		time.Sleep(100 * time.Millisecond)
		now := a.report(t)
		if now.Stats.Draws > 0 && now.Stats.Ticks == last.Stats.Ticks && now.Stats.Draws == last.Stats.Draws {
			quiet++
		} else {
			quiet = 0
		}
		last = now
	}
	return last
}
