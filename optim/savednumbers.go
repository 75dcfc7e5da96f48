package optim

import (
	"bytes"
	"encoding/json"
	"errors"
	"math"
	"strconv"
)

// savedNumbers are written as JSON numbers that read back to the same bits, and
// what JSON cannot write, infinities and NaN, as the 16 hexadecimal digits of its
// bits in a string.
type savedNumbers []float64

var (
	errNumbers = errors.New("wants an array of numbers")
	errTrue    = errors.New("wants true, or to be left out")
)

// MarshalJSON implements json.Marshaler.
func (numbers savedNumbers) MarshalJSON() ([]byte, error) {
	text := append(make([]byte, 0, 20*len(numbers)+2), '[')
	for i, x := range numbers {
		if i > 0 {
			text = append(text, ',')
		}
		text = appendNumber(text, x)
	}
	return append(text, ']'), nil
}

func appendNumber(text []byte, x float64) []byte {
	if !math.IsNaN(x - x) {
		return strconv.AppendFloat(text, x, 'g', -1, 64)
	}
	text = append(text, '"')
	text = strconv.AppendUint(text, math.Float64bits(x), 16) // 16 digits, because the exponent is all ones
	return append(text, '"')
}

// UnmarshalJSON implements json.Unmarshaler.
func (numbers *savedNumbers) UnmarshalJSON(text []byte) error {
	text = bytes.TrimSpace(text)
	if len(text) < 2 || text[0] != '[' {
		return errNumbers
	}
	text = bytes.TrimSpace(text[1 : len(text)-1])
	all := make(savedNumbers, 0, bytes.Count(text, []byte{','})+1)
	for more := len(text) > 0; more; {
		var word []byte
		word, text, more = bytes.Cut(text, []byte{','})
		x, err := parseNumber(bytes.TrimSpace(word))
		if err != nil {
			return err
		}
		all = append(all, x)
	}
	*numbers = all
	return nil
}

func parseNumber(word []byte) (float64, error) {
	if len(word) == 18 && word[0] == '"' && word[17] == '"' {
		bits, err := strconv.ParseUint(string(word[1:17]), 16, 64)
		return math.Float64frombits(bits), err
	}
	return strconv.ParseFloat(string(word), 64)
}

// saveHyper writes what is not zero.
func saveHyper(h *Hyper) map[string]json.RawMessage {
	all := map[string]json.RawMessage{}
	for _, f := range fields {
		switch f.Kind {
		case FieldNumber:
			if x := *f.Num(h); math.Float64bits(x) != 0 {
				all[f.Key] = appendNumber(nil, x)
			}
		case FieldFlag:
			if *f.Flag(h) {
				all[f.Key] = json.RawMessage("true")
			}
		case FieldMode:
			if m := *f.Mode(h); m != 0 {
				all[f.Key] = strconv.AppendQuote(nil, m.String())
			}
		}
	}
	return all
}

func (r *Rule) readHyper(all map[string]json.RawMessage, where string) (h Hyper, err error) {
	for key, text := range all {
		f, known := FieldByKey(key)
		if !known {
			return h, &SavedError{where + "." + key, errKey}
		}
		switch f.Kind {
		case FieldNumber:
			*f.Num(&h), err = parseNumber(text)
		case FieldFlag:
			if *f.Flag(&h) = string(text) == "true"; !*f.Flag(&h) {
				err = errTrue
			}
		case FieldMode:
			var name string
			if err = json.Unmarshal(text, &name); err == nil {
				*f.Mode(&h), err = ParseDecayMode(name)
			}
		}
		if err != nil {
			return h, &SavedError{where + "." + key, err}
		}
	}
	if err := r.Validate(&h); err != nil {
		return h, &SavedError{where, err}
	}
	return h, nil
}
