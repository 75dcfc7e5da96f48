package paint_test

import (
	"testing"

	"github.com/optiscope/optiscope/scenes/stage"
)

func TestMain(m *testing.M) { stage.Run(m) }
