package markup

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"goodcard/deck/lazy"
)

// maxSlug is how long a slug may be; ids that authors write may be longer.
const maxSlug = 40

// latin are letters that have no plain one within them, in the spelling that readers of each
// language know.
var latin = lazy.Replacer("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "đ", "d", "ð", "d", "þ", "th", "ł", "l", "ı", "i", "ħ", "h",
	"а", "a", "б", "b", "в", "v", "г", "g", "ґ", "g", "д", "d", "е", "e", "ё", "yo", "є", "ye", "ж", "zh", "з", "z", "и", "i", "і", "i", "й", "y",
	"к", "k", "л", "l", "м", "m", "н", "n", "о", "o", "п", "p", "р", "r", "с", "s", "т", "t", "у", "u", "ў", "u", "ф", "f", "х", "kh", "ц", "ts",
	"ч", "ch", "ш", "sh", "щ", "shch", "ъ", "", "ы", "y", "ь", "", "э", "e", "ю", "yu", "я", "ya", "ђ", "dj", "ј", "j", "љ", "lj", "њ", "nj", "ћ", "c", "џ", "dz",
	"α", "a", "β", "v", "γ", "g", "δ", "d", "ε", "e", "ζ", "z", "η", "i", "θ", "th", "ι", "i", "κ", "k", "λ", "l", "μ", "m", "ν", "n", "ξ", "x",
	"ο", "o", "π", "p", "ρ", "r", "σ", "s", "ς", "s", "τ", "t", "υ", "y", "φ", "f", "χ", "ch", "ψ", "ps", "ω", "o")

// Slug returns the first words of a text in a-z and 0-9, without marks above letters, joined by
// hyphens; "" where it has none, as Chinese has.
func Slug(text string) string {
	var words []string
	length := 0
	isWord := func(r rune) bool { return r >= 'a' && r <= 'z' || r >= '0' && r <= '9' }
	plain := latin().Replace(strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r), r == '\'', r == '’':
			return -1
		default:
			return unicode.ToLower(r)
		}
	}, norm.NFKD.String(Line(text))))
	for word := range strings.FieldsFuncSeq(plain, func(r rune) bool { return !isWord(r) }) {
		if length += len(word) + 1; length > maxSlug+1 {
			break
		}
		words = append(words, word)
	}
	return strings.Join(words, "-")
}
