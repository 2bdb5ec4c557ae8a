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
	cut      map[string][]string    // the tokens of texts that were looked at
}

// tokens returns those of a Markdown text. Who gets them does not change them.
func (v *vocabulary) tokens(text string) []string {
	all, known := v.cut[text]
	if !known {
		all = tokensOf(text)
		v.cut[text] = all
	}
	return all
}

func vocabularyOf(old, new *deck.Deck) *vocabulary {
	v := &vocabulary{
		english: isEnglish(old.Lang) && isEnglish(new.Lang),
		unsure:  old.Lang == "" || new.Lang == "",
		cut:     map[string][]string{},
	}
	v.old = sync.OnceValue(func() map[string]bool { return v.wordsIn(old) })
	v.new = sync.OnceValue(func() map[string]bool { return v.wordsIn(new) })
	v.key = sync.OnceValue(func() map[string]bool { return v.keyTerms(old, new) })
	return v
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

func (v *vocabulary) wordsIn(d *deck.Deck) map[string]bool {
	all := map[string]bool{}
	for _, c := range d.Concepts {
		for _, w := range v.tokens(c.Name) {
			all[w] = true
		}
	}
	for i := range d.Cards {
		c := &d.Cards[i]
		for _, key := range deck.TextKeys(c.Kind) {
			for _, text := range c.Value(key).Lines() {
				if c.Kind == deck.Cloze && key == string(deck.Cloze) {
					text = deck.ClozeFront(text, 0)
				}
				for _, w := range v.tokens(c.Markdown(key, text)) {
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
func (v *vocabulary) keyTerms(decks ...*deck.Deck) map[string]bool {
	all := map[string]bool{}
	add := func(words []string) {
		for _, w := range words {
			w = strings.TrimSuffix(w, "'s")
			if !common()[w] && len(w) > 2 {
				all[w] = true
			}
		}
	}
	for _, d := range decks {
		for _, c := range d.Concepts {
			add(v.tokens(c.Name))
		}
		for i := range d.Cards {
			c := &d.Cards[i]
			if answer := v.tokens(c.Answer); len(answer) <= fewWords {
				add(answer)
			}
			if c.Kind == deck.Cloze {
				for _, texts := range gapsOf(c.Text).targets {
					add(v.tokens(strings.Join(texts, " ")))
				}
			}
		}
	}
	return all
}
