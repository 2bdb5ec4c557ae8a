package markup

import "unicode/utf8"

// isPlain reports whether a text is what every reading of it gives, in HTML too: one line in which
// nothing could mean something to Markdown, TeX or HTML, without white space at its ends and with one
// space between words. Most texts are such, and lists and packages hold thousands of them.
func isPlain(source string) bool {
	if len(source) > maxBytes {
		return false
	}
	before := byte(' ')
	for i := 0; i < len(source); i++ {
		c := source[i]
		switch {
		case c >= utf8.RuneSelf:
			r, size := utf8.DecodeRuneInString(source[i:])
			if r == utf8.RuneError || cleanRune(r) != r {
				return false
			}
			i += size - 1
		case meaning[c], c == ' ' && before == ' ':
			return false
		}
		before = c
	}
	return before != ' ' || source == ""
}

// meaning are the ASCII characters at which a line may be more than its text.
var meaning = func() (all [utf8.RuneSelf]bool) {
	for c := range all {
		all[c] = c < ' ' || c == 0x7f
	}
	for _, c := range "\\`*_~$<>&[" {
		all[c] = true
	}
	return all
}()
