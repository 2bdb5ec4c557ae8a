package tui

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"goodcard/deck"
	"goodcard/deck/markup"
	"goodcard/long"
	"goodcard/study"
)

// scripts are pieces of words that terminals count in different ways.
var scripts = [][]string{
	{"a", "word", "Zürich", "ﬁ", "e\u0301", "n\u0303\u0323"}, {"αβγ", "ἀ", "ω\u0314"}, {"жук", "й", "и\u0306"}, {"שלום", "שָׁ"}, {"عربى", "مُح"},
	{"क्षत्रिय", "हिन्दी", "कि"}, {"ภาษาไทย", "น้ำ"}, {"தமிழ்", "கொ"}, {"漢字", "日本語", "、"}, {"ひらがな", "ｶﾞ", "ﾊﾟ", "ー"}, {"한국어", "\u1112\u1161\u11ab"},
	{"👩‍👩‍👧‍👦", "🏳️‍🌈", "👍🏽", "🇪🇺🇩🇪", "☺️", "1️⃣", "❤"}, {strings.Repeat("-", 60), strings.Repeat("x", 90), "\u0300", "--", "…"},
}

// drawWords draws words, each with a number of its own so that none is part of another.
func drawWords(t *rapid.T, n *int) []string {
	var words []string
	for range rapid.IntRange(1, 14).Draw(t, "words") {
		*n++
		some := rapid.SampledFrom(scripts)
		parts := rapid.SliceOfN(rapid.SampledFrom(some.Draw(t, "script")), 1, 5).Draw(t, "word")
		parts = append(parts, rapid.SliceOfN(rapid.SampledFrom(some.Draw(t, "script")), 0, 2).Draw(t, "more")...)
		words = append(words, strings.Join(parts, "")+fmt.Sprintf("q%dq", *n))
	}
	return words
}

// Every word of a card can be seen at every width, however the terminal counts cells.
func TestEveryWordIsSeen(t *testing.T) {
	widths := func(t *rapid.T) []int { return rapid.SliceOfN(rapid.IntRange(40, 200), 1, 3).Draw(t, "widths") }
	if long.Asked() {
		widths = func(t *rapid.T) (all []int) { // of a hundred cards, each width ten times
			for width := rapid.IntRange(40, 49).Draw(t, "width"); width <= 200; width += 10 {
				all = append(all, width)
			}
			return all
		}
	}
	d := sitDown(t, fmt.Sprintf(hostile, ""), study.SessionOptions{})
	drawn := *d.screen.prompt
	rapid.Check(t, func(t *rapid.T) {
		n := 0
		m := d.screen
		kind := rapid.SampledFrom([]deck.Kind{deck.Ask, deck.Type, deck.Choose, deck.Explain}).Draw(t, "kind")
		text := func() string {
			return strings.Join(drawWords(t, &n), rapid.SampledFrom([]string{" ", "\t", "  "}).Draw(t, "between"))
		}
		p := drawn
		p.Question, p.Answer, p.DeckTitle, p.Source, p.Concepts, p.Card = text(), text(), text(), text(), []string{text()}, deck.Card{Kind: kind}
		code := text()
		p.Card.Note = rapid.SampledFrom([]string{
			text(), "```\n" + code + "\n```\n", "| " + text() + " | b |\n|-|-|\n| " + text() + " | " + text() + " |", "- " + text() + "\n- > " + text(), "> " + text() + "\n> " + text(), "*" + text() + "*",
		}).Draw(t, "note")
		var answer study.Answer
		texts := []string{p.Question, p.Card.Note, p.Source}
		switch kind {
		case deck.Type:
			p.Card.Answer, answer.Typed = p.Answer, new(text())
			texts = append(texts, p.Answer, *answer.Typed)
		case deck.Choose:
			p.Options = []study.Choice{{Text: text(), Right: true}, {Text: text(), Why: text()}}
			texts = append(texts, p.Options[0].Text, p.Options[1].Text, p.Options[1].Why)
		case deck.Explain:
			p.Card.Points = []string{text(), text()}
			answer.Points = []int{0}
			texts = append(texts, p.Card.Points...)
		default:
			texts = append(texts, p.Answer)
		}
		m.prompt, m.answer, m.open, m.layers = &p, answer, true, []layer{back{m}}
		for _, width := range widths(t) {
			for _, method := range []ansi.Method{ansi.WcWidth, ansi.GraphemeWidth} {
				m.method = method
				m.restyle()
				d.size(width, rapid.SampledFrom([]int{24, 9}).Draw(t, "height"))
				seen := m.scrolledThrough(method)
				for _, text := range texts {
					for word := range strings.FieldsSeq(text) {
						word = markup.Clean(word)
						if strings.ContainsFunc(word, unicode.IsLetter) && !strings.Contains(seen, bareOf(strings.Trim(word, "*"))) {
							t.Fatalf("%d cells, method %d: %q is not seen of %q in\n%s", width, method, word, text, seen)
						}
					}
				}
				d.checkFrame(t, method)
			}
		}
	})
}

