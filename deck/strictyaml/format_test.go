package strictyaml_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	. "goodcard/deck/strictyaml"
)

var formatTests = []struct{ name, src, want string }{
	{"keys go in their order, with what stands above and behind them",
		"open: true # o\n# about the rows\nrows: 3\n\nname: north\n",
		"name: north\n# about the rows\nrows: 3\nopen: true # o\n"},
	{"the first comments stay the first",
		"# yaml-language-server: $schema=s.json\n# a shelf\nrows: 3\nname: north\n",
		"# yaml-language-server: $schema=s.json\n# a shelf\nname: north\nrows: 3\n"},
	{"what stands close above the first key goes with it, below the head of the file",
		"# a shelf\n\n# about the rows\nrows: 3\nname: north\n",
		"# a shelf\n\nname: north\n# about the rows\nrows: 3\n"},
	{"entries stand apart, sections keep their comments",
		"books:\n\n# one\n- id: a\n  paper: A\n  pages: 1\n# two\n- id: b\n  audio: B\n\n\n- id: c\n  audio: C\n  # end of c\n- id: d\n  audio: D\n",
		"books:\n  # one\n  - id: a\n    paper: A\n    pages: 1\n\n  # two\n  - id: b\n    audio: B\n\n  - id: c\n    audio: C\n    # end of c\n\n  - id: d\n    audio: D\n"},
	{"an entry that was commented out stays where it was",
		"books:\n  - id: a\n    audio: A\n  # - id: b\n  #   audio: B\n\n  - id: c\n    audio: C\n  # - id: d\ntags: a\n# the end\n",
		"tags: a\nbooks:\n  - id: a\n    audio: A\n  # - id: b\n  #   audio: B\n\n  - id: c\n    audio: C\n  # - id: d\n# the end\n"},
	{"a comment above the first key of an entry goes above its dash",
		"books:\n  - audio: \"A\" # heard\n    # never changes\n    id: a\n",
		"books:\n  # never changes\n  - id: a\n    audio: \"A\" # heard\n"},
	{"a comment behind a dash or a key stays there",
		"books: # all\n  - # first\n    audio: A\n    id: a\nowners: # who\n  x: # x\n    mail: y\n",
		"owners: # who\n  x: # x\n    mail: y\nbooks: # all\n  - # first\n    id: a\n    audio: A\n"},
	{"comments in columns keep them",
		"name: north    # here\nrows: 3        # there\n", "name: north    # here\nrows: 3        # there\n"},
	{"indentation of lists, keys and texts",
		"owners:\n    x:\n        mail: one\n             two\ntags:\n- a\n-    b\n",
		"tags:\n  - a\n  - b\nowners:\n  x:\n    mail: one\n      two\n"},
	{"quotes only where they are needed",
		"name: \"north\"\ntags: ['a', \"b\"]\nbooks:\n  - \"id\": 'a'\n    audio: \"It's\"\n    note: 'a: b'\n  - id: b\n    audio: \"line\\x0aend\"\n    note: \"null\"\n",
		"name: north\ntags: [a, b]\nbooks:\n  - id: a\n    audio: It's\n    note: 'a: b'\n\n  - id: b\n    audio: \"line\\x0aend\"\n    note: \"null\"\n"},
	{"quotes before a comment are needed",
		"books:\n  - id: \"a\" # a\n    audio: \"A\" # it\n", "books:\n  - id: \"a\" # a\n    audio: \"A\" # it\n"},
	{"brackets stay brackets",
		"tags: [ a,b , c ,]\nowners: {x: { \"mail\":\"y\" }}\nbooks:\n  - {audio: A,id: a}\n  - { id: b, audio: B}\n",
		"tags: [a, b, c]\nowners: {x: {mail: y}}\nbooks:\n  - {audio: A, id: a}\n  - {id: b, audio: B}\n"},
	{"brackets keep their lines and comments",
		"tags: [ # all\n      a, b # ab\n   # c\n   , c ]\nowners: {\n x: {mail: y,\n },\n}\n",
		"tags: [ # all\n  a, b, # ab\n  # c\n  c]\nowners: {\n  x: {mail: y,\n  },\n}\n"},
	{"lines of texts stay as they are",
		"books:\n  - id: a\n    note: >-  # folded\n        One\n         two\n\n        three\n    audio: |2\n        deep\n      last\n  - id: b\n    audio: 'one\n   two\n\n   three'\n",
		"books:\n  - id: a\n    audio: |2\n        deep\n      last\n    note: >-  # folded\n      One\n       two\n\n      three\n\n  - id: b\n    audio: 'one\n      two\n\n      three'\n"},
	{"spaces at the end of a line of a block are a part of it",
		"books:\n    - id: a\n      audio: |\n          one  \n            \n          two\n", "books:\n  - id: a\n    audio: |\n      one  \n        \n      two\n"},
	{"empty lines that a block keeps are no space between entries",
		"books:\n  - id: a\n    audio: |+\n      one\n\n  # two\n  - id: b\n    audio: |+\n      two\n  - id: c\n    audio: |+\n      three\n\n\n",
		"books:\n  - id: a\n    audio: |+\n      one\n\n  # two\n  - id: b\n    audio: |\n      two\n\n  - id: c\n    audio: |+\n      three\n\n\n"},
	{"a text has room in the line of its key, or stays below",
		"books:\n  - id:\n      a\n    audio:\n      " + strings.Repeat("long ", 20) + "text\n", "books:\n  - id: a\n    audio:\n      " + strings.Repeat("long ", 20) + "text\n"},
	{"no end of the last line", "rows: 3", "rows: 3\n"},
	{"a block without an end of its last line has none", "books:\n  - id: a\n    audio: |\n      one", "books:\n  - id: a\n    audio: |-\n      one\n"},
	{"empty lines", "\n\nname: north\n\n\n\nrows: 3\n \n# c\n\n\n# d\nopen: true\n\n\n", "name: north\n\nrows: 3\n\n# c\n\n# d\nopen: true\n"},
	{"line ends of Windows and a mark", "\ufeffrows: 3 # 🙂\r\nname: \"north\"\r\nbooks:\r\n- id: a\r\n  audio: |\r\n      one\r\n      two", "\ufeffname: north\r\nrows: 3 # 🙂\r\nbooks:\r\n  - id: a\r\n    audio: |-\r\n      one\r\n      two\r\n"},
	{"the lines around a document", "# b\n\n\n# c\n---\nrows:   3\n...\n# d\n", "# b\n\n# c\n---\nrows: 3\n...\n# d\n"},
	{"a file between brackets", "# c\n{\"rows\": 3,\n   \"name\": \"north\"}\n# d\n", "# c\n{rows: 3,\n  name: north}\n# d\n"},
	{"an owner between commas alone", "owners: {x: {mail: [y][0]}}\n", ""},
}

