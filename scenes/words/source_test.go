package words

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// root is the module, seen from here.
const root = "../.."

// fold is the value of a string literal, or of several that are added.
func fold(e ast.Expr) (string, bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		text, err := strconv.Unquote(e.Value)
		return text, err == nil && e.Kind == token.STRING
	case *ast.ParenExpr:
		return fold(e.X)
	case *ast.BinaryExpr:
		left, ok := fold(e.X)
		right, too := fold(e.Y)
		return left + right, ok && too && e.Op == token.ADD
	}
	return "", false
}

// called is the name of the function that a call calls.
func called(c *ast.CallExpr) string {
	switch f := c.Fun.(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		return f.Sel.Name
	}
	return ""
}

// texts are the literals of a Go file: all, and those that are given to say or Say.
func texts(t *testing.T, file string, all map[string]bool, said map[string]string) {
	set := token.NewFileSet()
	parsed, err := parser.ParseFile(set, file, nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(parsed, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			if name := called(n); (name == "say" || name == "Say") && len(n.Args) > 0 {
				if text, ok := fold(n.Args[0]); ok && text != "" {
					said[text] = set.Position(n.Pos()).String()
				}
			}
		case *ast.BinaryExpr:
			if text, ok := fold(n); ok {
				all[text] = true
			}
		case *ast.BasicLit:
			if text, ok := fold(n); ok {
				all[text] = true
			}
		}
		return true
	})
}

// inScript finds what a script of the page says: say("…").
var inScript = regexp.MustCompile(`\bsay\(\s*("(?:[^"\\]|\\.)*")`)

// sources are the literals of all that is no test: of Go, all and those that are said; of the page's scripts, those that are said.
func sources(t *testing.T) (all map[string]bool, said map[string]string) {
	all, said = make(map[string]bool), make(map[string]string)
	err := filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := d.Name()
		if d.IsDir() && (name == "testdata" || name == "node_modules" || name == "words" || file != root && strings.HasPrefix(name, ".")) {
			return filepath.SkipDir
		}
		if strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go") {
			texts(t, file, all, said)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all, said
}

// What the program says is in the table, and the table holds nothing that nobody says.
func TestTableIsWhatIsSaid(t *testing.T) {
	all, said := sources(t)
	if len(said) == 0 {
		t.Fatal("no source says anything")
	}
	known := make(map[string]bool)
	for _, topic := range table() {
		for _, e := range topic {
			known[e.english] = true
			if !all[e.english] {
				t.Errorf("no source has %q: take it out of scenes/words", e.english)
			}
		}
	}
	for text, where := range said {
		if !known[text] {
			t.Errorf("%s: %q has no 简体中文: add it to a topic of scenes/words", where, text)
		}
	}
}
