// Single writes the site as one HTML file, which runs from a disk without a server.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/optiscope/optiscope/web"
)

func main() {
	out := flag.String("out", filepath.Join("dist", "optiscope.html"), "the `file` to write")
	flag.Parse()
	if err := run(*out, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(out string, rest []string) error {
	if len(rest) > 0 {
		return fmt.Errorf("single: unexpected argument %q", rest[0])
	}
	root, err := web.Root(".")
	if err != nil {
		return err
	}
	program, err := web.Compile(root, true)
	if err != nil {
		return err
	}
	glue, err := web.Glue(root)
	if err != nil {
		return err
	}
	file, err := document(web.Page(), program, glue)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(out), 0o755); err != nil {
		return fmt.Errorf("single: %w", err)
	}
	if err := os.WriteFile(out, file, 0o644); err != nil {
		return fmt.Errorf("single: %w", err)
	}
	fmt.Printf("%s: %.2f MB\n", out, float64(len(file))/1e6)
	return nil
}