// Each test's want is the form, which is not formatted again; none where the file is refused.
func TestFormat(t *testing.T) {
	for _, test := range formatTests {
		t.Run(test.name, func(t *testing.T) {
			got, _, err := Format("shelf.yaml", []byte(test.src), shelfType)
			if (err == nil) != (test.want != "") {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, string(got)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if again, _, err := Format("shelf.yaml", got, shelfType); test.want != "" && (err != nil || string(again) != string(got)) {
				t.Errorf("%v, the second time\n%s", err, again)
			}
		})
	}
}

// What is not known is left alone, and its place is told; what is refused is told as such.
func TestFormatLeavesAlone(t *testing.T) {
	for src, place := range map[string]string{
		"rows: 3\n? name\n: north\n":                  "shelf.yaml:2:1: this is written",
		"rows: 3\nname # c\n: north\n":                "",
		"--- {rows: 3, name: north}\n":                "shelf.yaml:1:1: this is written",
		"books:\n  - id: a\n    audio: B\n   # c\n ?": "",
	} {
		got, _, err := Format("shelf.yaml", []byte(src), shelfType)
		layout, alone := errors.AsType[*LayoutError](err)
		if got != nil || err == nil || alone != (place != "") || alone && (!strings.HasPrefix(err.Error(), place) || layout.Hint() == "") {
			t.Errorf("%q: %q, %v", src, got, err)
		}
	}
	if got, _, err := Format("shelf.yaml", []byte("rows: 30\n"), shelfType); got != nil || !errors.As(err, new(Problems)) {
		t.Errorf("%q, %v", got, err)
	}
}

func TestFormatTells(t *testing.T) {
	for _, test := range []struct {
		src  string
		want []string
	}{
		{"name: north\nrows: 3\n", nil},
		{"rows: 3\nname: north\n", []string{"order of keys"}},
		{"rows: 3\nname: \"north\"\n", []string{"order of keys", "quotes"}},
		{"name: north\n\n\nrows: 3\n", []string{"layout"}},
		{"name: north\r\nrows: 3\n", []string{"layout"}},
		{"books:\n  - audio: A\n    id: a\n", []string{"order of keys"}},
		{"books:\n- audio: A\n  id: a\n", []string{"order of keys", "layout"}},
	} {
		_, did, err := Format("shelf.yaml", []byte(test.src), shelfType)
		if err != nil || !slices.Equal(did, test.want) {
			t.Errorf("%q: %q, %v", test.src, did, err)
		}
	}
}
