//go:build !js

package optim_test

import (
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"
)

// fusedInstruction is a multiplication with an addition or subtraction, rounded once.
var fusedInstruction = regexp.MustCompile(`\s(VFN?M(ADD|SUB)\d+SD|FN?M(ADD|SUB)D?)\s`)

// TestNothingIsFused reads the machine code that the compiler makes where processors have fused multiply-add: none of
// these packages may contain it, because the bits of a run would depend on the machine.
func TestNothingIsFused(t *testing.T) {
	for _, target := range [][]string{{"GOARCH=arm64"}, {"GOARCH=amd64", "GOAMD64=v3"}} {
		build := exec.Command("go", "build", "-gcflags=-S", ".", "./formula", "./run", "./surface", "./given")
		build.Env = append(os.Environ(), append(target, "GOOS=linux", "CGO_ENABLED=0")...)
		code, err := build.CombinedOutput()
		if err != nil {
			t.Fatalf("%v: %v\n%s", target, err, code)
		}
		lines, divisions := strings.Split(string(code), "\n"), 0
		for _, line := range lines {
			if fusedInstruction.MatchString(line) {
				t.Errorf("%v: %s", target, line)
			}
			if strings.Contains(line, "DIV") {
				divisions++
			}
		}
		if divisions < 50 {
			t.Errorf("%v: %d divisions in %d lines: this is no code of these packages", target, divisions, len(lines))
		}
	}
}
