//go:build !js && !windows

package main

import (
	"context"
	"os/exec"
	"runtime"
	"strings"
	"time"
)

// askingTime is how long a system may take to say what it asks for.
const askingTime = time.Second

// systemCalm says whether the user's system asks for little motion: macOS by its accessibility settings, others by GNOME's, which most
// desktops for GTK follow. A system that has neither asks for nothing.
func systemCalm() bool {
	question, calm := []string{"gsettings", "get", "org.gnome.desktop.interface", "enable-animations"}, "false"
	if runtime.GOOS == "darwin" {
		question, calm = []string{"defaults", "read", "com.apple.universalaccess", "reduceMotion"}, "1"
	}
	ctx, cancel := context.WithTimeout(context.Background(), askingTime)
	defer cancel()
	answer, err := exec.CommandContext(ctx, question[0], question[1:]...).Output()
	return err == nil && strings.TrimSpace(string(answer)) == calm
}
