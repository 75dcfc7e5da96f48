package formula_test

import (
	"fmt"

	"github.com/optiscope/optiscope/optim/formula"
)

func Example() {
	f, err := formula.Parse("(1-x)^2 + a(y-x^2)^2", "x", "y", "a")
	if err != nil {
		panic(err)
	}
	e := f.Evaluator(100)
	value, fx, fy := e.Gradient(-1, 2)
	fmt.Println(f.Text())
	fmt.Println(value, fx, fy)
	// Output:
	// (1 − x)² + a·(y − x²)²
	// 104 396 200
}

func ExampleError() {
	_, err := formula.Parse("x² + 3q", "x", "y")
	fmt.Println(err)
	// Output:
	// unknown name q: use x, y
	// x² + 3q
	//       ^
}
