package strictyaml_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"goodcard/deck/strictyaml"
)

// Whatever the bytes, reading gives a value or problems, exactly one of them, and each problem has
// a place in the file.
func FuzzRead(f *testing.F) {
	for _, test := range problemTests {
		f.Add([]byte(strings.Replace(test.input, "∑", "", 1)))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		all := problems(string(src))
		v, err := read(string(src))
		if (err == nil) != (len(all) == 0) {
			t.Fatalf("problems %v with error %v of %q", all, err, src)
		}
		if (v == nil) == (err == nil) {
			t.Fatalf("value %v with error %v: want exactly one of them", v, err)
		}
		if err == nil {
			return
		}
		lines := strings.Split(strings.TrimPrefix(string(src), "\ufeff"), "\n")
		for _, p := range append(all, err.(strictyaml.Problems)...) {
			if p.Line < 1 || p.Line > len(lines) || p.Column < 1 || p.Column > utf8.RuneCountInString(lines[p.Line-1])+1 {
				t.Fatalf("%s is outside of %q", p, src)
			}
			if p.Message == "" || p.Rule == "" || p.Severity != strictyaml.Error {
				t.Fatalf("incomplete problem %+v", p)
			}
			if e := p.Edit; e != nil && (e.Start < 0 || e.End < e.Start || e.End > len(src)) {
				t.Fatalf("%s has an edit outside of %q: %+v", p, src, e)
			}
		}
	})
}
