// Package export writes what a run computed for other programs, and as programs.
package export

import (
	"math"
	"strconv"

	"github.com/optiscope/optiscope/optim/run"
)

// column is one quantity of a track by its name in tables.
type column struct {
	name   string
	values []float64
}

// columns are all quantities of a track, those that its rule lacks with no values.
func columns(t *run.Track) []column {
	return []column{{"x", t.X}, {"y", t.Y}, {"f", t.F}, {"gx", t.GX}, {"gy", t.GY}, {"mx", t.MX}, {"my", t.MY},
		{"vx", t.VX}, {"vy", t.VY}, {"wx", t.WX}, {"wy", t.WY}, {"dx", t.DX}, {"dy", t.DY}, {"lr", t.LR}, {"k", t.K}, {"rho", t.Rho}, {"r", t.R}}
}

// CSV is a table of all steps of all entries in the form of RFC 4180: a line of
// names, then one line for each step. Numbers have all their digits; what a rule
// does not have is empty. names are the entries' names for a reader.
func CSV(result *run.Result, names []string) []byte {
	var b []byte
	b = append(b, "entry,rule,t"...)
	for _, c := range columns(new(run.Track)) {
		b = append(append(b, ','), c.name...)
	}
	b = append(b, ",branch\r\n"...)
	for i := range result.Tracks {
		t := &result.Tracks[i]
		all := columns(t)
		for step := range t.Len() {
			b = append(appendCell(b, names[i]), ',')
			b = append(appendCell(b, t.Entry.Rule), ',')
			b = strconv.AppendInt(b, int64(step), 10)
			for _, c := range all {
				b = append(b, ',')
				if c.values != nil {
					b = strconv.AppendFloat(b, c.values[step], 'g', -1, 64)
				}
			}
			b = append(b, ',')
			if step > 0 {
				b = append(b, t.Branch[step].String()...)
			}
			b = append(b, "\r\n"...)
		}
	}
	return b
}

// appendCell quotes a text that a comma, a quote or the end of a line would break.
func appendCell(b []byte, text string) []byte {
	plain := true
	for _, r := range text {
		plain = plain && r != ',' && r != '"' && r >= ' '
	}
	if plain {
		return append(b, text...)
	}
	b = append(b, '"')
	for _, r := range text {
		if r == '"' {
			b = append(b, '"')
		}
		b = append(b, string(r)...)
	}
	return append(b, '"')
}

// JSON is the same as one object: the link that spells the state, and for each
// entry its name, its rule and its columns. Numbers that JSON does not have are null.
func JSON(result *run.Result, names []string, link string) []byte {
	b := append([]byte(`{"link":`), quote(link)...)
	b = append(b, `,"surface":`...)
	b = append(b, quote(result.Config.Surface)...)
	b = append(b, `,"entries":[`...)
	for i := range result.Tracks {
		t := &result.Tracks[i]
		if i > 0 {
			b = append(b, ',')
		}
		b = append(b, "\n{\"name\":"...)
		b = append(b, quote(names[i])...)
		b = append(append(b, `,"rule":`...), quote(t.Entry.Rule)...)
		b = append(append(b, `,"verdict":`...), quote(t.Verdict())...)
		for _, c := range columns(t) {
			if c.values == nil {
				continue
			}
			b = append(append(b, ",\n\""...), c.name...)
			b = appendArray(append(b, `":`...), c.values)
		}
		b = append(b, ",\n\"branch\":["...)
		for step, branch := range t.Branch {
			if step > 0 {
				b = append(append(b, ','), quote(branch.String())...)
			} else {
				b = append(b, "null"...)
			}
		}
		b = append(b, "]}"...)
	}
	return append(b, "]}\n"...)
}

func appendArray(b []byte, values []float64) []byte {
	b = append(b, '[')
	for i, v := range values {
		if i > 0 {
			b = append(b, ',')
		}
		if math.IsNaN(v - v) {
			b = append(b, "null"...)
			continue
		}
		b = strconv.AppendFloat(b, v, 'g', -1, 64)
	}
	return append(b, ']')
}

// quote spells a text as JSON does. encoding/json would add 100 kB to the program.
func quote(text string) []byte {
	const hex = "0123456789abcdef"
	b := []byte{'"'}
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			b = append(b, '\\', byte(r))
		case r < ' ':
			b = append(b, '\\', 'u', '0', '0', hex[r>>4], hex[r&15])
		default:
			b = append(b, string(r)...)
		}
	}
	return append(b, '"')
}
