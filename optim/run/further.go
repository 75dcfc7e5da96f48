package run

import (
	"slices"

	"github.com/optiscope/optiscope/optim"
)

// furtherColumns makes room for what only few rules remember.
func (t *Track) furtherColumns(n int) {
	slab := make([]float64, 2*n*len(t.Rule.Further))
	for range t.Rule.Further {
		t.Further = append(t.Further, [2][]float64{slab[:n:n], slab[n : 2*n : 2*n]})
		slab = slab[2*n:]
	}
	if slices.Contains(t.Rule.Reads, optim.FieldMomentumDecay) { // which is what the product is made of
		t.MuProduct = make([]float64, n)
		t.MuProduct[0] = 1
	}
}

func (t *Track) recordFurther(i int, s *optim.State) {
	for k := range t.Further {
		t.Further[k][0][i], t.Further[k][1][i] = s.Further[k][0], s.Further[k][1]
	}
	if t.MuProduct != nil {
		t.MuProduct[i] = s.MuProduct
	}
}

func (t *Track) cutFurther(n int) {
	for k := range t.Further {
		t.Further[k][0], t.Further[k][1] = t.Further[k][0][:n], t.Further[k][1][:n]
	}
	if t.MuProduct != nil {
		t.MuProduct = t.MuProduct[:n]
	}
}
