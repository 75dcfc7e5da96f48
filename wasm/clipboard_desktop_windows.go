package main

import (
	"errors"
	"fmt"
	"runtime"
	"syscall"
	"time"
	"unsafe"

	"github.com/optiscope/optiscope/scenes/control"
)

// The clipboard's format of UTF-16 texts, and memory that may be handed over.
const (
	unicodeText = 13 // CF_UNICODETEXT
	moveable    = 2  // GMEM_MOVEABLE
)

// win32 are the system's libraries that hold the clipboard.
type win32 struct{ user, kernel *syscall.LazyDLL }

func newWin32() win32 {
	return win32{syscall.NewLazyDLL("user32.dll"), syscall.NewLazyDLL("kernel32.dll")}
}

// call calls a function that returns 0 where it fails.
func call(library *syscall.LazyDLL, function string, args ...uintptr) (uintptr, error) {
	result, _, err := library.NewProc(function).Call(args...)
	if result == 0 {
		return 0, fmt.Errorf("%s: %w", function, err)
	}
	return result, nil
}

// withClipboard calls f while the clipboard is open. It belongs to a thread,
// and another program may have it for a moment.
func (w win32) withClipboard(f func() error) error {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	var err error
	for range 20 {
		if _, err = call(w.user, "OpenClipboard", 0); err == nil {
			defer call(w.user, "CloseClipboard")
			return f()
		}
		time.Sleep(5 * time.Millisecond)
	}
	return err
}

// Copy puts a text on the clipboard.
func (clipboard) Copy(text string) error {
	letters, err := syscall.UTF16FromString(text)
	if err != nil {
		return control.Wrong("nothing was copied: %s", err)
	}
	w := newWin32()
	err = w.withClipboard(func() error { return w.put(letters) })
	if err != nil {
		return control.Wrong("nothing was copied: %s", err)
	}
	return nil
}

// put hands a text that ends with 0 over to the clipboard.
func (w win32) put(letters []uint16) error {
	if _, err := call(w.user, "EmptyClipboard"); err != nil {
		return err
	}
	size := uintptr(len(letters)) * unsafe.Sizeof(letters[0])
	memory, err := call(w.kernel, "GlobalAlloc", moveable, size)
	if err != nil {
		return err
	}
	place, err := call(w.kernel, "GlobalLock", memory)
	if err == nil {
		w.kernel.NewProc("RtlMoveMemory").Call(place, uintptr(unsafe.Pointer(&letters[0])), size)
		w.kernel.NewProc("GlobalUnlock").Call(memory) // 0 is its success
		_, err = call(w.user, "SetClipboardData", unicodeText, memory)
	}
	if err != nil {
		w.kernel.NewProc("GlobalFree").Call(memory) // the clipboard did not take it
	}
	return err
}

// Paste is the text on the clipboard.
func (clipboard) Paste() (text string, err error) {
	w := newWin32()
	err = w.withClipboard(func() error {
		text, err = w.get()
		return err
	})
	if err != nil {
		return "", control.Wrong("nothing was pasted: %s", err)
	}
	return text, nil
}

// get reads the clipboard's text.
func (w win32) get() (string, error) {
	if _, err := call(w.user, "IsClipboardFormatAvailable", unicodeText); err != nil {
		return "", errors.New("the clipboard holds no text")
	}
	memory, err := call(w.user, "GetClipboardData", unicodeText)
	if err != nil {
		return "", err
	}
	size, err := call(w.kernel, "GlobalSize", memory)
	if err != nil {
		return "", err
	}
	place, err := call(w.kernel, "GlobalLock", memory)
	if err != nil {
		return "", err
	}
	defer w.kernel.NewProc("GlobalUnlock").Call(memory)
	letters := make([]uint16, size/2+1)
	w.kernel.NewProc("RtlMoveMemory").Call(uintptr(unsafe.Pointer(&letters[0])), place, size/2*2)
	return syscall.UTF16ToString(letters), nil
}
