package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"

	"github.com/optiscope/optiscope/scenes/stage/display"
)

// patience is how long a program may take to do what it does at once.
const patience = 30 * time.Second

// runIt starts a Linux program without a display, and with one.
func runIt(t *testing.T, program []byte) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "optiscope")
	if err := os.WriteFile(path, program, 0o755); err != nil {
		t.Fatal(err)
	}
	withoutDisplay(t, path)
	withDisplay(t, path)
}

// withoutDisplay wants one sentence, and a failure.
func withoutDisplay(t *testing.T, path string) {
	t.Helper()
	for _, c := range []struct{ variable, want string }{
		{"", "there is no display, as DISPLAY is not set"},
		{"WAYLAND_DISPLAY=wayland-0", "it needs Xwayland"},
		{"DISPLAY=:99999", ":99999"},
	} {
		command := exec.Command(path)
		command.Env = append(slices.DeleteFunc(os.Environ(), func(variable string) bool {
			return strings.HasPrefix(variable, "DISPLAY=") || strings.HasPrefix(variable, "WAYLAND_DISPLAY=")
		}), c.variable)
		var said bytes.Buffer
		command.Stdout, command.Stderr = &said, &said
		err := command.Run()
		ended, ok := errors.AsType[*exec.ExitError](err)
		text := said.String()
		if !ok || ended.ExitCode() != 1 || strings.Count(text, "\n") != 1 || !strings.HasPrefix(text, "optiscope: cannot open a window: ") || !strings.Contains(text, c.want) {
			t.Errorf("with %q it ends with %v and says %q", c.variable, err, text)
		}
	}
}

// withDisplay wants a window with the program's title, class and icon, in which a picture is drawn.
func withDisplay(t *testing.T, path string) {
	t.Helper()
	screen := display.Start(t)
	server, err := xgb.NewConnDisplay(screen)
	if err != nil {
		t.Fatal(err)
	}
	defer server.Close()
	command := exec.Command(path, "-size", "800x600", "t=500&play=0&theme=dark")
	command.Env = append(os.Environ(), "DISPLAY="+screen, "LIBGL_ALWAYS_SOFTWARE=1")
	var said bytes.Buffer
	command.Stderr = &said
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() {
		command.Process.Kill()
		command.Wait()
		if said.Len() > 0 {
			t.Errorf("it says %q", said.Bytes())
		}
	}()
	w := window{t: t, server: server}
	for end := time.Now().Add(patience); !w.find("Optiscope") || w.pink() < 100; time.Sleep(100 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("there is no window in which AdaBelief's path is drawn")
		}
	}
	if class := w.property("WM_CLASS"); string(class) != "optiscope\x00Optiscope\x00" {
		t.Errorf("the window's class is %q; optiscope.desktop says Optiscope", class)
	}
	icon := w.property("_NET_WM_ICON")
	if len(icon) < 8 || binary.LittleEndian.Uint32(icon) != binary.LittleEndian.Uint32(icon[4:]) {
		t.Errorf("the window's icon has %d bytes", len(icon))
	}
}

type window struct {
	t      *testing.T
	server *xgb.Conn
	id     xproto.Window
}

// find looks for a window with a title.
func (w *window) find(title string) bool {
	w.t.Helper()
	tree, err := xproto.QueryTree(w.server, xproto.Setup(w.server).DefaultScreen(w.server).Root).Reply()
	if err != nil {
		w.t.Fatal(err)
	}
	for _, w.id = range tree.Children {
		if string(w.property("WM_NAME")) == title {
			return true
		}
	}
	return false
}

// property is a property's value. A window may close while it is asked: then it has none.
func (w *window) property(name string) []byte {
	atom, err := xproto.InternAtom(w.server, true, uint16(len(name)), name).Reply()
	if err != nil {
		w.t.Fatal(err)
	}
	reply, err := xproto.GetProperty(w.server, false, w.id, atom.Atom, xproto.GetPropertyTypeAny, 0, 1<<20).Reply()
	if err != nil {
		return nil
	}
	return reply.Value
}

// pink counts the pixels that have the colour of AdaBelief in the dark theme.
func (w *window) pink() int {
	w.t.Helper()
	size, err := xproto.GetGeometry(w.server, xproto.Drawable(w.id)).Reply()
	if err != nil {
		return 0 // gone
	}
	picture, err := xproto.GetImage(w.server, xproto.ImageFormatZPixmap, xproto.Drawable(w.id), 0, 0, size.Width, size.Height, ^uint32(0)).Reply()
	if err != nil {
		return 0 // not yet on the screen
	}
	count := 0
	for i := 0; i+3 < len(picture.Data); i += 4 {
		if picture.Data[i] == 0x93 && picture.Data[i+1] == 0x5c && picture.Data[i+2] == 0xff {
			count++
		}
	}
	return count
}
