package words

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// root is the module, seen from here.
const root = "../.."

// constants are those of a package by their names.
type constants map[string]ast.Expr

// fold is the value of a string literal, of a constant, or of several that are added.
func (c constants) fold(e ast.Expr) (string, bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		text, err := strconv.Unquote(e.Value)
		return text, err == nil && e.Kind == token.STRING
	case *ast.ParenExpr:
		return c.fold(e.X)
	case *ast.Ident:
		if value, ok := c[e.Name]; ok {
			return c.fold(value)
		}
	case *ast.BinaryExpr:
		left, ok := c.fold(e.X)
		right, too := c.fold(e.Y)
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

// collect takes up a file's constants.
func (c constants) collect(file *ast.File) {
	for _, d := range file.Decls {
		group, ok := d.(*ast.GenDecl)
		if !ok || group.Tok != token.CONST {
			continue
		}
		for _, spec := range group.Specs {
			spec := spec.(*ast.ValueSpec)
			for i, value := range spec.Values {
				c[spec.Names[i].Name] = value
			}
		}
	}
}

// sayings are the functions that are given what a reader is told, in all packages or in one, and which of their arguments it is.
var sayings = map[string]int{"say": 0, "Say": 0, "Wrong": 0, "Text": 0, "Fault": 2, "formula.fail": 1}

// found are the literals of the sources: all, and where those stand that are said.
type found struct {
	all  map[string]bool
	said map[string]string
}

// look takes up the literals of the Go files of one directory.
func (f *found) look(t *testing.T, files []string) {
	set, consts := token.NewFileSet(), make(constants)
	var parsed []*ast.File
	for _, file := range files {
		p, err := parser.ParseFile(set, file, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		consts.collect(p)
		parsed = append(parsed, p)
	}
	for _, file := range parsed {
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				for _, name := range []string{called(n), file.Name.Name + "." + called(n)} {
					if i, is := sayings[name]; is && len(n.Args) > i {
						if text, ok := consts.fold(n.Args[i]); ok && text != "" {
							f.said[text] = set.Position(n.Pos()).String()
						}
					}
				}
			case *ast.BinaryExpr, *ast.BasicLit:
				if text, ok := consts.fold(n.(ast.Expr)); ok {
					f.all[text] = true
				}
			}
			return true
		})
	}
}

// sources are the literals of all that is no test.
func sources(t *testing.T) found {
	f := found{make(map[string]bool), make(map[string]string)}
	directories := make(map[string][]string)
	err := filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := d.Name()
		if d.IsDir() && (name == "testdata" || name == "node_modules" || name == "words" || file != root && strings.HasPrefix(name, ".")) {
			return filepath.SkipDir
		}
		if strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go") {
			directories[filepath.Dir(file)] = append(directories[filepath.Dir(file)], file)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, files := range directories {
		f.look(t, files)
	}
	return f
}

// What the program says is in the table, and the table holds nothing that nobody says.
func TestTableIsWhatIsSaid(t *testing.T) {
	found := sources(t)
	if len(found.said) == 0 {
		t.Fatal("no source says anything")
	}
	known := make(map[string]bool)
	for _, topic := range table() {
		for _, e := range topic {
			known[e.english] = true
			if !found.all[e.english] {
				t.Errorf("no source has %q: take it out of scenes/words", e.english)
			}
		}
	}
	for text, where := range found.said {
		if !known[text] {
			t.Errorf("%s: %q has no 简体中文: add it to a topic of scenes/words", where, text)
		}
	}
}
