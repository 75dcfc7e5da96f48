package slim

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// swap is a file of Ebitengine's folder internal in which the import of a package is
// replaced by that of ours of the same name, and the SHA-256 sum of the original.
type swap struct{ file, sum, old string }

func swaps() []swap {
	return []swap{
		{"atlas/gpuresources.go", "3be72f1dddafff9a7454aef8e2dcfe7149f1f566618619976a57625cd94e8c10", "log/slog"},
		{"graphics/shader.go", "7edded0133e4f78df63dbdae9ef43105a7ba03143eafd5d264ed6d693a704918", "regexp"},
		{"graphicscommand/image.go", "6b9bd9d670bcf338a5100db50ab7d2863c05ebdaa1d7b3c3df8e9f02a88015ff", ebitengine + "/internal/png"},
		{"graphicscommand/image_js.go", "cc4b98f57f47ce6ae95cf42ee43337067834ce9f6810437b8a7af4ff69873359", "archive/zip"},
		{"legacyshader/convert.go", "ba0edd363441e00f173f50b91293d3bbe09b41abc82724bae6b47a118e68bc11", "go/printer"},
		{"shader/expr.go", "d709aeff7ae028eb5a0f54cdba06705d4fc11ad8596e2bf93c04ab00bd8c19f0", "regexp"},
		{"shaderir/glsl/glsl.go", "5a43a0f1cc7042b4945783f5d332446ea9cddcd25d750b543aaeb3fe5c3d7928", "regexp"},
		{"thread/thread.go", "c4c8cc267764546102576d48f75456da3e84f9c32fadfc1a2537cf8e3d83c555", "log/slog"},
		{"vmguest/vmguest.go", "7da531ef7c0bc7f81ac04333a3bbf013f707e47189cb06665d77d7bc32fc6abe", ebitengine + "/internal/vmprotocol"},
	}
}

// name is that of the package, theirs and ours.
func (s *swap) name() string { return path.Base(s.old) }

// apply writes our package into a copy's folder internal, and its import into the file.
func (s *swap) apply(source *source, internal string) error {
	text, err := source.read(internal, s.file, s.sum)
	if err != nil {
		return err
	}
	own := s.name() + "/" + s.name() + ".go"
	ours, err := files.ReadFile(own)
	if err != nil {
		return fmt.Errorf("slim: %w", err)
	}
	target := filepath.Join(internal, "slim", filepath.FromSlash(own))
	if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
		return fmt.Errorf("slim: %w", err)
	}
	changed := strings.Replace(string(text), "\t\""+s.old+"\"\n", "\t\""+ebitengine+"/internal/slim/"+s.name()+"\"\n", 1)
	for name, data := range map[string][]byte{target: ours, filepath.Join(internal, filepath.FromSlash(s.file)): []byte(changed)} {
		if err := os.WriteFile(name, data, 0o644); err != nil {
			return fmt.Errorf("slim: %w", err)
		}
	}
	return nil
}
