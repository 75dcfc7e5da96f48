// Package vmprotocol has the types of Ebitengine's package of this name that its registry
// names, without the protocol behind them: it is for games that are another program's
// guests, and a page never is one.
package vmprotocol

// GuestMessageEncoder is never there.
type GuestMessageEncoder interface{ guest() }

// TextInputState never comes.
type TextInputState struct{}
