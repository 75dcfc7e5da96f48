package paint

// Drop forgets what was collected, so that a test can measure the collecting alone.
func (p *Painter) Drop() {
	p.brush.drop()
}
