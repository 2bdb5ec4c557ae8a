package release

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"goodcard/here"
)

// What stands in place of the folder of a release, or of its lock, is told as what it is with what to do; done so,
// what waited is finished and nothing is in the way.
func TestInTheWay(t *testing.T) {
	put := map[string]func(path string) error{
		"a file":   func(path string) error { return os.WriteFile(path, nil, 0o600) },
		"a folder": func(path string) error { return os.Mkdir(path, 0o700) },
		"a link":   func(path string) error { return os.Symlink("elsewhere", path) },
	}
	if here.Windows { // which lets not everybody make links
		delete(put, "a link")
	}
	for name, lay := range put {
		for _, lock := range []bool{false, true} {
			if lock && name == "a file" || !lock && name == "a folder" {
				continue
			}
			s := scenes()[0]
			deckPath := s.lay(t)
			at, hint := filepath.Join(deckPath, ".release"), "delete "
			if lock {
				for steps := 0; !s.kill(t, deckPath, steps); steps++ { // until the list stands
					if _, err := os.Stat(filepath.Join(at, listName)); err == nil {
						break
					}
				}
				at, hint = filepath.Join(at, lockFileName), "put an empty file in its place"
				_ = os.Remove(at)
			}
			if err := lay(at); err != nil {
				t.Skip("not here: ", err)
			}
			_, finished := Finish(deckPath)
			_, abandoned := Abandon(deckPath)
			for _, err := range []error{finished, abandoned} {
				said, ok := errors.AsType[*InTheWay](err)
				if !ok || !strings.HasPrefix(said.Error(), at+" is "+name+", and") || !strings.HasPrefix(said.Hint(), hint) {
					t.Errorf("%s: %v", name, err)
				}
			}
			if err := os.Remove(at); err != nil {
				t.Fatal(err)
			}
			if lock {
				writeFile(t, at, "")
			}
			version, err := Finish(deckPath)
			if err != nil || lock != (version != "") {
				t.Errorf("%s out of the way: %q, %v", name, version, err)
			}
		}
	}
}
