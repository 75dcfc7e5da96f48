package main

import (
	"syscall"
	"unsafe"
)

// systemLanguage is the tag of the language in which the user's system speaks, such as "zh-CN".
func systemLanguage() string {
	const longest = 85 // LOCALE_NAME_MAX_LENGTH
	var tag [longest]uint16
	f := syscall.NewLazyDLL("kernel32.dll").NewProc("GetUserDefaultLocaleName")
	if f.Find() != nil {
		return ""
	}
	if n, _, _ := f.Call(uintptr(unsafe.Pointer(&tag[0])), longest); n == 0 {
		return ""
	}
	return syscall.UTF16ToString(tag[:])
}
