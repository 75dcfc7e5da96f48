package main

import (
	"syscall"
	"unsafe"
)

// systemCalm says whether the user's system asks for little motion: "show animations in Windows" is off.
func systemCalm() bool {
	const clientAreaAnimation = 0x1042 // SPI_GETCLIENTAREAANIMATION
	f := syscall.NewLazyDLL("user32.dll").NewProc("SystemParametersInfoW")
	if f.Find() != nil {
		return false
	}
	var animates int32
	ok, _, _ := f.Call(clientAreaAnimation, 0, uintptr(unsafe.Pointer(&animates)), 0)
	return ok != 0 && animates == 0
}
