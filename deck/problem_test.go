package deck_test

import (
	"errors"
	"testing"

	"goodcard/deck"
)

const (
	card = "cards:\n  - {id: a, ask: Why, answer: B}\n"
	own  = header + "sources: {s: {title: S}}\nconcepts: {c1: {name: C1}, c2: {name: C2}}\ncards:\n"
)

var problemTests = []struct{ name, rule, input, fix string }{
	{"newer format", "value", "format: ∑2\nid: d\ntitle: D\nversion: 1.0.0\n" + card, "a newer goodcard may read it"},
	{"no format", "missing-key", "∑id: d\ntitle: D\nversion: 1.0.0\n" + card, "add format: 1"},
	{"no cards", "missing-key", mark + header, ""},
	{"empty cards", "empty", header + "cards: ∑[]\n", ""},
	{"misspelt key", "unknown-key", header + "cards:\n  - id: a\n    ask: Why\n    ∑anwser: B\n", `did you mean "answer"?`},
	{"wide text before", "unknown-key", header + "cards: [{id: a, ask: 日本語😀, answer: B, ∑nota: x}]\n", `did you mean "note"?`},
	{"windows line ends and mark", "unknown-key", "\ufeffformat: 1\r\nid: d\r\ntitle: D\r\nversion: 1.0.0\r\n∑licence: MIT\r\ncards: [{id: a, ask: b, answer: c}]\r\n", `did you mean "license"?`},
	{"id with capitals", "id", header + "cards: [{id: ∑A, ask: b, answer: c}]\n", ""},
	{"long id", "id", header + "cards: [{id: ∑aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, ask: b, answer: c}]\n", ""},
	{"missing id", "missing-id", header + "cards:\n  - {id: what-is-x, ask: a, answer: c}\n  - ∑ask: What is Ẍ?\n    answer: c\n", "add id: what-is-x-2"},
	{"missing id of a cloze", "missing-id", header + "cards:\n  - ∑cloze: Goodhart's {{Law}} is a law.\n", "add id: goodharts-law-is-a-law"},
	{"missing id without letters", "missing-id", header + "cards:\n  - ∑ask: 日本語\n    answer: c\n", "add id: card-77710aed"},
	{"duplicate id", "duplicate-id", header + "cards:\n  - {id: a, ask: b, answer: c}\n  - {id: ∑a, ask: d, answer: c}\n", ""},
	{"former id in use", "was-in-use", header + "cards:\n  - {id: a, ask: b, answer: c}\n  - {id: b, ask: d, answer: c, was: [x, ∑a]}\n", ""},
	{"own former id", "was-in-use", header + "cards:\n  - {id: b, ask: d, answer: c, was: [∑d/b]}\n", ""},
	{"two claims", "was-claimed-twice", header + "cards:\n  - {id: a, ask: b, answer: c, was: [x]}\n  - {id: b, ask: d, answer: c, was: [∑d/x]}\n", ""},
	{"claim twice in a list", "twice", header + "cards:\n  - {id: a, ask: b, answer: c, was: [x, ∑x]}\n", ""},
	{"loose version", "version", "format: 1\nid: d\ntitle: D\nversion: ∑1.0\n" + card, ""},
	{"leading zero", "version", "format: 1\nid: d\ntitle: D\nversion: ∑1.02.0\n" + card, "write 1.2.0"},
	{"language", "lang", header + "lang: ∑english-us-x-y-z-q-toolongsubtag\n" + card, ""},
	{"underscore", "lang", header + "lang: ∑en_US\n" + card, ""},
	{"licence", "license", header + "license: ∑CC-BY-9\n" + card, "look for the identifier on spdx.org/licenses, such as CC-BY-4.0 or CC0-1.0"},
	{"month 13", "date", header + "cards: [{id: a, ask: b, answer: c, as-of: ∑2026-13}]\n", ""},
	{"30 February", "date", header + "cards: [{id: a, ask: b, answer: c, as-of: ∑2026-02-30}]\n", ""},
	{"date in words", "date", header + "cards: [{id: a, ask: b, answer: c, as-of: ∑May 2026}]\n", ""},
	{"status", "value", header + "cards: [{id: a, ask: b, answer: c, status: ∑contestd}]\n", `did you mean "contested"?`},
	{"ftp", "url", header + "sources: {s: {title: S, url: ∑\"ftp://x.org/\"}}\n" + card, ""},
	{"no host", "url", header + "sources: {s: {title: S, url: ∑\"https://:80/\"}}\n" + card, ""},
	{"user in address", "url", header + "sources: {s: {title: S, url: ∑\"https://good.org@bad.org/\"}}\n" + card, ""},
	{"path up", "path", header + "cards: [{id: a, ask: b, answer: c, alt: x, image: ∑../x.png}]\n", ""},
	{"absolute path", "path", header + "cards: [{id: a, ask: b, answer: c, alt: x, image: ∑/etc/passwd}]\n", ""},
	{"path of Windows", "path", header + "cards: [{id: a, ask: b, answer: c, alt: x, image: ∑media\\x.png}]\n", ""},
	{"unclean path", "path", header + "sources: {s: {title: S, file: ∑./x.md}}\n" + card, ""},
	{"no alt", "alt", header + "cards: [{id: a, ask: b, answer: c, image: ∑x.png}]\n", "add alt: with what it shows"},
	{"alt alone", "alt", header + "cards: [{id: a, ask: b, answer: c, alt: ∑x}]\n", ""},
	{"tag with a space", "value", header + "cards: [{id: a, ask: b, answer: c, tags: [∑a b]}]\n", ""},

	{"unknown concept", "unknown-concept", own + "  - {id: a, ask: b, answer: c, concept: ∑c3}\n", `did you mean "c1"?`},
	{"unknown concept in a list", "unknown-concept", own + "  - {id: a, ask: b, answer: c, concept: [c1, ∑d/other]}\n", "add it under concepts"},
	{"part with a space", "id", own + "  - {id: a, ask: b, answer: c, source: ∑s#chapter 1}\n", "write s#chapter-1"},
	{"part with spaces and signs", "id", own + "  - {id: a, ask: b, answer: c, source: ∑\"s# § 3, p. 4\"}\n", `write "s#§-3,-p.-4"`},
	{"part without its sign", "id", own + "  - {id: a, ask: b, answer: c, source: ∑s chapter 1}\n", "write s#chapter-1"},
	{"source by its title", "id", own + "  - {id: a, ask: b, answer: c, source: ∑The Book}\n", "name a source by its id under sources, or source#part"},
	{"sign without a part", "id", own + "  - {id: a, ask: b, answer: c, source: ∑\"s#\"}\n", "name a source by its id under sources, or source#part"},
	{"unknown source", "unknown-source", own + "  - {id: a, ask: b, answer: c, source: ∑nosuch#p}\n", "add it under sources"},
	{"unknown need", "unknown-concept", header + "concepts: {x: {name: X, needs: [∑nosuch]}}\n" + card, ""},
	{"unknown neighbour", "unknown-concept", header + "concepts: {x: {name: X, confused-with: [e/y, ∑y]}}\n" + card, "add it under concepts"},
	{"need of itself", "self-reference", header + "concepts: {x: {name: X, needs: [∑x]}}\n" + card, ""},
	{"circle", "circle", header + "concepts:\n  x: {name: X, needs: [y]}\n  y: {name: Y, needs: [z]}\n  z: {name: Z, needs: [∑d/x]}\n" + card, ""},

	{"wrong for ask", "key-of-other-kind", header + "cards: [{id: a, ask: b, answer: c, ∑wrong: [{text: d}]}]\n", ""},
	{"both ways for type", "key-of-other-kind", header + "cards: [{id: a, type: b, answer: c, ∑both-ways: true}]\n", ""},
	{"answer for explain", "key-of-other-kind", header + "cards: [{id: a, explain: b, points: [c], ∑answer: d}]\n", ""},
	{"answer for cloze", "key-of-other-kind", header + "cards: [{id: a, cloze: 'b {{c}}', ∑answer: d}]\n", ""},
	{"wordings for cloze", "key-of-other-kind", header + "cards: [{id: a, cloze: 'b {{c}}', ∑also: [d]}]\n", ""},
	{"accept for ask", "key-of-other-kind", header + "cards: [{id: a, ask: b, answer: c, ∑accept: [d]}]\n", ""},
	{"points for ask", "key-of-other-kind", header + "cards: [{id: a, ask: b, answer: c, ∑points: [d]}]\n", ""},
	{"no answer", "missing-key", header + "cards: [∑{id: a, ask: b}]\n", "add answer: with its value"},
	{"no wrong", "missing-key", header + "cards: [∑{id: a, choose: b, answer: c}]\n", "add wrong: with its value"},
	{"no points", "missing-key", header + "cards: [∑{id: a, explain: b}]\n", "add points: with its value"},
	{"empty wrong", "empty", header + "cards: [{id: a, choose: b, answer: c, wrong: ∑[]}]\n", ""},
	{"no kind", "no-kind", header + "cards: [∑{id: a, note: x}]\n", ""},
	{"no kind but a key like one", "no-kind", header + "cards: [∑{id: a, was: [x]}]\n", ""},
	{"two kinds", "two-kinds", header + "cards: [{id: a, ask: b, ∑cloze: '{{c}}', answer: c}]\n", ""},
	{"same wording", "same-wording", header + "cards: [{id: a, ask: b  c, answer: c, unseen: [d, ∑\"b c\"]}]\n", ""},
	{"same option", "same-option", header + "cards: [{id: a, choose: b, answer: c, wrong: [{text: ∑c}]}]\n", ""},
	{"point of two lines", "several-lines", header + "cards:\n- id: a\n  explain: b\n  points:\n  - c\n  - ∑|\n    d\n    e\n", ""},
	{"option of two lines", "several-lines", header + "cards:\n- id: a\n  choose: b\n  answer: c\n  wrong:\n  - text: ∑|\n      d\n      e\n", ""},
	{"same point", "same-point", header + "cards: [{id: a, explain: b, points: [c, ∑c]}]\n", ""},

	{"no gap", "no-gap", header + "cards:\n  - id: a\n    cloze: ∑nothing hidden\n", ""},
	{"open gap", "gap-unclosed", header + "cards:\n  - id: a\n    cloze: 日本 ∑{{x is open\n", ""},
	{"closed gap", "gap-unopened", header + "cards:\n  - id: a\n    cloze: a x∑}} b\n", ""},
	{"nested gap", "gap-nested", header + "cards:\n  - id: a\n    cloze: \"a {{b ∑{{c}} d}}\"\n", ""},
	{"empty gap", "gap-empty", header + "cards:\n  - id: a\n    cloze: a ∑{{ }}\n", ""},
	{"empty hint", "gap-empty", header + "cards:\n  - id: a\n    cloze: a ∑{{b::}}\n", ""},
	{"gap in a formula", "gap-in-formula", header + "cards:\n  - id: a\n    cloze: a $x^∑{{2}}$\n", ""},
	{"gap in code", "gap-in-formula", header + "cards:\n  - id: a\n    cloze: a `x ∑{{2}}`\n", ""},
	{"gap in a block", "gap-parts", header + "cards:\n  - id: a\n    cloze: |\n      first line\n\n      second ∑{{a::b::c}}\n", ""},
	{"gap c0", "gap-number", header + "cards:\n  - id: a\n    cloze: a ∑{{c0::b}}\n", ""},
	{"unnumbered gaps", "gap-number", header + "cards:\n  - id: a\n    cloze: a ∑{{b}} and {{c2::d}} and {{e}}\n", "write cloze: a {{c1::b}} and {{c2::d}} and {{c3::e}}"},
	{"braces", "braces", header + "cards:\n  - id: a\n    cloze: ∑{{b}} is c\n", `write cloze: "{{b}} is c"`},
	{"comment behind a question", "comment", header + "cards:\n  - id: a # an id may carry one\n    ask: What is issue ∑#5?\n    answer: b\n", `put the text in quotes: "What is issue #5?", or move the comment to a line of its own`},
	{"spoilt TeX", "escape", header + "cards:\n  - id: a\n    ask: \"What is $∑\\beta$?\"\n    answer: b\n", `use single quotes: 'What is $\beta$?'`},
}

