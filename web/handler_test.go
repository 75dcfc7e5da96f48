package web

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
)

const (
	bigName   = "app.0123456789ab.wasm"
	smallName = "icon.0123456789ab.svg"
)

// testSite has a file that compresses and one that is too small for it.
func testSite(t *testing.T) Site {
	t.Helper()
	site := Site{
		Index:     {Data: []byte("<!doctype html>" + strings.Repeat("<p>text</p>", 200))},
		bigName:   {Data: bytes.Repeat([]byte("wasm"), 5000)},
		smallName: {Data: []byte("<svg/>")},
	}
	if err := site.Compress(); err != nil {
		t.Fatal(err)
	}
	return site
}

func get(h http.Handler, target string, header http.Header) *http.Response {
	r := httptest.NewRequest(http.MethodGet, "/", nil)
	r.URL.Path = target
	r.Header = header
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}

func TestEncodingIsNegotiated(t *testing.T) {
	site := testSite(t)
	for accept, want := range map[string]string{
		"":                        "",
		"identity":                "",
		"gzip":                    "gzip",
		"gzip, deflate, br, zstd": "br",
		"GZIP":                    "gzip",
		"br;q=0, gzip;q=0.5":      "gzip",
		"br; q=0.1":               "br",
		"*":                       "br",
		"*;q=0":                   "",
		"br;q=0, *":               "gzip",
		"brotli":                  "",
	} {
		resp := get(site.Handler(), "/"+bigName, http.Header{"Accept-Encoding": {accept}})
		if got := resp.Header.Get("Content-Encoding"); got != want {
			t.Errorf("Accept-Encoding %q is answered with %q, want %q", accept, got, want)
		}
		if resp.Header.Get("Vary") != "Accept-Encoding" {
			t.Errorf("%q: caches are not told that the answer varies", accept)
		}
		if body := decode(t, resp); !bytes.Equal(body, site[bigName].Data) {
			t.Errorf("%q: another file came: %d bytes", accept, len(body))
		}
	}
	if got := get(site.Handler(), "/"+smallName, http.Header{"Accept-Encoding": {"br"}}).Header.Get("Content-Encoding"); got != "" {
		t.Errorf("the small file came as %q", got)
	}
}

func decode(t *testing.T, resp *http.Response) []byte {
	t.Helper()
	var r io.Reader = resp.Body
	switch resp.Header.Get("Content-Encoding") {
	case "br":
		r = brotli.NewReader(r)
	case "gzip":
		var err error
		if r, err = gzip.NewReader(r); err != nil {
			t.Fatal(err)
		}
	}
	data, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestHeaders(t *testing.T) {
	h := testSite(t).Handler()
	for _, test := range []struct{ path, kind, cache string }{
		{"/", "text/html; charset=utf-8", "no-cache"},
		{"/" + Index, "text/html; charset=utf-8", "no-cache"},
		{"/" + bigName, "application/wasm", "public, max-age=31536000, immutable"},
		{"/" + smallName, "image/svg+xml", "public, max-age=31536000, immutable"},
	} {
		resp := get(h, test.path, nil)
		for name, want := range map[string]string{"Content-Type": test.kind, "Cache-Control": test.cache,
			"Content-Security-Policy": Policy, "X-Content-Type-Options": "nosniff"} {
			if got := resp.Header.Get(name); got != want {
				t.Errorf("%s: %s is %q, want %q", test.path, name, got, want)
			}
		}
	}
}

func TestKnownFileIsNotSentAgain(t *testing.T) {
	h := testSite(t).Handler()
	plain := get(h, "/", nil).Header.Get("ETag")
	packed := get(h, "/", http.Header{"Accept-Encoding": {"br"}}).Header.Get("ETag")
	if plain == "" || plain == packed {
		t.Errorf("ETags %q and %q: each form needs its own", plain, packed)
	}
	if code := get(h, "/", http.Header{"If-None-Match": {plain}}).StatusCode; code != http.StatusNotModified {
		t.Errorf("a known page is answered with %d", code)
	}
	if code := get(h, "/", http.Header{"If-None-Match": {`"other"`}}).StatusCode; code != http.StatusOK {
		t.Errorf("another page is answered with %d", code)
	}
}

func TestNoPathLeadsOutside(t *testing.T) {
	outside := t.TempDir()
	dir := filepath.Join(outside, "site")
	if err := testSite(t).WriteDir(dir); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(outside, "secret"), []byte("secret"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(outside, "secret"), filepath.Join(dir, "link")); err != nil {
		t.Fatal(err)
	}
	site, err := ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"/../secret", "/..%2fsecret", "/./../secret", "//secret", "/link", "/site/../../secret", `/..\secret`, "/\x00", "/nothing"} {
		if code := get(site.Handler(), path, nil).StatusCode; code != http.StatusNotFound {
			t.Errorf("%q is answered with %d", path, code)
		}
	}
	r := httptest.NewRequest(http.MethodPost, "/", nil)
	w := httptest.NewRecorder()
	site.Handler().ServeHTTP(w, r)
	if w.Code != http.StatusMethodNotAllowed {
		t.Errorf("POST is answered with %d", w.Code)
	}
}

func TestDirectoryHoldsSite(t *testing.T) {
	site, dir := testSite(t), t.TempDir()
	if err := site.WriteDir(dir); err != nil {
		t.Fatal(err)
	}
	back, err := ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(back) != len(site) {
		t.Errorf("%d files came back of %d", len(back), len(site))
	}
	for name, file := range site {
		got := back[name]
		if got == nil || !bytes.Equal(got.Data, file.Data) || !bytes.Equal(got.Brotli, file.Brotli) || !bytes.Equal(got.Gzip, file.Gzip) {
			t.Errorf("%s came back changed", name)
		}
	}
	if _, err := ReadDir(t.TempDir()); err == nil {
		t.Error("an empty directory is taken for a site")
	}
}
