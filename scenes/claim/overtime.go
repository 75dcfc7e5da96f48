package claim

import "math"

// overTime lists the quantities that sum up a series over steps: all that have it, or those from one to another.
func overTime() []quantity {
	wants := []argument{{"series", seriesArgument, false}, {"entry", entryArgument, false},
		{"from", numberArgument, true}, {"to", numberArgument, true}}
	of := func(name, help string, sum func(values []float64) float64) quantity {
		return quantity{name, help, wants, false, func(a *arguments) (float64, error) {
			values, err := a.values()
			if err != nil || len(values) == 0 {
				return math.NaN(), err
			}
			return sum(values), nil
		}}
	}
	return []quantity{
		of("highest", "the largest value of a series", func(values []float64) float64 { return extreme(values, math.Max) }),
		of("lowest", "the smallest", func(values []float64) float64 { return extreme(values, math.Min) }),
		of("mean", "the arithmetic mean", mean),
		of("deviation", "the standard deviation about the mean", deviation),
		of("crossings", "how often the sign changes", crossings),
		of("rises", "how often a value is larger than the one before", rises),
	}
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

func extreme(values []float64, choose func(a, b float64) float64) float64 {
	v := values[0]
	for _, other := range values[1:] {
		v = choose(v, other)
	}
	return v
}

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
