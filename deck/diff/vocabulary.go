package diff

import (
	"slices"
	"strings"
	"sync"

	"goodcard/deck"
)

// A vocabulary is what two versions of a deck say of words.
type vocabulary struct {
	old, new func() map[string]bool // the words of each version; made when first asked for
	key      func() map[string]bool // the words that either version is about
	english  bool                   // the language of both is, or may be, English
	unsure   bool                   // it is not said which language it is
}

func vocabularyOf(old, new *deck.Deck) *vocabulary {
	return &vocabulary{
		old:     sync.OnceValue(func() map[string]bool { return wordsIn(old) }),
		new:     sync.OnceValue(func() map[string]bool { return wordsIn(new) }),
		key:     sync.OnceValue(func() map[string]bool { return keyTerms(old, new) }),
		english: isEnglish(old.Lang) && isEnglish(new.Lang),
		unsure:  old.Lang == "" || new.Lang == "",
	}
}

func isEnglish(lang string) bool {
	return lang == "" || lang == "en" || strings.HasPrefix(strings.ToLower(lang), "en-")
}

// knows reports whether the words that turn a sentence round are known in the language of two texts.
func (v *vocabulary) knows(a, b []string) bool {
	isCommon := func(w string) bool {
		return common()[w] && len(w) > 1 && w != "in" && w != "an" && w != "was" && w != "he" && w != "me"
	}
	return v.english && (!v.unsure || slices.ContainsFunc(a, isCommon) || slices.ContainsFunc(b, isCommon))
}

func wordsIn(d *deck.Deck) map[string]bool {
	all := map[string]bool{}
	for i := range d.Cards {
		c := &d.Cards[i]
		for _, key := range deck.TextKeys(c.Kind) {
			for _, text := range c.Value(key).Lines() {
				if c.Kind == deck.Cloze && key == string(deck.Cloze) {
					text = deck.ClozeFront(text, 0)
				}
				for _, w := range tokensOf(c.Markdown(key, text)) {
					all[w] = true
				}
			}
		}
	}
	return all
}

// fewWords is how many words an answer has at most that is a term and no sentence.
const fewWords = 3

// keyTerms returns the words that name the concepts of decks, and those of answers that are terms.
func keyTerms(decks ...*deck.Deck) map[string]bool {
	all := map[string]bool{}
	add := func(words []string) {
		for _, w := range words {
			if !common()[w] && len(w) > 2 {
				all[w] = true
			}
		}
	}
	for _, d := range decks {
		for _, c := range d.Concepts {
			add(tokensOf(c.Name))
		}
		for i := range d.Cards {
			c := &d.Cards[i]
			if answer := tokensOf(c.Answer); len(answer) <= fewWords {
				add(answer)
			}
			if c.Kind == deck.Cloze {
				for _, texts := range gapsOf(c.Text).targets {
					add(tokensOf(strings.Join(texts, " ")))
				}
			}
		}
	}
	return all
}
