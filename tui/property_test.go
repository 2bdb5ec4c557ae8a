package tui

import (
	"fmt"
	"strings"
	"testing"
	"unicode"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"goodcard/deck"
	"goodcard/long"
	"goodcard/study"
)

func TestMain(m *testing.M) {
	long.Checks(15, 100)
	m.Run()
}

// hostile is a deck whose texts try to reach the terminal. Where ¤ stands,
// poisonous puts what the deck format refuses and an old index might still hold, and a
// picture where § stands.
const hostile = `format: 1
id: hostile
title: "a¤ title"
version: 1.0.0
about: Cards for tests.
concepts: {c: {name: "con¤cept"}}
sources: {s: {title: "sou¤rce"}}
cards:
  - {id: one, ask: "Q ¤ 👩‍👩‍👧 %s?", answer: "A¤ é", concept: c, source: s, note: "n¤"}
  - {id: two, type: "T ¤?", answer: "Good¤hart"}
  - {id: three, choose: "C¤?", answer: "yes¤", wrong: [{text: "no¤"}, {text: "n¤o", why: "w¤"}]}
  - {id: four, explain: "E ¤?", points: ["p¤one", "p two"]}
  - {id: five, cloze: "a {{c1::b¤::h}} c {{c2::日本語}}"}
  - {id: six, ask: "~~~\n  code ¤\n~~~\n\n| a¤ | b |\n|---|---|\n| 1 | $\\frac{1}{2}¤$ |", answer: "§ [l](https://example.org/)"}
`

const poison = "\x1b[31m\x9b2J\u202e\a\x1b]0;x\a\u2066\t\u200b\x7f\b\b\r\u009b31m"

// poisonous puts controls into all that a screen shows of a deck.
func poisonous(m *screen) {
	put := func(texts ...*string) {
		for _, text := range texts {
			*text = strings.NewReplacer("¤", poison, "§", "![alt"+poison+"](media/x.png)").Replace(*text)
		}
	}
	if m.end != nil {
		for i := range m.end.fronts {
			put(&m.end.fronts[i])
		}
	}
	p := m.prompt
	if p == nil || p.Before != nil {
		return
	}
	put(&p.Question, &p.Answer, &p.DeckTitle, &p.Source, &p.Card.Text, &p.Card.Answer, &p.Card.Note)
	for i := range p.Options {
		put(&p.Options[i].Text, &p.Options[i].Why)
	}
	for i := range p.Concepts {
		put(&p.Concepts[i])
	}
	for i := range p.Card.Points {
		put(&p.Card.Points[i])
	}
	p.Before = &deck.Card{Text: "was " + poison, Answer: poison}
	m.tell([]string{"deck " + poison + " is broken"})
}

var someKeys = []string{"space", "enter", "esc", "up", "down", "left", "right", "pgup", "pgdown", "backspace", "ctrl+z", "1", "2", "3", "4", "5", "0",
	"a", "b", "c", "d", "e", "g", "h", "j", "k", "l", "n", "o", "s", "u", "w", "x", "!", "?", "q", "é", "日", "Z"}

// Whatever is typed and however large the terminal is, nothing breaks: the screen fits,
// and no control character of a deck reaches it.
func TestNothingBreaksTheScreen(t *testing.T) {
	text := fmt.Sprintf(hostile, strings.Repeat("a long question, ", 60))
	rapid.Check(t, func(r *rapid.T) {
		d := sitDown(t, text, study.SessionOptions{})
		for range rapid.IntRange(1, 60).Draw(r, "steps") {
			switch rapid.IntRange(0, 19).Draw(r, "kind") {
			case 0:
				d.size(rapid.IntRange(1, 260).Draw(r, "width"), rapid.IntRange(1, 90).Draw(r, "height"))
			case 1:
				d.send(tea.PasteMsg{Content: rapid.SampledFrom([]string{"3", "\x1b[31m", "a\nb\tc", "\u202e", strings.Repeat("long ", 100)}).Draw(r, "paste")})
			case 2:
				d.send(editedMsg{})
			case 3:
				d.send(resumedMsg{true})
			default:
				d.press(rapid.SampledFrom(someKeys).Draw(r, "key"))
			}
			d.screen.leaving = false // as if nothing had ended the program
			poisonous(d.screen)
			if d.screen.err != nil {
				r.Fatal(d.screen.err)
			}
			checkFits(r, d)
		}
		d.screen.leaveEditor()
	})
}

func checkFits(t rapid.TB, d *desk) {
	content := d.screen.View().Content
	lines := strings.Split(content, "\n")
	if d.screen.tooSmall() {
		return
	}
	if len(lines) > d.screen.height {
		t.Fatalf("%d rows on a terminal of %d", len(lines), d.screen.height)
	}
	for _, line := range lines {
		if w := lipgloss.Width(line); w > d.screen.width {
			t.Fatalf("a row of %d cells on a terminal of %d: %q", w, d.screen.width, line)
		}
		checkClean(t, line)
	}
}

// checkClean lets styles pass (ESC [ … m), which cannot come from a deck with ESC taken away,
// and no other control.
func checkClean(t rapid.TB, line string) {
	for _, r := range ansi.Strip(line) {
		if unicode.IsControl(r) || r == '\u202e' || r == '\u2066' {
			t.Fatalf("%U in %q", r, line)
		}
	}
	rest := line
	for {
		_, after, found := strings.Cut(rest, "\x1b")
		if !found {
			return
		}
		end := strings.IndexFunc(after, func(r rune) bool { return r >= '@' && r != '[' })
		if !strings.HasPrefix(after, "[") || end < 0 || after[end] != 'm' || after[:end+1] == "[31m" {
			t.Fatalf("an escape code that is no style of ours in %q", line)
		}
		rest = after
	}
}
