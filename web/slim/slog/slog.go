// Package slog is what Ebitengine needs of log/slog: its errors are printed, and
// its debugging is not, which is what the standard library's does unless told otherwise.
package slog

import (
	"context"
	"fmt"
	"os"
)

// Level is how much something matters.
type Level int

// LevelDebug is what matters to nobody but Ebitengine's authors.
const LevelDebug Level = -4

// Logger is the only one.
type Logger struct{}

// Default returns it.
func Default() *Logger { return &Logger{} }

// Enabled says whether it prints what matters so much.
func (*Logger) Enabled(_ context.Context, level Level) bool { return level > LevelDebug }

// Debug prints nothing.
func Debug(string, ...any) {}

// Error prints a message with names and values.
func Error(message string, args ...any) {
	text := "ERROR " + message
	for ; len(args) > 1; args = args[2:] {
		text += fmt.Sprintf(" %v=%v", args[0], args[1])
	}
	fmt.Fprintln(os.Stderr, text)
}
