package strictyaml_test

import (
	"errors"
	"strings"
	"testing"

	"goodcard/deck/strictyaml"
)

// In each input the mark ∑ stands where the first problem must be reported. It is removed before reading.
var problemTests = []struct{ name, rule, input, fix string }{
	{"invalid UTF-8", "encoding", "name: \"日∑\xff\"\n", "save the file as UTF-8"},
	{"UTF-16 with its mark", "encoding", "∑\xff\xfen\x00a\x00m\x00e\x00:\x00 \x00x\x00", ""},
	{"UTF-16 without its mark", "encoding", "∑n\x00a\x00m\x00e\x00:\x00 \x00x\x00\n\x00", ""},
	{"UTF-16 of the other order", "encoding", "∑\x00n\x00a\x00m\x00e\x00:\x00 \x00x\x00\n", ""},
	{"a conflict of git", "conflict", "name: north\n∑<<<<<<< HEAD\nrows: 1\n=======\nrows: 2\n>>>>>>> theirs\n", ""},
	{"truncated UTF-8", "encoding", "name: ∑\xe6\x97", ""},
	{"lone carriage return", "line-break", "name: north∑\rrows: 1\n", ""},
	{"next line", "line-break", "books: [{id: a, audio: \"x∑\u0085y\"}]\n", ""},
	{"line separator", "line-break", "name: a∑\u2028b\n", ""},
	{"paragraph separator", "line-break", "name: 日本∑\u2029b\n", ""},
	{"escape character", "control-character", "name: ∑\x1b[31m\n", ""},
	{"delete", "control-character", "name: a∑\x7f\n", ""},
	{"NUL", "control-character", "∑\x00\n", ""},
	{"inner byte order mark", "control-character", "name: a∑\ufeff\n", ""},
	{"tab", "tab", "owners:\n∑\ta: {mail: x}\n", "begin it in column 3, with spaces before it"},
	{"tab after spaces", "tab", "owners:\n  a:\n  ∑\tmail: x\n", ""},
	{"empty file", "empty", "∑", ""},
	{"comments only", "empty", "∑# nothing\n", ""},
	{"a document that is not there", "null", "---∑", ""},
	{"two documents", "two-documents", "name: north\n∑---\nname: south\n", ""},
	{"byte order mark first", "unknown-key", "\ufeff∑nme: north\n", `did you mean "name"?`},
	{"windows line ends", "unknown-key", "name: north\r\n∑rwos: 2\r\n", `did you mean "rows"?`},
	{"after wide text", "unknown-key", "books: [{id: a, audio: 日本語😀, ∑narator: b}]\n", `did you mean "narrator"?`},
	{"unknown, none near", "unknown-key", "∑colour: red\n", ""},
	{"misspelt kind", "unknown-key", "books:\n  - id: a\n    ∑adio: x\n", `did you mean "audio"?`},
	{"duplicate key", "duplicate-key", "rows: 1\n∑rows: 2\n", "delete one of them"},
	{"duplicate in map", "duplicate-key", "owners:\n  a: {mail: x}\n  ∑a: {mail: y}\n", ""},
	{"missing key", "missing-key", "owners:\n  a: ∑{}\n", "add mail: with its value"},
	{"missing key of kind", "missing-key", "books:\n  - ∑id: a\n    paper: x\n", "add pages: with its value"},
	{"no kind", "no-kind", "books:\n  - ∑id: a\n", ""},
	{"two kinds", "two-kinds", "books:\n  - id: a\n    audio: x\n    ∑paper: x\n", ""},
	{"key of other kind", "key-of-other-kind", "books:\n  - id: a\n    audio: x\n    ∑pages: 1\n", ""},
	{"text for list", "kind", "books: ∑none\n", ""},
	{"mapping for text", "kind", "books: [{id: a, audio: ∑{b: c}}]\n", ""},
	{"list for mapping", "kind", "owners: ∑[a]\n", ""},
	{"list as file", "kind", "∑- a\n", ""},
	{"list as key", "kind", "∑[a]: b\n", ""},
	{"null", "null", "books: [{id: a, audio: ∑~}]\n", ""},
	{"null word", "null", "books: [{id: a, audio: ∑null}]\n", `put it in quotes if it is meant as a word: "null"`},
	{"nothing", "null", "books:\n  - id: a\n    audio:∑\n", ""},
	{"too deep", "too-deep", "x: " + strings.Repeat("[", 32) + "∑[" + strings.Repeat("]", 33) + "\n", ""},
	{"deep enough", "unknown-key", "∑x: " + strings.Repeat("[", 32) + strings.Repeat("]", 32) + "\n", ""},
	{"alias", "anchor", "tags: [∑&x a, *x]\n", ""},
	{"anchor on mapping", "anchor", "owners: ∑&x {a: {mail: b}}\n", ""},
	{"merge key", "merge-key", "owners:\n  ∑<<: {a: {mail: b}}\n", ""},
	{"tag", "tag", "tags: ∑!!str a\n", ""},
	{"bare tag", "tag", "tags: ∑! a\n", ""},
	{"enum", "value", "name: ∑nort\n", `did you mean "north"?`},
	{"pattern", "value", "tags: [a, ∑B]\n", ""},
	{"bad key of map", "value", "owners:\n  ∑A: {mail: x}\n", ""},
	{"empty text", "empty", "owners: {a: {mail: ∑\" \"}}\n", ""},
	{"too few", "empty", "books: ∑[]\n", ""},
	{"twice", "twice", "tags: [a, ∑a]\n", "delete one of them"},
	{"word for boolean", "value", "open: ∑yes\n", ""},
	{"quoted boolean", "value", "open: ∑\"true\"\n", ""},
	{"out of range", "value", "rows: ∑10\n", ""},
	{"huge number", "value", "rows: ∑99999999999999999999\n", ""},
	{"quoted number", "value", "rows: ∑'3'\n", ""},
	{"octal", "value", "rows: ∑007\n", ""},
	{"fraction", "value", "rows: ∑1.0\n", ""},
	{"null for number", "null", "rows: ∑~\n", ""},

	{"braces", "braces", "books:\n  - id: a\n    audio: ∑{{gap}} and more\n", `write audio: "{{gap}} and more"`},
	{"braces alone", "braces", "books:\n  - id: a\n    audio: ∑{{gap}}\n", `write "{{gap}}"`},
	{"braces with quote", "braces", "books:\n  - id: a\n    audio: ∑{{the \"gap\"}}, here\n", `write audio: '{{the "gap"}}, here'`},
	{"comment", "comment", "books:\n  - id: a\n    audio: issue ∑#5 is lost\n", `put the text in quotes: "issue #5 is lost", or move the comment to a line of its own`},
	{"comment after lines", "comment", "books:\n  - id: a\n    audio: one\n      two ∑# three\n    narrator: x # fine\n", `put the text in quotes: "one two # three", or move the comment to a line of its own`},
	{"comment for text", "comment", "books:\n  - id: a\n    audio: ∑#1 goal\n", `put the text in quotes: "#1 goal", or move the comment to a line of its own`},
	{"comment in brackets", "comment", "books: [{id: a, audio: x ∑#5\n  }]\n", ""},
	{"backspace", "escape", "books: [{id: a, audio: \"$∑\\beta$ \\\"x\\\"\"}]\n", `use single quotes: '$\beta$ "x"'`},
	{"tab escape", "escape", "books: [{id: a, audio: \"so $∑\\theta$\"}]\n", ""},
	{"line feed in TeX", "escape", "books: [{id: a, audio: \"$x ∑\\neq y$\"}]\n", ""},
	{"numbered escape", "escape", "books: [{id: a, audio: \"∑\\x1b[31m\"}]\n", ""},

	{"colon", "colon", "books:\n  - id: a\n    audio: What is∑: this\n", `put the text in quotes: audio: "What is: this"`},
	{"open quote", "quote", "books:\n  - id: a\n    audio: ∑\"What\n    narrator: x\n", ""},
	{"open quote at the end", "quote", "books:\n  - id: a\n    audio: ∑'What\n", ""},
	{"text after quote", "quote", "books:\n  - id: a\n    audio: \"Yes\" ∑he said\n", `put the whole text in quotes: audio: '"Yes" he said'`},
	{"quotes within quotes", "quote", "books:\n  - id: a\n    audio: \"What is a \"∑proxy\" here?\"\n", `put the whole text in quotes: audio: 'What is a "proxy" here?'`},
	{"quotes on several lines", "quote", "books:\n  - id: a\n    audio: \"\n      by \"∑x\"\n", ""},
	{"two quotes", "quote", "books:\n  - id: a\n    audio: \"Yes\" ∑and \"no\"\n", `put the whole text in quotes: audio: '"Yes" and "no"'`},
	{"at sign", "first-character", "books:\n  - id: a\n    audio: ∑@home\n", `write audio: "@home"`},
	{"backquote", "first-character", "books:\n  - id: a\n    audio: ∑`x` is code\n", ""},
	{"emphasis", "first-character", "books:\n  - id: a\n    audio: ∑*Really* so\n", `write audio: "*Really* so"`},
	{"link", "first-character", "books:\n  - id: a\n    audio: ∑[a](b) is a link\n", ""},
	{"quotation", "first-character", "books:\n  - id: a\n    audio: ∑> quoted\n", ""},
	{"dash", "first-character", "books:\n  - id: a\n    audio: ∑- x\n", ""},
	{"indentation", "indentation", "books:\n  - id: a\n   ∑audio: x\n", ""},
	{"deeper than its key", "indentation", "books:\n  - id: a\n      ∑audio: x\n", ""},
	{"key beside dashes", "indentation", "books:\n  - id: a\n    audio: x\n  ∑narrator: y\n", ""},
	{"ragged text", "indentation", "books:\n  - id: a\n    audio: |\n      one\n     ∑two\n", ""},
	{"no space after a dash", "indentation", "books:\n  ∑-id: a\n    audio: x\n", "put a space after the dash"},
	{"no space after a colon", "indentation", "rows: 1\n∑name:north\n", "put a space after the colon"},
	{"braces between brackets", "braces", "books: [{id: a, audio: ∑{{b}} is c, narrator: d}]\n", `write "{{b}} is c"`},
	{"braces alone between brackets", "braces", "books: [{id: a, audio: ∑{{b}}}]\n", `write "{{b}}"`},
	{"comma between brackets", "unknown-key", "books: [{id: a, audio: b, ∑c}]\n", `put the text before it in quotes if the comma belongs to it: "b, c"`},
	{"pair in a list", "kind", "tags: [a, ∑b: c]\n", "put it in quotes if it is meant as text"},
	{"stray text", "indentation", "name: north\n∑and more\n", ""},
	{"open bracket", "bracket", "tags: ∑[a, b\n", ""},
	{"open brackets", "bracket", "books:\n  - {id: a,\n     tags: ∑[b, c}\n", ""},
	{"question between brackets", "bracket", "books: [{id: a, audio: Why∑?, narrator: b}]\n", ""},
	{"question on a later line", "bracket", "tags: [a, \"b?\",\n  Why∑?, c]\n", ""},
	{"colon between brackets", "colon", "books: [{id: a, audio: What∑: this, narrator: b}]\n", ""},
	{"closing bracket", "indentation", "tags: [a]\n∑]\n", ""},
	{"unknown escape", "escape", "books:\n  - id: a\n    audio: \"so $∑\\sigma$\"\n", `use single quotes: 'so $\sigma$'`},
	{"unknown escape between brackets", "escape", "books: [{id: a, audio: \"∑\\sigma\", narrator: b}]\n", `use single quotes: '\sigma'`},
	{"anything else", "syntax", "∑%FOO 1\nname: north\n", ""},
}

func TestProblems(t *testing.T) {
	for _, test := range problemTests {
		t.Run(test.name, func(t *testing.T) {
			input := strings.Replace(test.input, "∑", "", 1)
			before, _, _ := strings.Cut(test.input, "∑")
			line := strings.Count(before, "\n") + 1
			column := len([]rune(strings.TrimPrefix(before[strings.LastIndexByte(before, '\n')+1:], "\ufeff"))) + 1

			_, err := read(input)
			problems, ok := errors.AsType[strictyaml.Problems](err)
			if !ok {
				t.Fatalf("error %v, want problems", err)
			}
			p := problems[0]
			if p.Rule != test.rule || p.Line != line || p.Column != column {
				t.Errorf("%s [%s], want rule %s at %d:%d", p, p.Rule, test.rule, line, column)
			}
			if p.Message == "" || p.Severity != strictyaml.Error || p.File != "shelf.yaml" {
				t.Errorf("incomplete problem %+v", p)
			}
			if test.fix != "" && p.Fix != test.fix {
				t.Errorf("fix %q, want %q", p.Fix, test.fix)
			}
		})
	}
}
