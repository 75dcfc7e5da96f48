//go:build !js

package main

import (
	"bytes"
	"encoding/gob"
	"image"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/hajimehoshi/ebiten/v2"
	"github.com/hajimehoshi/ebiten/v2/exp/vmhost"

	"github.com/optiscope/optiscope/scenes/state"
)

// patience is how long the tests wait for a program that should answer at once.
const patience = 20 * time.Second

// laptop is the size of the window in most tests.
var laptop = image.Pt(1440, 900)

// asked is a process that answers questions.
type asked struct {
	ask    *gob.Encoder
	answer *gob.Decoder
	stderr bytes.Buffer
}

// spawn starts this test binary in a role; it ends with the test.
func (a *asked) spawn(t *testing.T, binary, role string, env, args []string) {
	t.Helper()
	command := exec.Command(binary, args...)
	command.Env = append(append(os.Environ(), roleVariable+"="+role), env...)
	command.Stderr = &a.stderr
	in, err := command.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	a.ask, a.answer = gob.NewEncoder(in), gob.NewDecoder(out)
	t.Cleanup(func() {
		command.Process.Kill()
		command.Wait()
		if t.Failed() && a.stderr.Len() > 0 {
			t.Logf("the program wrote:\n%s", a.stderr.Bytes())
		}
	})
}

func (a *asked) report(t *testing.T) *report {
	t.Helper()
	return a.question(t, question{})
}

func (a *asked) question(t *testing.T, q question) *report {
	t.Helper()
	if err := a.ask.Encode(q); err != nil {
		t.Fatal("the program has ended:", err)
	}
	var r report
	if err := a.answer.Decode(&r); err != nil {
		t.Fatal("the program does not answer:", err)
	}
	return &r
}

// session is a program that is ticked and drawn by the test.
type session struct {
	asked
	t      *testing.T
	guest  *vmhost.GuestSession
	screen *ebiten.Image
}

// start runs the program with arguments in a window of a size, on a system that speaks English.
func start(t *testing.T, size image.Point, args ...string) *session {
	t.Helper()
	return startIn(t, "en_US.UTF-8", size, args...)
}

// startIn is start on a system with a language.
func startIn(t *testing.T, language string, size image.Point, args ...string) *session {
	t.Helper()
	listener, err := net.Listen("unix", filepath.Join(t.TempDir(), "s"))
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	endpoint, err := vmhost.EndpointURLFromAddr(listener.Addr())
	if err != nil {
		t.Fatal(err)
	}
	s := &session{t: t}
	s.spawn(t, os.Getenv(guestVariable), roleGuest, []string{"EBITENGINE_VM_ENDPOINT=" + endpoint, "DISPLAY=", "LC_ALL=", "LC_MESSAGES=", "LANG=" + language}, args)
	listener.(*net.UnixListener).SetDeadline(time.Now().Add(patience))
	connection, err := listener.Accept()
	if err != nil {
		t.Fatalf("the program did not start: %v\n%s", err, s.stderr.Bytes())
	}
	s.guest, err = vmhost.NewGuestSession(connection, &vmhost.NewGuestSessionOptions{IdleTimeout: patience})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		s.guest.Close()
		s.screen.Deallocate()
	})
	s.resize(size)
	s.frame()
	s.tick(2)
	return s
}

// resize gives the window another size.
func (s *session) resize(size image.Point) {
	s.t.Helper()
	old := s.screen
	s.screen = ebiten.NewImage(size.X, size.Y)
	if err := s.guest.SetOutsideScreen(s.screen); err != nil {
		s.t.Fatal(err)
	}
	if old != nil {
		old.Deallocate()
	}
	s.tick(1)
}

// tick runs n ticks and waits for them.
func (s *session) tick(n int) {
	s.t.Helper()
	s.guest.AdvanceTicks(n)
	if !s.guest.WaitTicks() {
		s.t.Fatalf("the program has ended: %v\n%s", s.guest.Err(), s.stderr.Bytes())
	}
}

// frame draws the window and reads its pixels.
func (s *session) frame() *image.RGBA {
	s.t.Helper()
	s.tick(1)
	s.guest.AdvanceFrame()
	if !s.guest.WaitFrame() || !s.guest.CompositeFrame() {
		s.t.Fatalf("the program draws no frame: %v\n%s", s.guest.Err(), s.stderr.Bytes())
	}
	picture := image.NewRGBA(s.screen.Bounds())
	s.screen.ReadPixels(picture.Pix)
	return picture
}

func (s *session) look() *report {
	s.t.Helper()
	return s.report(s.t)
}

// state is the program's state as its link spells it.
func (s *session) state() *state.State {
	s.t.Helper()
	return load(s.t, s.look().Link)
}

// load reads a link that must be good.
func load(t *testing.T, link string) *state.State {
	t.Helper()
	loaded, errs := state.Load(link)
	if len(errs) > 0 {
		t.Fatalf("the link %q is refused: %v", link, errs)
	}
	return &loaded
}

// widget is where a widget is.
func (s *session) widget(key string) image.Rectangle {
	s.t.Helper()
	r, ok := s.look().Widgets[key]
	if !ok || r.Empty() {
		s.t.Fatalf("there is no widget %q to be seen", key)
	}
	return r
}

func middle(r image.Rectangle) image.Point { return r.Min.Add(r.Size().Div(2)) }

func (s *session) moveTo(p image.Point) {
	s.t.Helper()
	s.guest.MoveCursor(float64(p.X), float64(p.Y))
	s.tick(1)
}

func (s *session) press() {
	s.t.Helper()
	s.guest.PressMouseButton(ebiten.MouseButtonLeft)
	s.tick(2)
}

func (s *session) release() {
	s.t.Helper()
	s.guest.ReleaseMouseButton(ebiten.MouseButtonLeft)
	s.tick(2)
}

func (s *session) click(p image.Point) {
	s.t.Helper()
	s.moveTo(p)
	s.press()
	s.release()
}

// key presses and releases a key.
func (s *session) key(key ebiten.Key) {
	s.t.Helper()
	s.guest.PressKey(key)
	s.tick(2)
	s.guest.ReleaseKey(key)
	s.tick(1)
}

// write types a text.
func (s *session) write(text string) {
	s.t.Helper()
	for _, r := range text {
		s.guest.TypeRune(r)
		s.tick(1)
	}
}
