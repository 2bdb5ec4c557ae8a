package prose

import (
	"strings"

	"goodcard/deck/prose/document"
	"goodcard/deck/spelling"
)

// How many of the little words of a language must stand in a text before they tell it, and how many where none of another
// one stands there, as in a list of a few terms.
const (
	minTelling      = 3
	minTellingAlone = 2
)

// maxTelling is how much of a text is read to tell its language, in bytes.
const maxTelling = 200_000

// languageOf returns the language of a document as its first subtag, such as "en": the one that is given, else the
// one that its words have for certain, else the one that it names itself. It is empty where none of them tells.
func languageOf(doc *document.Document, given string) string {
	if given != "" {
		return subtag(given)
	}
	told, certain := languageOfWords(doc.Plain)
	if said := subtag(doc.Lang); said != "" && !certain {
		return said
	}
	return told
}

// subtag returns the language of a tag without script and region.
func subtag(tag string) string {
	tag, _, _ = strings.Cut(strings.ToLower(strings.ReplaceAll(tag, "_", "-")), "-")
	if tag == "und" || tag == "mul" || tag == "zxx" {
		return ""
	}
	return tag
}

// languageOfWords tells English from German by their little words. It is certain where there are many and hardly any
// of the other.
func languageOfWords(text string) (lang string, certain bool) {
	text = text[:min(len(text), maxTelling)]
	english, german, others := 0, 0, 0
	for word := range strings.FieldsSeq(text) {
		switch strings.Trim(spelling.Fold(word), `.,;:!?()"'`) {
		case "the", "of", "and", "to", "is", "that", "it", "for", "with", "as", "by", "this", "are", "or", "be", "from", "which", "not", "you",
			"into", "when", "where", "what", "how", "why", "who", "their", "its", "has", "have", "were", "been", "each", "than", "between", "through", "without", "within":
			english++
		case "der", "die", "das", "und", "ist", "den", "von", "zu", "mit", "ein", "eine", "einer", "eines", "nicht", "auf", "wird", "oder", "als", "auch", "sich", "für", "dem", "werden", "bei",
			"im", "aus", "durch", "einem", "einen", "kann", "sind", "wenn", "dass", "zum", "zur", "nach", "vom", "ohne", "zwischen", "beim", "ihre", "wie", "welche", "warum":
			german++
		case "le", "les", "des", "est", "une", "et", "que", "el", "los", "las", "una", "por", "para", "il", "che", "di", "della", "het", "een", "og", "och", "som", "uma", "não", "jest", "w", "na", "de", "la", "en", "van", "dat", "zijn":
			others++
		}
	}
	least := minTelling
	if min(english, german)+others == 0 {
		least = minTellingAlone
	}
	switch most := max(english, german); {
	case most < least || others > most:
		return "", false
	case english > german:
		return "en", english > 20 && english > 4*(german+others)
	case german > english:
		return "de", german > 20 && german > 4*(english+others)
	}
	return "", false
}
