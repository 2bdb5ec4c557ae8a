package diff_test

import (
	"fmt"
	"strings"
	"testing"

	"goodcard/deck/diff"
)

// What a deck says of itself, and what that changes of its cards.
func TestHead(t *testing.T) {
	const card = "a | concept: inner | source: book | ask: What is it? | answer: A thing."
	for _, tt := range []struct {
		name, old, new string // of the head
		head, cards    string
		step           diff.Step
	}{
		{"the title", "title: T", "title: U", "title T>U", "", diff.Patch},
		{"the version", "version: 1.0.0", "version: 1.0.1", "", "", diff.None},
		{"the id", "id: d", "id: e", "id d>e", "", diff.Major},
		{"a licence", "lang: en", "lang: en\nlicense: CC0-1.0", "license >CC0-1.0", "", diff.Patch},
		{"about", "lang: en", "lang: en\nabout: Things.", "about >Things.", "", diff.Patch},
		{"the language", "lang: en", "lang: en-GB", "lang en>en-GB", "cosmetic around; cosmetic a", diff.Patch},
		{"the title of a source", "{title: A book}", "{title: The book}", "sources.book A book>The book", "cosmetic a", diff.Patch},
		{"the address of a source", "{title: A book}", "{title: A book, url: 'https://example.org'}", "sources.book A book>A book; https://example.org", "", diff.Patch},
		{"a source more", "  other:", "  third: {title: Third}\n  other:", "sources.third >Third", "", diff.Patch},
		{"a source less", "  other: {title: Another book}\n", "", "sources.other Another book>", "", diff.Patch},
		{"a concept more", "  outer:", "  third: {name: Third}\n  outer:", "concepts.third >Third", "", diff.Minor},
		{"a concept less", "  outer: {name: Outer alignment}\n", "", "concepts.outer Outer alignment>", "", diff.Major},
		{"the name of a concept", "name: Inner alignment", "name: Alignment within", "concepts.inner Inner alignment>Alignment within", "retagged a", diff.Patch},
		{"the entry of a concept", "name: Inner alignment}", "name: Inner alignment, about: What it is.}", "concepts.inner Inner alignment>Inner alignment; What it is.", "retagged a", diff.Patch},
		{"what a concept needs", "name: Inner alignment}", "name: Inner alignment, needs: [outer]}", "concepts.inner Inner alignment>Inner alignment; needs d/outer", "", diff.Patch},
	} {
		changed := strings.Replace(head, tt.old, tt.new, 1)
		if changed == head {
			t.Fatal(tt.name)
		}
		got := diff.Compare(deckOf(t, head, card), deckOf(t, changed, card), diff.Told{})
		var heads []string
		for _, h := range got.Head {
			name := h.Key
			if h.ID != "" {
				name += "." + h.ID
			}
			heads = append(heads, fmt.Sprintf("%s %s>%s", name, h.Old, h.New))
		}
		if strings.Join(heads, "; ") != tt.head || summary(got) != tt.cards || got.Step != tt.step {
			t.Errorf("%s: %q, cards %q, step %s", tt.name, heads, summary(got), got.Step)
		}
	}
}

func TestPictures(t *testing.T) {
	const cards = "a | ask: 'What is ![this](media/a.png)?' | answer: A thing.\n" +
		"b | ask: What is it? | answer: A thing. | image: media/b.png | alt: It.\n" +
		"c | ask: What is that? | answer: A thing. | unseen: ['What is ![this](media/c.png) here?']\n" +
		"e | concept: inner | ask: What is there? | answer: A thing."
	top := strings.Replace(head, "name: Inner alignment}", "name: Inner alignment, about: '![this](media/e.png)'}", 1)
	d := deckOf(t, top, cards)
	for _, tt := range []struct{ path, want string }{
		{"media/a.png", "clarified a"}, {"media/b.png", "clarified b"}, {"media/c.png", "retagged c"}, {"media/e.png", "retagged e"}, {"media/x.png", ""},
	} {
		if got := summary(diff.Compare(d, d, diff.Told{Redrawn: func(path string) bool { return path == tt.path }})); got != tt.want {
			t.Errorf("%s shows something else: %q, want %q", tt.path, got, tt.want)
		}
	}
}

// Where the words that turn a sentence round are not known, only the same words are sure to mean the same.
func TestOtherLanguages(t *testing.T) {
	for _, tt := range []struct {
		name, lang, old, new string
		kind                 diff.Kind
	}{
		{"a negation", "de", "ask: Was ist das hier? | answer: Das ist ein Haus mit einem großen Garten und vielen Bäumen darin.", "ask: Was ist das hier? | answer: Das ist kein Haus mit einem großen Garten und vielen Bäumen darin.", diff.Meaning},
		{"a question", "de", "ask: Welches Tier ist gefährlich? | answer: Der Bär.", "ask: Welches Tier ist nicht gefährlich? | answer: Der Bär.", diff.Meaning},
		{"a question, of a deck that does not say its language", "", "ask: Welches Tier ist gefährlich? | answer: Der Bär.", "ask: Welches Tier ist nicht gefährlich? | answer: Der Bär.", diff.Meaning},
		{"English, of a deck that does not say so", "", "ask: Which of the animals is it? | answer: The bear.", "ask: Which of all the animals is it, then? | answer: The bear.", diff.Meaning},
		{"English, without a word that matters", "", "ask: Which of the animals is it? | answer: The bear.", "ask: Which of the animals is it, then? | answer: The bear.", diff.Clarified},
		{"a misspelling", "de", "ask: Was ist objectve in diesem Sinn? | answer: Dies.", "ask: Was ist objective in diesem Sinn? | answer: Dies.", diff.Clarified},
		{"the same words", "de", "ask: Was ist das? | answer: ein haus", "ask: Was ist das? | answer: Ein **Haus**.", diff.Cosmetic},
		{"a note", "fr", "ask: Qui? | answer: Lui. | note: Une chose.", "ask: Qui? | answer: Lui. | note: Une autre chose.", diff.Clarified},
		{"Chinese", "zh", "ask: 这是什么？ | answer: 一只猫", "ask: 这是什么？ | answer: 一只狗", diff.Meaning},
		{"Chinese punctuation", "zh", "ask: 这是什么？ | answer: 一只猫", "ask: 这是什么 | answer: 一只猫。", diff.Cosmetic},
		{"accents", "fr", "ask: Qui est là? | answer: un peche", "ask: Qui est là? | answer: un péché", diff.Meaning},
		{"one way to write a letter", "fr", "ask: Qui est là? | answer: un pe\u0301che\u0301", "ask: Qui est là? | answer: un péché", diff.Cosmetic},
		{"another British spelling", "en-GB", "ask: Which is it of the two? | answer: The gate.", "ask: Which of the two is it? | answer: The gate.", diff.Clarified},
	} {
		top := strings.Replace(head, "lang: en\n", "", 1)
		if tt.lang != "" {
			top = strings.Replace(head, "lang: en", "lang: "+tt.lang, 1)
		}
		got := diff.Compare(deckOf(t, top, "a | "+tt.old), deckOf(t, top, "a | "+tt.new), diff.Told{})
		if len(got.Changes) != 1 || got.Changes[0].Kind != tt.kind {
			t.Errorf("%s: %s, want %s", tt.name, summary(got), tt.kind)
		}
	}
}
