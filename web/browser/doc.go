// Package browser tests, pictures and measures the site in a real Chromium.
//
// Its tests drive the page as a user does, with mouse, touch and keys, and wait
// for the program's own counters and promises, never for a time. A browser must
// be there: without one the tests fail and say what to install.
package browser
