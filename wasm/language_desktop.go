//go:build !js && !windows

package main

import (
	"os"
	"os/exec"
	"runtime"
	"strings"
)

// systemLanguage is the tag of the language in which the user's system speaks, such as "zh_CN.UTF-8".
func systemLanguage() string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if tag := os.Getenv(name); tag != "" {
			return tag
		}
	}
	if runtime.GOOS != "darwin" {
		return ""
	}
	// What is started from the Finder has none of these.
	tag, err := exec.Command("defaults", "read", "-g", "AppleLocale").Output()
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(tag))
}