func TestProblems(t *testing.T) {
	for _, test := range problemTests {
		t.Run(test.name, func(t *testing.T) {
			src, line, column := unmark(t, test.input)
			d, err := deck.Parse("d.yaml", []byte(src))
			problems, ok := errors.AsType[deck.Problems](err)
			if !ok || d != nil {
				t.Fatalf("deck %v with error %v, want problems", d, err)
			}
			p := problems[0]
			if p.Rule != test.rule || p.Line != line || p.Column != column {
				t.Errorf("%s [%s], want rule %s at %d:%d", p, p.Rule, test.rule, line, column)
			}
			if len(problems) > 1 {
				t.Errorf("one fault gives more problems: %s", report(problems))
			}
			if test.fix != "" && p.Fix != test.fix {
				t.Errorf("fix %q, want %q", p.Fix, test.fix)
			}
		})
	}
}

func TestAllProblemsAtOnce(t *testing.T) {
	_, err := deck.Parse("d.yaml", []byte("format: 1\nid: D\ntitle: D\ncards:\n  - {id: a, ask: b}\n  - {id: a, cloze: c, concept: x}\n"))
	want := `d.yaml:1:1: the key "version" is missing
hint: add version: with its value
d.yaml:2:5: "D" is not an id of a-z, 0-9 and -, at most 64 characters
hint: write d
d.yaml:5:5: the key "answer" is missing
hint: add answer: with its value
d.yaml:6:10: the id "a" is that of another card already, on line 5
hint: give one of them another id
d.yaml:6:20: a cloze text needs a gap: {{what is hidden}}
hint: put {{ and }} around what is to be hidden
d.yaml:6:32: there is no concept "x" in this deck
hint: add it under concepts
`
	if got := report(err.(deck.Problems)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	for _, p := range err.(deck.Problems)[2:] {
		if p.Subject != "a" {
			t.Errorf("%s is about card %q, want a", p, p.Subject)
		}
	}
}
