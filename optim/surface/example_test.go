package surface_test

import (
	"fmt"

	"github.com/optiscope/optiscope/optim/surface"
)

func ExampleSurface_Compile() {
	rosenbrock, _ := surface.Lookup("rosenbrock")
	params := rosenbrock.Defaults()
	params[1] = 10 // b: the walls are a tenth as steep
	loss, err := rosenbrock.Compile(params)
	if err != nil {
		panic(err)
	}
	fmt.Println(loss.Gradient(0, 1))
	fmt.Println(loss.Curvature(0, 1))
	params[1] = -1
	_, err = rosenbrock.Compile(params)
	fmt.Println(err)
	// Output:
	// 11 -2 20
	// -38 20
	// steepness of the walls must lie between 0.001 and 100000
}
