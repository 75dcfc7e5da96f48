package lessons

import (
	"errors"
	"strings"
	"unicode/utf8"

	"github.com/optiscope/optiscope/optim/formula"
)

// position is an offset in a lesson's file.
type position int

// source is a file that is being read. What is wrong with it is collected, not just the first thing.
type source struct {
	file string
	text []byte
	errs []error
}

func (s *source) wrong(at position, msg string) { s.errs = append(s.errs, s.err(at, msg)) }

// err is an error at a place.
func (s *source) err(at position, msg string) *Error {
	before := string(s.text[:min(int(at), len(s.text))])
	line := strings.LastIndexByte(before, '\n') + 1
	return &Error{File: s.file, Line: strings.Count(before, "\n") + 1, Col: utf8.RuneCountInString(before[line:]) + 1, Msg: msg}
}

// wrongFormula reports an error of a formula or statement whose text begins at a place.
func (s *source) wrongFormula(at position, err error) {
	s.errs = append(s.errs, s.placed(at, err))
}

// placed is an error in a text that begins at a place, where within the text it says so.
func (s *source) placed(at position, err error) error {
	if wrong, ok := errors.AsType[*formula.Error](err); ok {
		return s.err(at+position(wrong.Pos), wrong.Msg+": "+wrong.Src)
	}
	return s.err(at, err.Error())
}
