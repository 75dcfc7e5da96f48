package browser

import (
	"net/http/httptest"
	"os"
	"sync"
	"testing"

	"github.com/optiscope/optiscope/web"
)

// The site, its server and the browser are made when the first test asks for
// them and shared by all: building takes seconds, and so does starting.
var (
	builtSite   = sync.OnceValues(buildSite)
	testServer  = sync.OnceValues(startServer)
	testBrowser = sync.OnceValues(startBrowser)
)

func TestMain(m *testing.M) {
	code := m.Run()
	if browser, err := testBrowser(); err == nil {
		browser.stop()
	}
	os.Exit(code)
}

func buildSite() (web.Site, error) {
	root, err := web.Root(".")
	if err != nil {
		return nil, err
	}
	program, err := web.Compile(root, true)
	if err != nil {
		return nil, err
	}
	glue, err := web.Glue(root)
	if err != nil {
		return nil, err
	}
	return web.Assemble(web.Page(), program, glue)
}

func startServer() (*httptest.Server, error) {
	site, err := builtSite()
	if err != nil {
		return nil, err
	}
	return httptest.NewServer(site.Handler()), nil
}
