package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"debug/elf"
	"debug/macho"
	"debug/pe"
	"encoding/xml"
	"errors"
	"image"
	"image/png"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/tc-hib/winres"

	"github.com/optiscope/optiscope/web"
)

// tried are the targets that the tests build: one for each system.
func tried() []target { return []target{{"linux", "amd64"}, {"windows", "amd64"}, {"darwin", "arm64"}} }

// built is an archive that a test has built.
func built(t *testing.T, target target, root string) []byte {
	t.Helper()
	data, err := target.archive(root)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func moduleRoot(t *testing.T) string {
	t.Helper()
	root, err := web.Root(".")
	if err != nil {
		t.Fatal(err)
	}
	return root
}

// unpack reads an archive's files by their names in it.
func unpack(t *testing.T, target target, data []byte) map[string]file {
	t.Helper()
	files := make(map[string]file)
	add := func(name string, mode fs.FileMode, r io.Reader) {
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		inside, ok := strings.CutPrefix(name, target.folder()+"/")
		if !ok {
			t.Errorf("%s: %s is not in the archive's folder", target.file(), name)
		}
		files[inside] = file{inside, content, mode.Perm()}
	}
	if target.os == "windows" {
		r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range r.File {
			part, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			add(f.Name, f.Mode(), part)
		}
		return files
	}
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	r := tar.NewReader(z)
	for {
		header, err := r.Next()
		if errors.Is(err, io.EOF) {
			return files
		}
		if err != nil {
			t.Fatal(err)
		}
		add(header.Name, header.FileInfo().Mode(), r)
	}
}

// Two builds, in two places, are the same to the last byte; and in them is what a user needs.
func TestReleases(t *testing.T) {
	root := moduleRoot(t)
	elsewhere := copySources(t, root)
	for _, target := range tried() {
		t.Run(target.folder(), func(t *testing.T) {
			first := built(t, target, root)
			if !bytes.Equal(first, built(t, target, elsewhere)) {
				t.Error("built in another folder, the archive is another one")
			}
			files := unpack(t, target, first)
			readme := string(files["README.txt"].data)
			if !strings.Contains(readme, "Start:") || len(readme) > 2000 || strings.Contains(readme, "%") {
				t.Errorf("README.txt: %q", readme)
			}
			if target.os == "windows" != strings.Contains(readme, "\r\n") {
				t.Error("README.txt has the line ends of another system")
			}
			licenses := string(files["LICENSES.txt"].data)
			for _, work := range []string{"github.com/hajimehoshi/ebiten/v2 v2", "github.com/ebitenui/ebitenui v", "golang.org/x/image v", "Go, its standard library", "SIL OPEN FONT LICENSE"} {
				if !strings.Contains(licenses, work) {
					t.Errorf("LICENSES.txt does not name %s", work)
				}
			}
			for _, test := range []string{"chromedp", "esbuild"} {
				if strings.Contains(licenses, test) {
					t.Errorf("LICENSES.txt names %s, which is not in the program", test)
				}
			}
			checks[target.os](t, files)
		})
	}
}

var checks = map[string]func(t *testing.T, files map[string]file){"linux": checkLinux, "windows": checkWindows, "darwin": checkMac}

// expect wants exactly these files beside the two texts, and gives the program.
func expect(t *testing.T, files map[string]file, program string, others ...string) []byte {
	t.Helper()
	want := append(others, program, "README.txt", "LICENSES.txt")
	for name, f := range files {
		if !slices.Contains(want, name) {
			t.Errorf("there is also %s", name)
		}
		if mode := f.mode; mode != plain && (mode != executable || name != program) {
			t.Errorf("%s has the mode %v", name, mode)
		}
	}
	for _, name := range want {
		if len(files[name].data) == 0 {
			t.Fatalf("there is no %s", name)
		}
	}
	if files[program].mode != executable {
		t.Errorf("%s cannot be executed: %v", program, files[program].mode)
	}
	return files[program].data
}

func checkLinux(t *testing.T, files map[string]file) {
	program := expect(t, files, "optiscope", "optiscope.svg", "optiscope.desktop")
	if _, err := elf.NewFile(bytes.NewReader(program)); err != nil {
		t.Error(err)
	}
	root := moduleRoot(t)
	if bytes.Contains(program, []byte(root)) {
		t.Errorf("the program tells that it was built in %s", root)
	}
	runIt(t, program)
}

func checkWindows(t *testing.T, files map[string]file) {
	program := expect(t, files, "optiscope.exe")
	if _, err := pe.NewFile(bytes.NewReader(program)); err != nil {
		t.Error(err)
	}
	resources, err := winres.LoadFromEXE(bytes.NewReader(program))
	if err != nil {
		t.Fatal(err)
	}
	set, err := resources.GetIcon(winres.Name("APP"))
	if err != nil {
		t.Fatal(err)
	}
	var ico bytes.Buffer
	if err := set.SaveICO(&ico); err != nil {
		t.Fatal(err)
	}
	if got := int(ico.Bytes()[4]); got != len(windowsSizes()) {
		t.Errorf("the program has %d icons", got)
	}
	if !bytes.Contains(program, utf16("Optiscope: how optimizers move")) {
		t.Error("the program does not say its name")
	}
}

// utf16 spells an English text as Windows does.
func utf16(text string) []byte {
	var b []byte
	for _, c := range []byte(text) {
		b = append(b, c, 0)
	}
	return b
}

func checkMac(t *testing.T, files map[string]file) {
	const app = "Optiscope.app/Contents/"
	program := expect(t, files, app+"MacOS/optiscope", app+"Info.plist", app+"Resources/optiscope.icns")
	if _, err := macho.NewFile(bytes.NewReader(program)); err != nil {
		t.Error(err)
	}
	if err := xml.Unmarshal(files[app+"Info.plist"].data, new(struct{ XMLName xml.Name })); err != nil {
		t.Errorf("Info.plist: %v", err)
	}
	icons := files[app+"Resources/optiscope.icns"].data
	if string(icons[:4]) != "icns" {
		t.Fatalf("the icon begins with %q", icons[:4])
	}
	var sizes []int
	for at := 8; at < len(icons); {
		length := int(icons[at+4])<<24 | int(icons[at+5])<<16 | int(icons[at+6])<<8 | int(icons[at+7])
		picture, err := png.Decode(bytes.NewReader(icons[at+8 : at+length]))
		if err != nil {
			t.Fatal(err)
		}
		sizes = append(sizes, picture.Bounds().Dx())
		if picture.Bounds() != image.Rect(0, 0, sizes[len(sizes)-1], sizes[len(sizes)-1]) {
			t.Errorf("an icon of %v", picture.Bounds())
		}
		at += length
	}
	if !slices.Equal(sizes, []int{32, 128, 256, 512}) {
		t.Errorf("icons of the sizes %v", sizes)
	}
}

// copySources copies what the program is built from to another folder.
func copySources(t *testing.T, root string) string {
	t.Helper()
	to := t.TempDir()
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		if entry.IsDir() {
			if rel != "." && (strings.HasPrefix(entry.Name(), ".") || slices.Contains([]string{"bin", "dist", "shots", "testdata"}, entry.Name())) {
				return filepath.SkipDir
			}
			return os.MkdirAll(filepath.Join(to, rel), 0o755)
		}
		if !entry.Type().IsRegular() || strings.HasSuffix(rel, "_test.go") {
			return nil
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(to, rel), data, 0o644)
	})
	if err != nil {
		t.Fatal(err)
	}
	return to
}

func TestChoose(t *testing.T) {
	if all, err := choose(nil); err != nil || len(all) != 6 {
		t.Errorf("without names %v, %v", all, err)
	}
	if some, err := choose([]string{"darwin-arm64", "linux-amd64"}); err != nil || !slices.Equal(some, []target{{"darwin", "arm64"}, {"linux", "amd64"}}) {
		t.Errorf("%v, %v", some, err)
	}
	if _, err := choose([]string{"linux-amd64", "plan9-mips"}); err == nil || !strings.Contains(err.Error(), "plan9-mips") {
		t.Errorf("an unknown target: %v", err)
	}
}
