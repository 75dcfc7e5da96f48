package main

import (
	"encoding/binary"
	"math"
	"syscall/js"
)

// float64Array copies a column into a Float64Array. WebAssembly is
// little-endian, and so is every browser's machine.
func float64Array(column []float64) js.Value {
	bytes := make([]byte, 0, 8*len(column))
	for _, v := range column {
		bytes = binary.LittleEndian.AppendUint64(bytes, math.Float64bits(v))
	}
	raw := js.Global().Get("Uint8Array").New(len(bytes))
	js.CopyBytesToJS(raw, bytes)
	return js.Global().Get("Float64Array").New(raw.Get("buffer"))
}
