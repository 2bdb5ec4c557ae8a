package study

import (
	"slices"
	"strings"
	"unicode"

	"goodcard/deck/spelling"
)

// checkTyped compares letters as they are written, but for case, spaces, typography and the end
// of a sentence. What names another idea of the deck is no slip, however near it is.
func (p *Prompt) checkTyped(typed string) Verdict {
	got := normalised(typed)
	if got == "" {
		return Wrong
	}
	verdict := Wrong
	for _, text := range p.rightAnswers() {
		want := normalised(text)
		if endsSentence(want) {
			want = unended(want)
		}
		if got == want || unended(got) == want {
			return Right
		}
		if spelling.Slipped(unended(got), want) {
			verdict = Almost
		}
	}
	if p.namesAnother(typed) != "" {
		return Wrong
	}
	return verdict
}

func (p *Prompt) rightAnswers() []string { return append([]string{p.Answer}, p.Card.Accept...) }

// namesAnother returns the name of another idea of the deck than the card is about, where that was typed.
func (p *Prompt) namesAnother(typed string) string {
	got := unended(normalised(typed))
	if i := slices.IndexFunc(p.otherIdeas, func(name string) bool { return normalised(name) == got }); i >= 0 {
		return p.otherIdeas[i]
	}
	return ""
}

func normalised(text string) string { return strings.Join(strings.Fields(spelling.Fold(text)), " ") }

// unended takes away what ends a sentence.
func unended(text string) string {
	if rest := strings.TrimRight(text, ".,;:!?…。！？ "); rest != "" {
		return rest
	}
	return text // an answer such as "?"
}

// endsSentence reports whether the signs at the end of a text end it and are no part of it, as
// in "5!" and "C#".
func endsSentence(text string) bool {
	words := []rune(unended(text))
	return len(words) > 1 && unicode.IsLetter(words[len(words)-1]) && unicode.IsLetter(words[len(words)-2])
}
