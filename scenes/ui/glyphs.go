package ui

// run is a piece of a line drawn in one go.
type run struct {
	text  string
	scale float64 // of the type size
	drop  float64 // below the baseline, in type sizes
	over  bool    // over the letter before it
	han   bool    // of the Chinese font
}

// substitute is what stands for a letter that the Go fonts lack.
func substitute(r rune) (run, bool) {
	switch r {
	case '\u0302': // combining circumflex
		return run{text: "ˆ", scale: 1, over: true, drop: -0.02}, true
	case '\u0303': // combining tilde
		return run{text: "˜", scale: 1, over: true, drop: -0.02}, true
	case '‖':
		return run{text: "||", scale: 1}, true
	case 'ₜ':
		return run{text: "t", scale: 0.7, drop: 0.14}, true
	case 'ᵢ':
		return run{text: "i", scale: 0.7, drop: 0.14}, true
	case 'ₖ':
		return run{text: "k", scale: 0.7, drop: 0.14}, true
	case 'ᵀ':
		return run{text: "T", scale: 0.7, drop: -0.3}, true
	case 'ϵ':
		return run{text: "ε", scale: 1}, true
	case '∈':
		return run{text: "in", scale: 1}, true
	case '∇':
		return run{text: "grad", scale: 0.85}, true
	case 'ℝ':
		return run{text: "R", scale: 1}, true
	}
	return run{}, false
}

// runs splits a line where a letter has to be drawn by something else.
func (t *typesetter) runs(s string) []run {
	var all []run
	start := 0
	of := latin // the letters from start on
	flush := func(end int) {
		if end > start {
			all = append(all, run{text: s[start:end], scale: 1, han: of == chinese})
		}
		start = end
	}
	for i, r := range s {
		if r < 0x80 {
			if of != latin {
				flush(i)
				of = latin
			}
			continue
		}
		script := t.script(r)
		if script != latin {
			if other, ok := substitute(r); ok {
				flush(i)
				all = append(all, other)
				start = i + len(string(r))
				continue
			}
		}
		if script = max(script, latin); script != of { // what no font has is shown as such by the first
			flush(i)
			of = script
		}
	}
	flush(len(s))
	return all
}
