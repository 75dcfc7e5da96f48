//go:build !js

package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/state"
)

// The size of the window at the start, in device-independent pixels.
const (
	firstWidth  = 1440
	firstHeight = 900
)

// options are what stands on the command line.
type options struct {
	width, height int
	calm          bool   // nothing moves unasked
	link          string // or the address that ends with it
	given         bool   // there is a link, which may be empty
}

// size spells the window's size as parseSize reads it.
func (o *options) size() string { return fmt.Sprintf("%dx%d", o.width, o.height) }

// parseOptions reads the command line; calm is what the system asks for. The error flag.ErrHelp asks for the usage.
func parseOptions(args []string, calm bool) (*options, error) {
	flags := flag.NewFlagSet("optiscope", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.Usage = func() {}
	o := &options{width: firstWidth, height: firstHeight}
	size := flags.String("size", o.size(), "")
	flags.BoolVar(&o.calm, "calm", calm, "")
	if err := flags.Parse(args); err != nil {
		return nil, wrongOption(err)
	}
	var err error
	if o.width, o.height, err = parseSize(*size); err != nil {
		return nil, err
	}
	if flags.NArg() > 1 {
		return nil, control.Wrong("one link is enough: %q is too much", flags.Arg(1))
	}
	o.link, o.given = flags.Arg(0), flags.NArg() > 0
	if _, behind, ok := strings.Cut(o.link, "#"); ok {
		o.link = behind
	}
	return o, nil
}

// unknownOption is a misspelt command line, with which the usage helps.
type unknownOption struct{ error }

// wrongOption is what package flag found wrong, so that it can be said in other languages.
func wrongOption(err error) error {
	if errors.Is(err, flag.ErrHelp) {
		return err
	}
	for start, text := range map[string]string{
		"flag provided but not defined: ": "there is no option %s",
		"flag needs an argument: ":        "the option %s needs a value",
	} {
		if name, ok := strings.CutPrefix(err.Error(), start); ok {
			return unknownOption{control.Wrong(text, name)}
		}
	}
	return unknownOption{control.Wrong("an option is wrong: %s", err)}
}

// usage says what can stand on the command line.
func usage(s *state.State) string {
	return s.Say("usage: optiscope [options] [link]") + "\n\n" +
		s.Say("A link is what stands behind # in the browser's address bar; the whole address will do.") + "\n\n" +
		"  -size " + s.Say("WIDTHxHEIGHT") + "\n\t" + s.Say("size of the window, at first %s", fmt.Sprintf("%dx%d", firstWidth, firstHeight)) + "\n" +
		"  -calm\n\t" + s.Say("nothing plays or glides unasked, as on systems that ask for less motion; -calm=false: it does, there too") + "\n"
}

// parseSize reads "1440x900".
func parseSize(text string) (width, height int, err error) {
	w, h, _ := strings.Cut(text, "x")
	width, errW := strconv.Atoi(w)
	height, errH := strconv.Atoi(h)
	if errW != nil || errH != nil || width < 1 || height < 1 {
		return 0, 0, control.Wrong("-size wants WIDTHxHEIGHT, such as %dx%d, not %q", firstWidth, firstHeight, text)
	}
	return width, height, nil
}
