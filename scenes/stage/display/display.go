// Package display gives a test a screen of its own, on which no other test's windows come and go.
package display

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// Start starts an X server without a monitor, and returns the value of DISPLAY that
// leads to it. It ends with the test.
func Start(t testing.TB) string {
	t.Helper()
	number, theirs, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer number.Close()
	server := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "1280x1024x24", "-nolisten", "tcp")
	server.ExtraFiles = []*os.File{theirs} // number 3
	if err := server.Start(); err != nil {
		t.Fatalf("%v: this test needs Xvfb (Debian, Ubuntu: apt install xvfb)", err)
	}
	theirs.Close()
	t.Cleanup(func() {
		server.Process.Kill()
		server.Wait()
	})
	line, err := bufio.NewReader(number).ReadString('\n')
	if err != nil {
		t.Fatalf("Xvfb does not start: %v", err)
	}
	return fmt.Sprintf(":%s", strings.TrimSpace(line))
}
