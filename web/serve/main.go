// Serve builds Optiscope's site and serves it, or writes it into a directory.
package main

import (
	"errors"
	"flag"
	"fmt"
	"net"
	"net/http"
	"os"
	"syscall"
	"time"

	"github.com/optiscope/optiscope/web"
)

func main() {
	addr := flag.String("addr", "localhost:8080", "`host:port` to serve on")
	out := flag.String("out", "", "write the site to deploy into this `directory` and exit")
	dir := flag.String("dir", "", "serve the site in this `directory` instead of building one")
	flag.Parse()
	if err := run(*addr, *out, *dir, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(addr, out, dir string, rest []string) error {
	switch {
	case len(rest) > 0:
		return fmt.Errorf("serve: unexpected argument %q", rest[0])
	case out != "" && dir != "":
		return errors.New("serve: -out writes a site and -dir serves one: use one of them")
	case dir != "":
		site, err := web.ReadDir(dir)
		if err != nil {
			return err
		}
		return listen(addr, site.Handler())
	}
	root, err := web.Root(".")
	if err != nil {
		return err
	}
	if out != "" {
		return release(root, out)
	}
	d := newDeveloper(root)
	go d.watch(time.Tick(pollInterval))
	return listen(addr, d)
}

// release builds the site to deploy and says how large it is.
func release(root, out string) error {
	program, err := web.Compile(root, true)
	if err != nil {
		return err
	}
	glue, err := web.Glue(root)
	if err != nil {
		return err
	}
	source, err := sources(root)
	if err != nil {
		return err
	}
	site, err := web.Assemble(source, program, glue)
	if err != nil {
		return err
	}
	if err := site.Compress(); err != nil {
		return err
	}
	if err := site.WriteDir(out); err != nil {
		return err
	}
	var plain, sent int
	for _, file := range site {
		plain += len(file.Data)
		sent += min(len(file.Data), max(len(file.Brotli), 1))
	}
	fmt.Printf("%s: %d files, %.2f MB, %.2f MB as brotli\n", out, len(site), float64(plain)/1e6, float64(sent)/1e6)
	return nil
}

// listen serves until the process ends.
func listen(addr string, h http.Handler) error {
	l, err := net.Listen("tcp", addr)
	if errors.Is(err, syscall.EADDRINUSE) {
		return fmt.Errorf("serve: %s is taken by another program: stop it, or choose another address with -addr", addr)
	}
	if err != nil {
		return fmt.Errorf("serve: %w", err)
	}
	fmt.Printf("Optiscope is on http://%s\n", l.Addr())
	server := &http.Server{Handler: h, ReadHeaderTimeout: 10 * time.Second}
	return server.Serve(l)
}
