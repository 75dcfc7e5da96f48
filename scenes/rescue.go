package scenes

// Rescue is a link to begin again with when Run has ended with an error: the same state, but drawn by the processor. A
// graphics driver may refuse a formula's shader, and then Ebitengine's loop ends. ok is false where beginning again
// would not help: the loop has not begun, or the processor draws already.
func (p *Program) Rescue() (link string, ok bool) {
	if p.stats.Ticks == 0 || p.state.DrawnByProcessor() {
		return "", false
	}
	next := p.state
	next.DrawByProcessor()
	return next.Link(), true
}
