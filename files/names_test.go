package files_test

import (
	"testing"

	"goodcard/files"
)

func TestNamed(t *testing.T) {
	for id, want := range map[string]string{
		"con": "_con", "nul": "_nul", "aux": "_aux", "prn": "_prn", "com1": "_com1", "lpt9": "_lpt9", "com0": "_com0",
		"console": "console", "com": "com", "com10": "com10", "lpt": "lpt", "inner-outer": "inner-outer", "con-1": "con-1",
	} {
		if got := files.Named(id); got != want {
			t.Errorf("%s is called %s, want %s", id, got, want)
		}
	}
	for _, name := range []string{"CON", "Nul.yaml", "aux.tar.gz", "con .txt", "COM¹.md"} {
		if !files.Reserved(name) {
			t.Errorf("%s is not reserved", name)
		}
	}
	for _, name := range []string{"a.png", ".con", "icon.png", "con_.yaml", "com.yaml"} {
		if files.Reserved(name) {
			t.Errorf("%s is reserved", name)
		}
	}
}
