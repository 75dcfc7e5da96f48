package web

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"mime"
	"path"
	"strings"
)

// Index is the one file of a site whose name is fixed and whose content
// changes: it names all others.
const Index = "index.html"

// Worker is the service worker. Its name is fixed too, because browsers know it by its name.
const Worker = "sw.js"

// Manifest says what an installed page is called. Its name is another one in a site, where it stands for its content.
const Manifest = "manifest.webmanifest"

// File is one file of a site.
type File struct {
	Data   []byte
	Brotli []byte // the same, compressed; nil where that does not pay
	Gzip   []byte
}

// Site is a complete site by file name. All files lie in one directory.
type Site map[string]*File

// Fixed says whether a file keeps its name when its content changes, so that
// browsers have to ask again each time.
func Fixed(name string) bool { return name == Index || name == Worker }

// hashLength is the number of hexadecimal digits in a name. 48 bits: two
// versions of one file practically never meet.
const hashLength = 12

// hashed puts the content's hash into a name: "boot.js" becomes "boot.0123456789ab.js".
func hashed(name string, data []byte) string {
	sum := sha256.Sum256(data)
	ext := path.Ext(name)
	return strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:])[:hashLength] + ext
}

// contentType is a file's media type, the same on every machine.
func contentType(name string) string {
	switch ext := path.Ext(name); ext {
	case ".html":
		return "text/html; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".json":
		return "application/json"
	case ".svg":
		return "image/svg+xml"
	case ".png":
		return "image/png"
	case ".wasm":
		return "application/wasm"
	case ".webmanifest":
		return "application/manifest+json"
	default:
		if t := mime.TypeByExtension(ext); t != "" {
			return t
		}
		return "application/octet-stream"
	}
}

// MissingError reports a reference to a file that is not there.
type MissingError struct {
	In   string // the file with the reference
	Name string // what it names
}

func (e *MissingError) Error() string {
	return fmt.Sprintf("web: %s refers to %q, which does not exist", e.In, e.Name)
}
