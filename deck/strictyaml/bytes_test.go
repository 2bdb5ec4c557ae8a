package strictyaml_test

import (
	"strings"
	"testing"
	"unicode/utf16"
)

// A file that is no text, or none in UTF-8, is told in one sentence.
func TestFilesThatAreNoText(t *testing.T) {
	wide := func(size int) string {
		var b strings.Builder
		for _, c := range utf16.Encode([]rune("name: north\n")) {
			b.WriteString(string([]byte{byte(c), byte(c >> 8)}) + strings.Repeat("\x00", size-2))
		}
		return b.String()
	}
	for _, test := range []struct{ name, src, says string }{
		{"picture", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "this file is a PNG picture and no text"},
		{"packed", "\x1f\x8b\x08\x00\xff\xfe", "this file is packed by gzip and no text"},
		{"document", "%PDF-1.4\n%\xe2\xe3\n", "this file is a PDF document and no text"},
		{"program", "\x7fELF\x02\x01\x01\x00\x00\xd0", "this file is a binary file and no text"},
		{"package", "PK\x03\x04" + strings.Repeat("\x00", 22) + "\x04\x00\x00\x00meta", "this file is a package of Anki"},
		{"package larger than any deck", "PK\x03\x04" + strings.Repeat("\x00", 22) + "\x04\x00\x00\x00meta" + strings.Repeat("\xff", 33<<20), "this file is a package of Anki"},
		{"export", `{"type":"goodcard","format":1,"decks":null}` + "\n" + `{"type":"end"}`, "this file is what 'goodcard export json' wrote"},
		{"UTF-16", wide(2), "this file is UTF-16: save it as UTF-8"},
		{"UTF-32", wide(4), "this file is UTF-32: save it as UTF-8"},
		{"UTF-32 with its mark", "\xff\xfe\x00\x00" + wide(4), "this file is UTF-32: save it as UTF-8"},
		{"lines of an old Mac", "name: north\rrows: 1\ropen: true\r", "the lines of this file end with carriage returns, which no editor of today writes"},
	} {
		found := problems(test.src)
		if len(found) != 1 || found[0].Message != test.says {
			t.Errorf("%s: %v, want %q alone", test.name, found, test.says)
		}
	}
}
