package files

import "testing"

// On Windows no new file gets a name that it takes for another one; elsewhere those are names as others.
func TestFit(t *testing.T) {
	for _, name := range []string{"con.yaml", "a/NUL", "deck.", "deck "} {
		if fit(name, "windows") == nil || fit(name, "linux") != nil {
			t.Errorf("%q: %v on Windows, %v on Linux", name, fit(name, "windows"), fit(name, "linux"))
		}
	}
	for _, name := range []string{"deck.yaml", ".", "..", "a/.goodcard.yaml"} {
		if err := fit(name, "windows"); err != nil {
			t.Error(err)
		}
	}
}
