package geom

import "math"

// Block is the part of a plane that a relief stands on, and how tall the relief is.
type Block struct {
	X, Y float64 // its middle
	W, H float64 // along x and y
	Tall float64 // from the lowest to the highest point, in units of the plane
}

// tallness is how tall a block is, as a part of the mean length of its sides.
const tallness = 0.45

// BlockOver is the block over a w × h area around (x, y).
func BlockOver(x, y, w, h float64) Block {
	return Block{X: x, Y: y, W: w, H: h, Tall: tallness * math.Sqrt(w*h)}
}

// Room is the part of a picture in which a block is shown: around it there is
// room for axes, as far as the picture has it. unit is the length of one sixteenth of the type size.
func Room(picture Rect, unit float64) Rect {
	room := picture.Inset(40*unit, 46*unit, 40*unit, 34*unit)
	if room.W < picture.W/2 || room.H < picture.H/2 {
		return picture.Inset(picture.W/8, picture.H/8, picture.W/8, picture.H/8)
	}
	return room
}

// Orbit looks at a block from above, from any side. It projects in parallel:
// steps of one length look equally long near and far, and the walk of Relief.Order is exact.
type Orbit struct {
	Block
	Scale          float64 // pixels a unit
	MidX, MidY     float64 // of the block's middle, in pixels
	sinYaw, cosYaw float64
	sinTip, cosTip float64
}

// OrbitAt looks at a block from pitch degrees above its plane. At yaw 0 x grows
// to the right and y away from the viewer; yaw degrees turn the block
// anticlockwise. The block fits into view whatever the yaw, magnified by nothing:
// zooming is looking at a smaller block.
func OrbitAt(block Block, yaw, pitch float64, view Rect) Orbit {
	o := Orbit{Block: block, MidX: view.X + view.W/2, MidY: view.Y + view.H/2}
	o.sinYaw, o.cosYaw = sincos(yaw)
	o.sinTip, o.cosTip = sincos(pitch)
	across := math.Hypot(block.W, block.H)
	o.Scale = min(view.W/across, view.H/(across*o.sinTip+block.Tall*o.cosTip))
	return o
}

// sincos is exact at multiples of 90°, where edges of the block stand upright.
func sincos(degrees float64) (sin, cos float64) {
	switch math.Mod(degrees, 360) {
	case 0:
		return 0, 1
	case 90, -270:
		return 1, 0
	case 180, -180:
		return 0, -1
	case 270, -90:
		return -1, 0
	}
	return math.Sincos(degrees * math.Pi / 180)
}

// turned is a place of the plane as the viewer sees it: to the right of the
// middle, and away from the viewer.
func (o *Orbit) turned(x, y float64) (right, away float64) {
	dx, dy := x-o.X, y-o.Y
	return dx*o.cosYaw - dy*o.sinYaw, dx*o.sinYaw + dy*o.cosYaw
}

// Pixel is where the point at height z over the plane appears; the block is as
// high as Tall above 0.
func (o *Orbit) Pixel(x, y, z float64) (px, py float64) {
	right, away := o.turned(x, y)
	return o.MidX + o.Scale*right, o.MidY - o.Scale*(away*o.sinTip+(z-o.Tall/2)*o.cosTip)
}

// Depth orders points by their distance from the viewer: it is larger for those that are nearer.
func (o *Orbit) Depth(x, y, z float64) float64 {
	_, away := o.turned(x, y)
	return z*o.sinTip - away*o.cosTip
}

// Point is the point at height z over the plane that appears at a pixel.
func (o *Orbit) Point(px, py, z float64) (x, y float64) {
	right := (px - o.MidX) / o.Scale
	away := ((o.MidY-py)/o.Scale - (z-o.Tall/2)*o.cosTip) / o.sinTip
	return o.X + right*o.cosYaw + away*o.sinYaw, o.Y - right*o.sinYaw + away*o.cosYaw
}

// Toward is the direction to the viewer in the plane, and by how much a line of
// sight rises over one unit of that way: infinitely much from straight above.
func (o *Orbit) Toward() (dx, dy, rise float64) {
	return -o.sinYaw, -o.cosYaw, o.sinTip / o.cosTip
}

// Turn is a direction that is given as the viewer sees it, in the plane's
// coordinates: to the right, away from the viewer and up.
func (o *Orbit) Turn(right, away, up float64) (x, y, z float64) {
	return right*o.cosYaw + away*o.sinYaw, away*o.cosYaw - right*o.sinYaw, up
}

// Corners are the block's corners: the nearest one, and from there around it
// in the direction in which the viewer sees the one to the right first.
func (o *Orbit) Corners() [4]Corner {
	// The nearest corner lies where both coordinates go toward the viewer.
	x, y := -1.0, -1.0
	if o.sinYaw < 0 {
		x = 1
	}
	if o.cosYaw < 0 {
		y = 1
	}
	// Anticlockwise in the plane is to the right first.
	var all [4]Corner
	for i := range all {
		all[i] = Corner{o.X + x*o.W/2, o.Y + y*o.H/2}
		x, y = -y, x
	}
	return all
}

// Corner is a corner of a block in its plane.
type Corner struct{ X, Y float64 }
