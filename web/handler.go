package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// Policy is the Content-Security-Policy of the site. The page also says it in
// itself, without frame-ancestors, which only a header can say.
const Policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; " +
	"connect-src 'self'; font-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *"

// SetHeaders sets what every answer carries.
func SetHeaders(h http.Header) {
	h.Set("Content-Security-Policy", Policy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
}

// Handler serves the site. It reads nothing but the site itself, so no path leads outside.
func (s Site) Handler() http.Handler {
	etags := make(map[string]string, len(s))
	for name, file := range s {
		sum := sha256.Sum256(file.Data)
		etags[name] = hex.EncodeToString(sum[:8])
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		SetHeaders(w.Header())
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			w.Header().Set("Allow", "GET, HEAD")
			http.Error(w, "only GET and HEAD", http.StatusMethodNotAllowed)
			return
		}
		name := strings.TrimPrefix(r.URL.Path, "/")
		if name == "" {
			name = Index
		}
		file := s[name]
		if file == nil || file.Data == nil {
			w.Header().Set("Cache-Control", "no-cache")
			http.Error(w, "there is no such file", http.StatusNotFound)
			return
		}
		file.serve(w, r, name, etags[name])
	})
}

func (f *File) serve(w http.ResponseWriter, r *http.Request, name, etag string) {
	h := w.Header()
	h.Set("Content-Type", contentType(name))
	h.Set("Vary", "Accept-Encoding")
	if Fixed(name) {
		h.Set("Cache-Control", "no-cache")
	} else {
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	data, coding := f.choose(r.Header.Get("Accept-Encoding"))
	if coding != "" {
		h.Set("Content-Encoding", coding)
		etag += "-" + coding
	}
	h.Set("ETag", `"`+etag+`"`)
	// ServeContent answers If-None-Match; it knows no length where there is a coding.
	if coding != "" && r.Header.Get("Range") == "" {
		h.Set("Content-Length", strconv.Itoa(len(data)))
	}
	http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(data))
}

// choose picks the smallest form that the browser accepts, as its
// Accept-Encoding header says (RFC 9110, 12.5.3).
func (f *File) choose(accept string) (data []byte, coding string) {
	switch {
	case f.Brotli != nil && accepts(accept, "br"):
		return f.Brotli, "br"
	case f.Gzip != nil && accepts(accept, "gzip"):
		return f.Gzip, "gzip"
	}
	return f.Data, ""
}

func accepts(header, coding string) bool {
	star := false
	for part := range strings.SplitSeq(header, ",") {
		name, params, _ := strings.Cut(part, ";")
		name = strings.TrimSpace(name)
		if !strings.EqualFold(name, coding) && name != "*" {
			continue
		}
		weight := 1.0
		if q, ok := strings.CutPrefix(strings.TrimSpace(params), "q="); ok {
			if v, err := strconv.ParseFloat(strings.TrimSpace(q), 64); err == nil {
				weight = v
			}
		}
		if name != "*" {
			return weight > 0
		}
		star = weight > 0
	}
	return star
}
