package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image/png"

	"github.com/optiscope/optiscope/scenes/icon"
)

const (
	title    = "Optiscope"
	subtitle = "how optimizers move"
)

// contents are the files of an archive, without the licenses.
func (t target) contents(program []byte) ([]file, error) {
	readme := file{"README.txt", []byte(fmt.Sprintf(readmeText, start(t.os))), plain}
	switch t.os {
	case "windows":
		readme.data = bytes.ReplaceAll(readme.data, []byte("\n"), []byte("\r\n"))
		return []file{readme, {"optiscope.exe", program, executable}}, nil
	case "darwin":
		icons, err := icns()
		if err != nil {
			return nil, err
		}
		const app = "Optiscope.app/Contents/"
		return []file{readme, {app + "MacOS/optiscope", program, executable}, {app + "Info.plist", []byte(plist), plain},
			{app + "Resources/optiscope.icns", icons, plain}}, nil
	default:
		return []file{readme, {"optiscope", program, executable}, {"optiscope.svg", icon.SVG(), plain}, {"optiscope.desktop", []byte(desktopEntry), plain}}, nil
	}
}

const readmeText = `Optiscope: how optimizers move

Watch AdaBelief, RAdam, Adam and others walk down a surface, step by step, while
you drag their hyper-parameters.

%s
The program takes a link as its argument: what stands behind # in the address of
the same program in a browser, or the whole address. It needs no network, and
writes nothing but what you save.

Press ? for all keys. LICENSES.txt has the licenses of what it is made with.
`

// start says how the program is started where.
func start(os string) string {
	switch os {
	case "windows":
		return `Start:  optiscope.exe

The program is not signed. Where Windows holds it back: More info, Run anyway.
`
	case "darwin":
		return `Start:  Optiscope.app

The program is not signed by a known developer. Where macOS holds it back: System
Settings, Privacy & Security, Open Anyway. In a terminal:

    Optiscope.app/Contents/MacOS/optiscope
`
	default:
		return `Start:  ./optiscope

It draws with OpenGL or OpenGL ES on X11, or on Wayland through XWayland. Where
it is to have its place and its icon in the menu of programs:

    install -D optiscope ~/.local/bin/optiscope
    install -D -m 644 optiscope.svg ~/.local/share/icons/hicolor/scalable/apps/optiscope.svg
    install -D -m 644 optiscope.desktop ~/.local/share/applications/optiscope.desktop
`
	}
}

// desktopEntry is the program in the menus of Linux (Desktop Entry Specification 1.5).
const desktopEntry = `[Desktop Entry]
Type=Application
Version=1.5
Name=Optiscope
Comment=How optimizers move
Exec=optiscope
Icon=optiscope
Terminal=false
Categories=Education;Science;Math;
StartupWMClass=Optiscope
`

// plist describes the program to macOS.
const plist = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
	<key>CFBundleExecutable</key><string>optiscope</string>
	<key>CFBundleIconFile</key><string>optiscope</string>
	<key>CFBundleIdentifier</key><string>io.github.optiscope</string>
	<key>CFBundleName</key><string>Optiscope</string>
	<key>CFBundlePackageType</key><string>APPL</string>
	<key>CFBundleInfoDictionaryVersion</key><string>6.0</string>
	<key>NSHighResolutionCapable</key><true/>
	<key>LSApplicationCategoryType</key><string>public.app-category.education</string>
</dict>
</plist>
`

// icns is the icon as macOS wants it: pictures in PNG, each behind its kind and its length.
func icns() ([]byte, error) {
	var body bytes.Buffer
	for _, part := range []struct {
		kind string
		size int
	}{{"icp5", 32}, {"ic07", 128}, {"ic08", 256}, {"ic09", 512}} {
		var picture bytes.Buffer
		if err := png.Encode(&picture, icon.Draw(part.size, icon.Rounded)); err != nil {
			return nil, fmt.Errorf("release: %w", err)
		}
		body.WriteString(part.kind)
		body.Write(binary.BigEndian.AppendUint32(nil, uint32(8+picture.Len())))
		body.Write(picture.Bytes())
	}
	head := binary.BigEndian.AppendUint32([]byte("icns"), uint32(8+body.Len()))
	return append(head, body.Bytes()...), nil
}
