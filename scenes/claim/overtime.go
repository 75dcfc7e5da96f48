package claim

import (
	"math"
	"slices"
)

// over sums up a series over the steps asked for.
func (a *arguments) over(sum func(values []float64) float64) (float64, error) {
	values, err := a.values()
	if err != nil || len(values) == 0 {
		return math.NaN(), err
	}
	return sum(values), nil
}

func (a *arguments) values() ([]float64, error) {
	var values []float64
	last := a.step(1, a.last())
	for step := a.step(0, float64(a.series.first)); step <= last; step++ {
		v, err := a.at(a.series, a.track(), step)
		if err != nil {
			return nil, err
		}
		values = append(values, v)
	}
	return values, nil
}

func highest(values []float64) float64 { return slices.Max(values) }
func lowest(values []float64) float64  { return slices.Min(values) }

func mean(values []float64) float64 {
	sum := 0.0
	for _, v := range values {
		sum += v
	}
	return sum / float64(len(values))
}

func deviation(values []float64) float64 {
	m, sum := mean(values), 0.0
	for _, v := range values {
		sum += (v - m) * (v - m)
	}
	return math.Sqrt(sum / float64(len(values)))
}

// crossings counts changes of sign; a zero belongs to the value before it.
func crossings(values []float64) float64 {
	n, sign := 0.0, 0.0
	for _, v := range values {
		if v == 0 {
			continue
		}
		if now := math.Copysign(1, v); now != sign {
			n += math.Abs(sign) // the first sign is no change
			sign = now
		}
	}
	return n
}

func rises(values []float64) float64 {
	n := 0.0
	for i := 1; i < len(values); i++ {
		n += truth(values[i] > values[i-1])
	}
	return n
}
