// Package control describes, as data, what a user can set and read. A host
// (a web page, a desktop panel, a link, a test) is generated from it.
package control

import (
	"errors"
	"fmt"
	"image"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Kind says which widget fits a control.
type Kind uint8

// The kinds of control.
const (
	Number Kind = iota // a slider with a field for typed values
	Toggle             // on or off
	Choice             // one of Options
	Text               // a line of text
	Action             // a command: a button
)

var kindNames = [...]string{"number", "toggle", "choice", "text", "action"}

func (k Kind) String() string { return kindNames[k] }

// Option is one value of a Choice.
type Option struct {
	Value, Label string
	Hint         string // one sentence, or empty
	Group        string // heading that it shares with its neighbours in a long list, or empty
	// Picture draws what the option stands for, so many pixels large; nil where there is nothing to draw.
	Picture func(width, height int, t *Theme) *image.RGBA
}

// Control is one thing that a user can set. Exactly the accessors of its kind
// are present. Controls are bound to the fields they set: making one copies
// nothing, and reading one always shows the present value.
type Control struct {
	ID    string // key in links and scripts: "adabelief.beta2"
	Label string // short: "β₂"
	Title string // in words: "decay of the second moment"
	Help  string // two sentences, with the symbol and whose it is
	// Source is the paper behind it, with the algorithm or equation, or empty.
	Source string
	Kind   Kind
	Key    string // keyboard shortcut, as KeyboardEvent.key names it
	Icon   string // name of a picture that a host may show for the label: "play", "first", "eye"
	// Row joins controls that share one line, such as x and y of a point; an action ends the line.
	Row string
	// Group is the heading above it and those of its neighbours that have the same, in a panel with many; empty without one.
	Group string
	// Hidden controls are set by the canvas, by links and by scripts, and have no widget.
	Hidden bool
	// Locked says why the control is shown and refuses to be set; empty where it does not.
	Locked string
	// Derived controls are no part of the link: something else holds their value.
	Derived bool

	Num     Num
	Flag    *bool
	Switch  func(on bool) error // Toggle: what turning it over does, where that is more than setting Flag
	Options []Option
	Get     func() string      // Choice, Text
	Put     func(string) error // Choice, Text: text is an option's value, or any
	Do      func() error       // Action
	Live    bool               // Text: to be set with every letter that is typed; what is refused stays in the field
	Reset   func() string      // default text where it depends on other controls; nil: Default
	Default string             // canonical text of the default
}

// Error reports a value that a control refused. The value was not set.
type Error struct {
	ID    string // the control's ID
	Name  string // its name for a reader
	Value string // what was offered
	Want  string // what would have been accepted
	Why   error  // the same as an error
	Fault *Fault // where the value is wrong, or nil
}

// Fault is what a Text's Put finds wrong at one place of the text.
type Fault struct {
	What       string
	Where      string // the place in words
	Line, Mark string // the text, and to stand below it in letters of equal width a line with ^ under the place
}

func (e *Fault) Error() string { return e.What + "\n" + e.Line + "\n" + e.Mark }

func (e *Error) Error() string {
	if e.Fault != nil {
		return e.Name + ": " + e.Fault.Error()
	}
	return fmt.Sprintf("%s: %q %s", e.Name, short(e.Value), e.Want)
}

// Message is the error for package words.
func (e *Error) Message() (text string, args []any) {
	if e.Fault != nil {
		return "%s: %s", []any{e.Name, e.Fault.Error()}
	}
	return "%s: %q %s", []any{e.Name, short(e.Value), e.Why}
}

// short keeps a message readable when somebody pastes a novel.
func short(s string) string {
	const most = 40
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}

func (c *Control) refuse(value string, why error) error {
	return &Error{ID: c.ID, Name: c.fullName(), Value: value, Want: why.Error(), Why: why}
}

// fullName names the control with its owner: "adam, learning rate".
func (c *Control) fullName() string {
	name := c.Title
	if name == "" {
		name = c.ID
	}
	if owner, _, ok := strings.Cut(c.ID, "."); ok {
		name = owner + ", " + name
	}
	return name
}

// Text is the canonical text of the present value: Set accepts it and changes nothing.
func (c *Control) Text() string {
	switch c.Kind {
	case Number:
		return FormatNumber(c.Num.Get())
	case Toggle:
		return FormatFlag(*c.Flag)
	case Action:
		return ""
	}
	return c.Get()
}

// Set gives the control the value that text spells. A refused value is an
// *Error and leaves everything as it was.
func (c *Control) Set(text string) error {
	if c.Locked != "" {
		return c.locked()
	}
	switch c.Kind {
	case Number:
		return c.setNumber(text)
	case Toggle:
		on, err := parseFlag(text)
		if err != nil {
			return c.refuse(text, err)
		}
		if c.Switch != nil {
			if err := c.Switch(on); err != nil {
				return c.refuse(text, err)
			}
			return nil
		}
		*c.Flag = on
		return nil
	case Action:
		return c.Do()
	case Choice:
		if !slices.ContainsFunc(c.Options, func(o Option) bool { return o.Value == text }) {
			return c.refuse(text, c.unknown())
		}
	}
	err := c.Put(text)
	if fault, ok := errors.AsType[*Fault](err); ok {
		return &Error{ID: c.ID, Name: c.fullName(), Value: text, Want: fault.What, Why: fault, Fault: fault}
	}
	if err != nil {
		return c.refuse(text, err)
	}
	return nil
}

// Slide moves a Number's knob, as Num.SetPosition does, and names the control in the error.
func (c *Control) Slide(position float64) error {
	if c.Locked != "" {
		return c.locked()
	}
	return c.named(c.Num.SetPosition(position))
}

// Nudge moves a Number by fine steps, as Num.Nudge does, and names the control in the error.
func (c *Control) Nudge(steps int) error {
	if c.Locked != "" {
		return c.locked()
	}
	return c.named(c.Num.Nudge(steps))
}

// locked is why a locked control is not set.
func (c *Control) locked() error { return c.named(errors.New(c.Locked)) }

func (c *Control) named(err error) error {
	if err == nil {
		return nil
	}
	return Wrong("%s: %s", c.fullName(), err)
}

// unknown says which options there are, or the first few of a long list.
func (c *Control) unknown() error {
	const most = 6
	var values []string
	for _, o := range c.Options {
		values = append(values, o.Value)
	}
	if n := len(values); n > most {
		return Wrong("is not one of %s and %d more", strings.Join(values[:most], ", "), n-most)
	}
	return Wrong("is not one of %s", strings.Join(values, ", "))
}

// Pictured says whether the options of a choice have pictures.
func (c *Control) Pictured() bool {
	return slices.ContainsFunc(c.Options, func(o Option) bool { return o.Picture != nil })
}

// Segmented says whether the options of a choice fit side by side; otherwise they are a menu.
func (c *Control) Segmented() bool {
	const most, width = 3, 30 // options, and characters of all labels
	if len(c.Options) > most || len(c.Options) > 0 && c.Options[0].Value == "" {
		return false
	}
	all := 0
	for _, o := range c.Options {
		all += utf8.RuneCountInString(o.Label)
	}
	return all <= width
}

// DefaultText is the canonical text of the default.
func (c *Control) DefaultText() string {
	if c.Reset != nil {
		return c.Reset()
	}
	return c.Default
}

// IsDefault says whether the control has its default value.
func (c *Control) IsDefault() bool { return c.Text() == c.DefaultText() }

var errNotSwitch = errors.New("is not a switch position: use 1 or 0")

func parseFlag(text string) (bool, error) {
	switch strings.ToLower(strings.TrimSpace(text)) {
	case "1", "true", "on", "yes":
		return true, nil
	case "0", "false", "off", "no":
		return false, nil
	}
	return false, errNotSwitch
}

// FormatNumber writes the shortest decimal text that reads back as exactly v:
// with an exponent where the number is long without, or has many zeros in front.
func FormatNumber(v float64) string {
	text := strconv.FormatFloat(v, 'g', -1, 64)
	const small = 1e-4
	if plain := strconv.FormatFloat(v, 'f', -1, 64); len(plain) <= 8 && (v == 0 || math.Abs(v) >= small) {
		return plain
	}
	// 1e-16, not 1e-016; Go already writes 1e-16, and 1e+06 becomes 1e6.
	text = strings.Replace(text, "e+0", "e", 1)
	text = strings.Replace(text, "e+", "e", 1)
	return strings.Replace(text, "e-0", "e-", 1)
}

// Opens says whether the key of a choice shows its options, because they have pictures or are commands. That of another
// choice goes to the next option.
func (c *Control) Opens() bool {
	return c.Kind == Choice && (c.Pictured() || len(c.Options) > 0 && c.Options[0].Value == "")
}

// Press does what the control's key does where no host is needed: it runs an action, turns a toggle
// over, and goes to the next option of a choice, from the last to the first.
func (c *Control) Press() error {
	if c.Locked != "" {
		return c.locked()
	}
	switch c.Kind {
	case Action:
		return c.Do()
	case Toggle:
		return c.Set(FormatFlag(!*c.Flag))
	case Choice:
		if len(c.Options) > 0 && !c.Opens() {
			now := slices.IndexFunc(c.Options, func(o Option) bool { return o.Value == c.Get() })
			return c.Set(c.Options[(now+1)%len(c.Options)].Value)
		}
	}
	return nil
}

// FormatFlag is the text of a toggle's position.
func FormatFlag(on bool) string {
	if on {
		return "1"
	}
	return "0"
}
