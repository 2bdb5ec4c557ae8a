package lint

import (
	"strings"

	"goodcard/deck/lazy"
	"goodcard/deck/markup"
)

// vainEscapes returns the words of a text in which a backslash that was probably meant is not seen: it
// stands within the word before a sign that means nothing to Markdown, as in "\d+\.\d", or in the word
// another one is seen, as in "\\server\share" and "C:\temp\_x".
func vainEscapes(text string) []string {
	var all []string
	for i := 0; i < len(text); {
		if i == 0 || text[i-1] == '\n' {
			if size := markup.FencedCode(text[i:]); size > 0 {
				i += size
				continue
			}
		}
		size, vain := wordAt(text, i)
		if vain {
			all = append(all, strings.TrimRight(markup.Clean(text[i:i+size]), `?!,;:`))
		}
		i += max(size, 1)
	}
	return all
}

// wordAt returns the length of the word at an offset of a text, code and formulas in it taken whole, and
// whether a backslash in it is vain.
func wordAt(text string, from int) (size int, vain bool) {
	unseen, seen := false, false
	i := from
	for i < len(text) && strings.IndexByte(" \t\n", text[i]) < 0 {
		n := markup.Verbatim(text[i:])
		switch {
		case text[i] != '\\':
		case n == 1:
			seen = seen || i+1 < len(text) && isWordRune(rune(text[i+1]))
		case n == 2:
			unseen = true
			if strings.IndexByte(".,-/:;=?@%^+", text[i+1]) >= 0 && i > from && !numbersLine(text[:i]) {
				vain = true
			}
		}
		i += n
	}
	return i - from, vain || seen && unseen
}

// numbersLine reports whether a text ends in a number with which a line begins: the sign behind
// it would make it an item.
func numbersLine(before string) bool {
	line := strings.TrimLeft(before[strings.LastIndexByte(before, '\n')+1:], " \t>")
	return line != "" && strings.Trim(line, "0123456789") == ""
}

// escaped writes a word so that it is shown as it is.
func escaped(word string) string {
	doubled := strings.ReplaceAll(word, `\`, `\\`)
	if markup.Line(doubled) == word {
		return doubled
	}
	return withBackslashes(doubled)
}

var proseInBrackets = lazy.Regexp(`\\\[\s*[0-9]+\s*\\\]|\\([\[(])\s*[^\\^_={}$]*?(\pL{4,}|\pL{2,} +\pL{2,})[^\\^_={}$]*\\[\])]`)

// bracketed returns what stands between escaped brackets in a text, with them, and seems to be no formula:
// some programs write [citation needed] so.
func bracketed(text string) []string {
	var all []string
	for i := 0; i < len(text); {
		size := markup.Verbatim(text[i:])
		if i == 0 || text[i-1] == '\n' {
			size = max(size, markup.FencedCode(text[i:]))
		}
		if piece := text[i : i+size]; size > 2 && piece[0] == '\\' && proseInBrackets().FindString(piece) == piece {
			all = append(all, markup.Clean(piece))
		}
		i += size
	}
	return all
}

// bracketsFix says how to write what stands between escaped brackets in a text so that they are seen.
func bracketsFix(source, words string) string {
	plain := words[1:len(words)-2] + words[len(words)-1:]
	if words[1] == '[' && strings.HasPrefix(source, words) {
		return "write " + yamlQuoted(strings.Replace(source, words, plain, 1))
	}
	return "write " + plain
}
