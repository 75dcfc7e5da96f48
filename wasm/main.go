// Command wasm is Optiscope: compiled for js/wasm it is the browser's program,
// compiled for anything else it is the desktop's.
package main

import (
	"os"

	"github.com/optiscope/optiscope/scenes"
)

func main() {
	program, err := scenes.New()
	if err == nil {
		err = runHost(program, os.Args[1:])
	}
	if err != nil {
		fail(err)
	}
}
