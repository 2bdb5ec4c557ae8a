package conformance

import (
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// Promise 5: no deck can send escape codes to a terminal, nor turn the direction of what it shows.
func TestInertText(t *testing.T) {
	r := random(t, 1)
	for name, evil := range map[string]string{
		"direction":    `\u202Etxet\u202C\u2066\u200F\u061C`,
		"invisible":    `\u200B\u00AD\U000E0041`,
		"separator":    `\u2028\u2029`,
		"mark":         `\uFEFF`,
		"c1":           `\u009B31m\u009D0;title\u009C\u0085`,
		"escape":       `\u001B[31m\u001B]0;title\u0007`,
		"long escape":  `\U0000001B[2J`,
		"short escape": `\e[31m\a`,
		"hex escape":   `\x1B[31m`,
		"markup":       `<script>alert(1)</script><b onclick=x>bold</b> [go](javascript:x) $\text{\href{javascript:x}{y}}$`,
	} {
		t.Run(name, func(t *testing.T) {
			p := newPupil(t, r, "2026-03-01T10:00:00+01:00", "tame", 1)
			file := write(t, filepath.Join(t.TempDir(), "evil.yaml"), evilDeck(evil))
			p.inert("lint", file)
			p.inert("lint", file, "--json")
			p.inert("fmt", "--check", file)
			p.inert("fmt", "--check", file, "--json")
			if p.inert("install", file); !strings.Contains(p.must("decks", "--json"), `"evil"`) {
				t.Log("refused as a whole, which is the other right way: ", p.run("lint", file).stdout)
				return
			}
			for _, args := range [][]string{
				{}, {"decks"}, {"decks", "--json"}, {"cards"}, {"cards", "--json"}, {"due"}, {"due", "--json"},
				{"show", "evil/one"}, {"show", "evil/two"}, {"show", "evil/five"}, {"show", "evil/one", "--json"},
			} {
				p.inert(args...)
			}
			k, err := p.review("--new", "20", "evil")
			if err != nil {
				t.Fatal(err)
			}
			k.study(learner{random: r, grade: func(string) string { return "4" }})
			got := k.end()
			checkInert(t, "review", got)
			if !strings.Contains(got.stdout, "Card 5 of") {
				t.Errorf("the session did not reach the fifth card:\n%s", got.stdout)
			}
			for _, args := range [][]string{
				{"grade", "evil/one", "2"}, {"why", "evil/one"}, {"why", "evil/two", "--json"}, {"history"}, {"history", "--json"},
				{"undo"}, {"suspend", "evil/one"}, {"remove", "evil"},
			} {
				p.inert(args...)
			}
		})
	}
}

// Raw bytes in a file, in its name and in arguments come back no more than escapes do.
func TestInertMessages(t *testing.T) {
	p := newPupil(t, random(t, 1), "2026-03-01T10:00:00+01:00", "tame", 1)
	dir := t.TempDir()
	const raw = "\x1b]0;title\x07\x1b[31m\u202e\u009b2J"
	for i, text := range []string{
		raw,
		"format: 1\nid: evil\ntitle: " + raw + "\n",
		"format: 1\nid: \"" + raw + "\"\ntitle: x\nversion: 1.0.0\ncards: []\n",
		"format: 1\nid: evil\n\u202etitle: x\n\u202e" + "key: y\n",
		"format: 1\nid: evil\ntitle: x\nversion: 1.0.0\ncards:\n  - id: a\u202e\n    ask: a\n    answer: b\n",
	} {
		file := write(t, filepath.Join(dir, fmt.Sprintf("evil-%d.yaml", i)), text)
		p.inert("lint", file)
		p.inert("fmt", "--check", file)
		p.inert("install", file)
	}
	p.inert("lint", filepath.Join(dir, "no\x1b[31m\u202e.yaml"))
	p.inert("install", filepath.Join(dir, "no\x1b[31m\u202e.yaml"))
	p.inert("grade", raw, "4")
	p.inert("show", raw)
	p.inert("cards", raw)
	p.inert(raw)
	p.inert("cards", "--state", raw)
	p.inert("cards", "--"+raw)
}

// evilDeck returns a deck that says evil wherever a deck can say something.
func evilDeck(evil string) string {
	text := `format: 1
id: evil
title: "Title EVIL"
version: 1.0.0
about: "About EVIL"
sources:
  book: {title: "Book EVIL", url: "https://example.org/"}
concepts:
  idea: {name: "Idea EVIL"}
cards:
  - {id: one, ask: "Ask EVIL", answer: "Answer EVIL", note: "Note EVIL", concept: idea, source: "book#part", also: ["Also EVIL"], unseen: ["Unseen EVIL"]}
  - {id: two, choose: "Choose EVIL", answer: "Right EVIL", wrong: [{text: "Wrong EVIL", why: "Because EVIL"}]}
  - {id: three, explain: "Explain EVIL", points: ["Point EVIL"]}
  - {id: four, type: "Type EVIL", answer: "Typed EVIL", accept: ["Accepted EVIL"]}
  - {id: five, cloze: "Cloze {{gap EVIL::hint EVIL}} EVIL"}
`
	return strings.ReplaceAll(text, "EVIL", strings.ReplaceAll(evil, `\text{\href`, `\\text{\\href`))
}

// inert runs a command, which may fail, and checks what it writes.
func (h *home) inert(args ...string) {
	h.t.Helper()
	checkInert(h.t, strings.Join(args, " "), h.run(args...))
}

var crash = regexp.MustCompile(`(?m)^(panic:|fatal error:|goroutine [0-9]+ )`)

func checkInert(t testing.TB, what string, got result) {
	t.Helper()
	harm := acts
	if strings.Contains(what, "--json") {
		harm = commands // what cannot be seen is data there
	}
	for _, text := range []string{got.stdout, got.stderr} {
		if !utf8.ValidString(text) {
			t.Errorf("%q writes invalid UTF-8: %q", what, text)
		}
		if i := strings.IndexFunc(text, harm); i >= 0 {
			t.Errorf("%q writes %q", what, text[i:min(i+40, len(text))])
		}
		if crash.MatchString(text) {
			t.Errorf("%q crashed:\n%s", what, text)
		}
	}
}

// acts reports whether a terminal might do something else with r than show it.
func acts(r rune) bool { return commands(r) || unicode.Is(unicode.Cf, r) }

// commands reports whether r controls a terminal, or the direction or the lines of a text.
func commands(r rune) bool {
	breaks := r == '\u2028' || r == '\u2029'
	return breaks || r != '\n' && r != '\t' && unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Bidi_Control, r)
}
