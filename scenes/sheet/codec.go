package sheet

import (
	"bytes"
	"compress/flate"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"slices"
	"strings"
)

// The text of a worksheet is its version, one letter, and behind it in base64 for addresses the sum of what follows and
// that compressed: a line of JSON for the title, and one for each item. So whatever is cut off, the items before it
// can be read, and a later version may add to them.

// Version is the version that is written.
const Version = '1'

// Most is the longest text that is written and read, in bytes: with it an address still fits where links are passed on.
const Most = 12000

// mostPlain bounds what a text unfolds to.
const mostPlain = 1 << 18

// TooLong says that a worksheet does not fit into an address.
type TooLong struct{ Have int }

func (e *TooLong) Error() string {
	return fmt.Sprintf("sheet: the worksheet takes %d characters of %d", e.Have, Most)
}

// Why a text is read in part, or not at all.
var (
	ErrDamaged = errors.New("sheet: the worksheet's text is damaged")
	ErrNewer   = errors.New("sheet: the worksheet comes from a newer version")
)

type header struct {
	Title string `json:"title"`
	Items int    `json:"items"`
}

// Encode writes a worksheet as text for a link. The error is a *TooLong.
func (s *Sheet) Encode() (string, error) {
	var lines bytes.Buffer
	encoder := json.NewEncoder(&lines)
	encoder.SetEscapeHTML(false)
	for _, line := range append([]any{header{s.Title, len(s.Items)}}, anys(s.Items)...) {
		if err := encoder.Encode(line); err != nil {
			panic(err) // strings alone
		}
	}
	packed := bytes.NewBuffer(binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE(lines.Bytes())))
	w, err := flate.NewWriter(packed, flate.BestCompression)
	if err == nil {
		_, err = w.Write(lines.Bytes())
	}
	if err = errors.Join(err, w.Close()); err != nil {
		panic(err) // into memory
	}
	text := string(Version) + base64.RawURLEncoding.EncodeToString(packed.Bytes())
	if len(text) > Most {
		return "", &TooLong{len(text)}
	}
	return text, nil
}

func anys(items []Item) []any {
	all := make([]any, len(items))
	for i := range items {
		all[i] = items[i]
	}
	return all
}

// Decode reads what Encode wrote. Of a text that is damaged or from a newer version it returns what can be kept, and
// ErrDamaged or ErrNewer.
func Decode(text string) (Sheet, error) {
	var s Sheet
	if text == "" || len(text) > Most {
		return s, ErrDamaged
	}
	unread := ErrDamaged
	if text[0] > Version {
		unread = ErrNewer
	}
	packed, whole := unbase(text[1:])
	if len(packed) < 4 || text[0] < Version {
		return s, unread
	}
	lines, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(packed[4:])), mostPlain+1))
	whole = whole && err == nil && len(lines) <= mostPlain && crc32.ChecksumIEEE(lines) == binary.BigEndian.Uint32(packed)
	announced := s.read(lines)
	if text[0] == Version && whole && announced == len(s.Items) {
		return s, nil
	}
	return s, unread
}

// unbase decodes as far as the text is base64.
func unbase(text string) (data []byte, whole bool) {
	good := strings.IndexFunc(text, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '_')
	})
	whole = good < 0
	if !whole {
		text = text[:good]
	}
	if len(text)%4 == 1 {
		text, whole = text[:len(text)-1], false
	}
	data, err := base64.RawURLEncoding.DecodeString(text)
	return data, whole && err == nil
}

// read takes the lines that are whole and good, and returns how many items there should be.
func (s *Sheet) read(lines []byte) int {
	var h header
	first := true
	for line := range bytes.Lines(lines) {
		if !bytes.HasSuffix(line, []byte("\n")) || len(s.Items) == MostItems {
			break
		}
		if first {
			first = false
			if json.Unmarshal(line, &h) == nil && len(h.Title) <= MostText {
				s.Title = h.Title
			}
			continue
		}
		var item Item
		if json.Unmarshal(line, &item) == nil && item.check() == nil {
			s.Items = append(s.Items, item)
		}
	}
	s.Items = slices.Clip(s.Items)
	return h.Items
}
