// Copyright 2022 The Ebitengine Authors
//
// Licensed under the Apache License, Version 2.0 (the "License");
// you may not use this file except in compliance with the License.
// You may obtain a copy of the License at
//
//     http://www.apache.org/licenses/LICENSE-2.0
//
// Unless required by applicable law or agreed to in writing, software
// distributed under the License is distributed on an "AS IS" BASIS,
// WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
// See the License for the specific language governing permissions and
// limitations under the License.

// Package builtinshader is Ebitengine's package of this name, changed: it puts
// its shaders together without text/template.
package builtinshader

import (
	"strings"
	"sync"
)

type Filter int

const (
	FilterNearest Filter = iota
	FilterLinear
	FilterPixelated
)

const FilterCount = 3

type Address int

const (
	AddressUnsafe Address = iota
	AddressClampToZero
	AddressRepeat
)

const AddressCount = 3

var (
	shaders  [FilterCount][AddressCount][]byte
	shadersM sync.Mutex
)

// ShaderSource returns the built-in shader source based on the given parameters.
func ShaderSource(filter Filter, address Address) []byte {
	shadersM.Lock()
	defer shadersM.Unlock()

	if s := shaders[filter][address]; s != nil {
		return s
	}
	b := []byte(source(filter, address))
	shaders[filter][address] = b
	return b
}

// source has an empty line wherever the original has a line for its template alone.
func source(filter Filter, address Address) string {
	var s strings.Builder
	s.WriteString("//kage:unit pixels\n\npackage main\n\n")
	if address == AddressRepeat {
		s.WriteString(repeat)
	}
	s.WriteString("\n\nfunc Fragment(dstPos vec4, src0Pos vec2, color vec4) vec4 {\n")
	if filter == FilterNearest {
		s.WriteString("\n\n\tclr := " + nearest(address) + "\n\n")
	} else {
		s.WriteString(interpolated(filter, address))
	}
	s.WriteString(`

	// Apply the color scale.
	clr *= color

	return clr
}

`)
	return s.String()
}

const repeat = `
func adjustSrcPosForAddressRepeat(p vec2) vec2 {
	origin := imageSrc0Origin()
	size := imageSrc0Size()
	return mod(p - origin, size) + origin
}
`

func nearest(address Address) string {
	switch address {
	case AddressUnsafe:
		return "imageSrc0UnsafeAt(src0Pos)"
	case AddressClampToZero:
		return "imageSrc0At(src0Pos)"
	default:
		return "imageSrc0At(adjustSrcPosForAddressRepeat(src0Pos))"
	}
}

func interpolated(filter Filter, address Address) string {
	corners, rate := `
	p0 := src0Pos - 1/2.0
	p1 := src0Pos + 1/2.0
`, "fract(p1)"
	if filter == FilterPixelated {
		corners, rate = `
	// inversedScale is the size of the region on the source image.
	// The size is the inverse of the geometry-matrix scale.
	inversedScale := vec2(abs(dfdx(src0Pos.x)), abs(dfdy(src0Pos.y)))
	// Cap the inversedScale to 1 as dfdx/dfdy is not accurate on some machines (#3182).
	inversedScale = min(inversedScale, vec2(1))
	p0 := src0Pos - inversedScale/2.0
	p1 := src0Pos + inversedScale/2.0
`, "clamp(fract(p1)/inversedScale, 0, 1)"
	}
	adjust, at := "", "imageSrc0At"
	switch address {
	case AddressUnsafe:
		at = "imageSrc0UnsafeAt"
	case AddressRepeat:
		adjust = `
	p0 = adjustSrcPosForAddressRepeat(p0)
	p1 = adjustSrcPosForAddressRepeat(p1)
`
	}
	return "\n" + corners + "\n\n" + adjust + "\n\n" + `
	c0 := ` + at + `(p0)
	c1 := ` + at + `(vec2(p1.x, p0.y))
	c2 := ` + at + `(vec2(p0.x, p1.y))
	c3 := ` + at + `(p1)



	rate := ` + rate + `

	clr := mix(mix(c0, c1, rate.x), mix(c2, c3, rate.x), rate.y)
`
}

//ebitengine:shadersource
const ClearShaderSource = `//kage:unit pixels

package main

func Fragment() vec4 {
	return vec4(0)
}
`
