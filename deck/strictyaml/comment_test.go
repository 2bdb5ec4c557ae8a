package strictyaml

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// Each comment of the file that says "lint: N" is told with where it is and what it stands above.
func TestComments(t *testing.T) {
	for _, tt := range []struct{ name, src, want string }{
		{"above keys and entries", "# lint: 1\na: 1\n# lint: 2\nb:\n  # lint: 3\n  - c: 2\n    # lint: 4\n    d: 3\n  # lint: 5\n\n  # more\n  - c: 4\n# lint: 6\n",
			"1:1 own a 2:1-4:1 first; 3:1 own b 4:1-0:0; 5:3 own b[0] 6:5-12:5; 7:5 own b[0].d 8:5-12:5; 9:3 own b[1] 12:5-0:0; 13:1 own"},
		{"within texts", "a: |\n  # lint: 1\n  x\n  # lint: 2\n# lint: 3\nb: \"x\n  # lint: 4\n  y\"\nc: >\n  # lint: 5\n\n  # lint: 6\nd: 'x # lint: 7'\ne: x#lint:8\n",
			"5:1 own b 6:1-9:1"},
		{"behind values", "a: 1 # lint: 1\nb: # lint: 2\n  - x # lint: 3\nc: \"x\" # lint: 4\n", "1:6; 2:4; 3:7; 4:8"},
		{"a lone dash", "b:\n  # lint: 1\n  -\n    c: 1\n    # lint: 2\n    d: 2\n", "2:3 own b[0] 4:5-0:0; 5:5 own b[0].d 6:5-0:0"},
		{"brackets", "b: [\n  # lint: 1\n  x,\n  # lint: 2\n]\nc: {\n  # lint: 3\n  d: e}\n", "2:3 own b[0] 3:3-6:1; 4:3 own; 7:3 own c.d 8:3-0:0"},
		{"a byte order mark, line ends of Windows and wide letters", "\ufeffa: ä\r\n# lint: ß\r\nb: ö # lint: 2\r\n", "2:1 own b 3:1-0:0; 3:6"},
		{"plain text of several lines ends before a comment", "a: x\n  y\n# lint: 1\nb: 2\n", "3:1 own b 4:1-0:0"},
		{"an end without a value", "a:\n# lint: 1\nb:\n  # lint: 2\n", "2:1 own b 3:1-0:0; 4:3 own"},
		{"other comments", "# lint is good\n#lint: 1\n# int: 2\na: 1\n", "2:1 own a 4:1-0:0 first"},
		{"capitals", "# Lint: 1\n# LINT: 2\n# linT: 3\na: 1\n", "1:1 own a 4:1-0:0 first; 2:1 own a 4:1-0:0 first"},
	} {
		d, err := Parse("f", []byte(tt.src))
		if err != nil {
			t.Fatalf("%s: %v", tt.name, err)
		}
		var got []string
		for _, c := range d.Comments("lint:") {
			text := fmt.Sprintf("%d:%d", c.Line, c.Column)
			if c.Own {
				text += " own"
			}
			if a := c.Above; a.Line > 0 {
				text += fmt.Sprintf(" %s %d:%d-%d:%d", a.Path, a.Line, a.Column, a.EndLine, a.EndColumn)
				if a.First {
					text += " first"
				}
			}
			got = append(got, text)
		}
		if got := strings.Join(got, "; "); got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.name, got, tt.want)
		}
	}
}

func TestExtentHolds(t *testing.T) {
	e := Extent{Line: 3, Column: 5, EndLine: 5, EndColumn: 2}
	for _, tt := range []struct {
		line, column int
		want         bool
	}{{3, 4, false}, {3, 5, true}, {4, 1, true}, {5, 1, true}, {5, 2, false}, {6, 1, false}, {0, 0, false}} {
		if got := e.Holds(tt.line, tt.column); got != tt.want {
			t.Errorf("%d:%d: %v", tt.line, tt.column, got)
		}
	}
	if (Extent{}).Holds(1, 1) || !(Extent{Line: 1, Column: 1}).Holds(900, 1) {
		t.Error("nothing holds nothing, and what ends with the file all behind it")
	}
}

// words returns a value as text without its white space: a block of text may lose blank lines with a comment.
func words(v any) string { return strings.Join(strings.Fields(fmt.Sprint(v)), " ") }

// What is told as a comment is one: without it the file says the same.
func FuzzComments(f *testing.F) {
	for _, src := range []string{
		"# a\nb: |\n  # c\n# d\ne: \"f # g\" # h\ni:\n  - j # k\n  # l\n  - [m, # n\n    o]\n",
		"a: >-\n\n  # b\n\n # c\nd: e\n  # f\ng: 'h\n  # i\n\n  '# j\n", "a: {b: c # d\n  }\n# e", "- a\n-# b\n- # c\n  d: |2\n   # e\n  # f\n # g\n",
	} {
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src string) {
		d, err := Parse("f", []byte(src))
		if err != nil {
			return
		}
		var want, got any
		if yaml.Unmarshal([]byte(src), &want) != nil {
			return
		}
		without := d.source.text
		comments := d.Comments("")
		for _, c := range slices.Backward(comments) {
			at := d.source.offset(c.Line, c.Column)
			end := d.source.endOfLine(at)
			if c.Own { // an empty line would become part of a block of text above
				at, end = d.source.starts[c.Line-1], len(without)
				if c.Line < len(d.source.starts) {
					end = d.source.starts[c.Line]
				}
			}
			without = without[:at] + without[end:]
		}
		if err := yaml.Unmarshal([]byte(without), &got); err != nil || words(want) != words(got) {
			t.Errorf("%q without its %d comments %q is %v (%v), want %v", src, len(comments), without, got, err, want)
		}
	})
}
