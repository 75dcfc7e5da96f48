package browser

import (
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"math"
	"slices"

	"github.com/optiscope/optiscope/scenes/state"
)

// columns are an entry's recorded numbers as the page gives them to scripts,
// carried over bit for bit.
type columns map[string][]float64

// track asks the program for an entry's columns.
func (b *tab) track(entry string) columns {
	b.t.Helper()
	texts := eval[map[string]string](b, `Object.fromEntries(Object.entries(optiscope.track(%s))
		.filter(([, column]) => column instanceof Float64Array)
		.map(([name, column]) => {
			let text = "";
			for (const byte of new Uint8Array(column.buffer, column.byteOffset, column.byteLength)) text += String.fromCharCode(byte);
			return [name, btoa(text)];
		}))`, entry)
	all := columns{}
	for name, text := range texts {
		bytes, err := base64.StdEncoding.DecodeString(text)
		b.must(err)
		column := make([]float64, len(bytes)/8)
		for i := range column {
			column[i] = math.Float64frombits(binary.LittleEndian.Uint64(bytes[8*i:]))
		}
		all[name] = column
	}
	return all
}

func (b *tab) tracks(entries ...string) map[string]columns {
	b.t.Helper()
	all := make(map[string]columns)
	for _, entry := range entries {
		all[entry] = b.track(entry)
	}
	return all
}

// difference says where two tracks differ in a bit, or nothing.
func difference(a, b columns) string {
	if len(a) != len(b) {
		return fmt.Sprintf("%d columns and %d", len(a), len(b))
	}
	for name, column := range a {
		if text := columnDifference(column, b[name]); text != "" {
			return name + ": " + text
		}
	}
	return ""
}

func columnDifference(a, b []float64) string {
	if len(a) != len(b) {
		return fmt.Sprintf("%d points and %d", len(a), len(b))
	}
	same := func(v, w float64) bool { return math.Float64bits(v) == math.Float64bits(w) }
	if slices.EqualFunc(a, b, same) {
		return ""
	}
	i := 0
	for same(a[i], b[i]) {
		i++
	}
	return fmt.Sprintf("%v and %v at step %d", a[i], b[i], i)
}

// entries of the first screen, in the order of their cards.
func firstEntries() []string {
	s := state.Default()
	var ids []string
	for _, entry := range s.Run.Active() {
		ids = append(ids, entry.ID)
	}
	return ids
}
