package export_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"math"
	"slices"
	"strconv"
	"testing"

	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/export"
	"github.com/optiscope/optiscope/scenes/state"
)

// result is a run of four rules that have different columns, one of which diverges.
func result(t *testing.T) (*run.Result, []string, string) {
	t.Helper()
	const link = "surface=rosenbrock&entries=adam,sgd,radam,adabelief&steps=40&adam.amsgrad=1&sgd.lr=0.1"
	s, errs := state.Load(link)
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	r := run.Compute(s.Run)
	if !r.Tracks[1].Diverged() {
		t.Fatal("no track diverges")
	}
	return &r, []string{"Adam", "a \"plain\", old\nrule", "RAdam", "信念"}, s.Link()
}

// Another program reads back every number with every bit, and what is missing as nothing.
func TestCSV(t *testing.T) {
	r, names, _ := result(t)
	table, err := csv.NewReader(bytes.NewReader(export.CSV(r, names))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	head, rows := table[0], table[1:]
	at := 0
	for i := range r.Tracks {
		track := &r.Tracks[i]
		for step := range track.Len() {
			row := rows[at]
			at++
			if row[0] != names[i] || row[1] != track.Entry.Rule || row[2] != strconv.Itoa(step) {
				t.Fatalf("row %d begins %q", at, row[:3])
			}
			for name, values := range map[string][]float64{"x": track.X, "f": track.F, "gy": track.GY, "mx": track.MX, "vx": track.VX, "wy": track.WY, "rho": track.Rho, "lr": track.LR} {
				cell := row[slices.Index(head, name)]
				if values == nil {
					if cell != "" {
						t.Errorf("%s of %s is %q", name, names[i], cell)
					}
					continue
				}
				if got, err := strconv.ParseFloat(cell, 64); err != nil || math.Float64bits(got) != math.Float64bits(values[step]) {
					t.Fatalf("%s of %s at %d is %q, want %v", name, names[i], step, cell, values[step])
				}
			}
		}
	}
	if at != len(rows) {
		t.Errorf("%d rows, want %d", len(rows), at)
	}
}

func TestJSON(t *testing.T) {
	r, names, link := result(t)
	var got struct {
		Link    string
		Entries []struct {
			Name, Rule, Verdict string
			X, F, WX            []float64
			Branch              []*string
		}
	}
	if err := json.Unmarshal(export.JSON(r, names, link), &got); err != nil {
		t.Fatal(err)
	}
	if got.Link != link || len(got.Entries) != len(r.Tracks) {
		t.Fatalf("link %q, %d entries", got.Link, len(got.Entries))
	}
	for i, e := range got.Entries {
		track := &r.Tracks[i]
		if e.Name != names[i] || e.Rule != track.Entry.Rule || e.Verdict != track.Verdict() || !slices.Equal(e.X, track.X) || !slices.Equal(e.F, track.F) || !slices.Equal(e.WX, track.WX) {
			t.Errorf("entry %d is not the track of %s", i, names[i])
		}
		if len(e.Branch) != track.Len() || e.Branch[0] != nil || *e.Branch[1] != track.Branch[1].String() {
			t.Errorf("entry %d: the branches begin %v", i, e.Branch[:2])
		}
	}
}
