// Make cuts the fonts of package han out of Noto Sans CJK. It needs what Debian and
// Ubuntu call fonts-noto-cjk and python3-fonttools; the fonts' license is LICENSE.txt.
package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// The source, as Debian installs it: a collection, in which the font of simplified Chinese is the third.
const (
	folder = "/usr/share/fonts/opentype/noto"
	number = "2"
	python = "/usr/bin/python3" // the one that Debian's libraries are for
)

// least is from where on the Go fonts have no glyphs.
const least = '\u2e80'

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "make:", err)
		os.Exit(1)
	}
}

func run() error {
	glyphs := common()
	for _, pattern := range []string{"../words/*.go", "../../web/lessons/zh/*.md", "../challenge/zh/*.md"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			return err
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				return err
			}
			glyphs = append(glyphs, []rune(string(text))...)
		}
	}
	glyphs = slices.DeleteFunc(glyphs, func(r rune) bool { return r < least })
	slices.Sort(glyphs)
	text := string(slices.Compact(glyphs))
	for weight, name := range map[string]string{"Regular": "regular.otf", "Bold": "bold.otf"} {
		if err := cut(filepath.Join(folder, "NotoSansCJK-"+weight+".ttc"), text, name); err != nil {
			return err
		}
	}
	return nil
}

// common are the 3,755 characters of the first level of GB 2312, and its signs.
func common() []rune {
	var all []rune
	decoder := simplifiedchinese.GBK.NewDecoder()
	for _, rows := range [][2]byte{{0xa1, 0xa3}, {0xb0, 0xd7}} {
		for row := rows[0]; row <= rows[1]; row++ {
			for cell := byte(0xa1); cell != 0xff; cell++ {
				if text, err := decoder.String(string([]byte{row, cell})); err == nil {
					all = append(all, []rune(text)...)
				}
			}
		}
	}
	return slices.DeleteFunc(all, func(r rune) bool { return r == '\ufffd' || r >= '\ue000' && r <= '\uf8ff' })
}

// cut writes a font with the glyphs of a text alone, without what only layout engines read.
func cut(from, text, to string) error {
	c := exec.Command(python, "-m", "fontTools.subset", from, "--font-number="+number, "--text="+text, "--output-file="+to,
		"--name-IDs=0,1,2,3,4,5,6,7,8,9,11,13,14", "--layout-features=", "--no-hinting", "--desubroutinize", "--drop-tables+=vhea,vmtx,VORG,BASE,GSUB,GPOS,GDEF")
	c.Stdout, c.Stderr = os.Stdout, os.Stderr
	if err := c.Run(); err != nil {
		return fmt.Errorf("cutting %s: %w", from, err)
	}
	return nil
}
