package sheet

import "errors"

// Problem says in words why a worksheet was read in part or not at all, and how many items of it are kept; it is empty where nothing is wrong.
func Problem(err error, items int, say func(text string, args ...any) string) string {
	var long *TooLong
	switch {
	case err == nil:
		return ""
	case errors.As(err, &long):
		return say("The worksheet is too long for an address: its link would have %d characters, and %d fit. Shorten texts, or remove an item. Nothing is lost meanwhile.", long.Have, Most)
	case errors.Is(err, ErrNewer) && items > 0:
		return say("This worksheet comes from a newer version of Optiscope. What this one understands of it is shown: %d items.", items)
	case errors.Is(err, ErrNewer):
		return say("This worksheet comes from a newer version of Optiscope, and this one cannot read it. Reload the page, or download the program again, for the newer one.")
	case items > 0:
		return say("The link of this worksheet is damaged. What is whole of it is shown: %d items.", items)
	}
	return say("The link of this worksheet is damaged, and nothing of it can be read. Ask for it again.")
}