// bareOf leaves out what wrapping may put between the pieces of a word, and marks of a difference.
func bareOf(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || strings.ContainsRune("↪│~·", r) {
			return -1
		}
		return r
	}, text)
}

// frameIn draws the screen as the renderer does and returns its rows without what does not fit.
func (m *screen) frameIn(method ansi.Method) []string {
	screen := uv.NewScreenBuffer(m.width, m.height)
	screen.Method = method
	uv.NewStyledString(m.View().Content).Draw(screen, screen.Bounds())
	rows := make([]string, m.height)
	for y := range rows {
		var b strings.Builder
		for x := 0; x < m.width; x++ {
			if c := screen.CellAt(x, y); c != nil && c.Width > 0 && x+c.Width <= m.width {
				b.WriteString(c.Content)
				x += c.Width - 1
			}
		}
		rows[y] = b.String()
	}
	return rows
}

// scrolledThrough returns all that a learner sees of the card, page by page.
func (m *screen) scrolledThrough(method ansi.Method) string {
	f := m.frame()
	var b strings.Builder
	lines := len(m.top().draw(f).lines)
	for at := 0; at < lines; at += f.bodyRows() {
		m.scroll = clampScroll(at, lines, f.bodyRows())
		rows := m.frameIn(method)[f.top+f.bodyTop():][:f.bodyRows()]
		b.WriteString(strings.Join(rows[at-m.scroll:], "\n"))
	}
	m.scroll = 0
	return bareOf(b.String())
}

// checkFrame holds that what is said around the card is whole: how much is left, and the keys.
func (d *desk) checkFrame(t *rapid.T, method ansi.Method) {
	m := d.screen
	f := m.frame()
	rows := m.frameIn(method)
	if left := ansi.Strip(m.left()); !f.compact && !strings.HasSuffix(strings.TrimRight(rows[f.top], " "), left) {
		t.Fatalf("%d cells, method %d: the header %q does not end in %q", m.width, method, rows[f.top], left)
	}
	if last := rows[f.top+f.height-1]; !strings.Contains(last, "q quit") {
		t.Fatalf("the last line is %q", last)
	}
}

// Texts that lost words, or stood one letter a line.
func TestWordsThatWereLost(t *testing.T) {
	d := sitDown(t, fmt.Sprintf(hostile, ""), study.SessionOptions{})
	m := d.screen
	for _, text := range []string{
		strings.Repeat("αβγ क्षत्रिय ", 10), "n e\u0301e\u0308" + strings.Repeat("e\u0301n", 40), strings.Repeat("-", 60) + " and a few words", strings.Repeat("ｶﾞ", 60), strings.Repeat("👩‍👩‍👧‍👦", 30),
	} {
		m.prompt.Question = text
		for _, method := range []ansi.Method{ansi.WcWidth, ansi.GraphemeWidth} {
			m.method = method
			for _, width := range []int{40, 60, 80} {
				d.size(width, 40)
				if seen := m.scrolledThrough(method); !strings.Contains(seen, bareOf(text)) {
					t.Errorf("%d cells, method %d: of %q is seen %q", width, method, text, seen)
				}
			}
		}
	}
	if lines := m.render(strings.Repeat("-", 60) + " and a few words"); len(lines) > 3 {
		t.Errorf("a long token narrows the card: %q", lines)
	}
	for _, line := range wrapped(strings.Repeat("e\u0301", 50), 7)[1:] {
		if !strings.HasPrefix(line, "e") {
			t.Errorf("a letter is cut from its mark: %q", line)
		}
	}
}

// A terminal that confirms mode 2027 has its tables aligned by characters, others by code points.
func TestTablesAreAlignedAsTheyAreDrawn(t *testing.T) {
	d := sitDown(t, fmt.Sprintf(hostile, ""), study.SessionOptions{})
	const table = "| a | b |\n|-|-|\n| 👩‍👩‍👧 | end |\n| x | end |"
	for _, method := range []ansi.Method{ansi.WcWidth, ansi.GraphemeWidth} {
		d.screen.method = ansi.WcWidth
		if method == ansi.GraphemeWidth {
			d.send(tea.ModeReportMsg{Mode: ansi.ModeUnicodeCore, Value: ansi.ModeReset})
		}
		d.screen.restyle()
		var ends []int
		for _, line := range d.screen.render(table)[2:] {
			before, _, _ := strings.Cut(line, "end")
			ends = append(ends, method.StringWidth(before))
		}
		if len(slices.Compact(ends)) != 1 {
			t.Errorf("method %d: columns begin at %v", method, ends)
		}
	}
}
