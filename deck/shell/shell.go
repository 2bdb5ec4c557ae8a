// Package shell is how words and paths are typed to a shell, for hints that people paste. It imports
// nothing of ours.
package shell

import (
	"strings"
	"unicode"
)

// Word returns a word as it is typed to a shell.
func Word(word string) string {
	plain := func(r rune) bool {
		return strings.ContainsRune("/._-+:@%,=", r) || unicode.IsLetter(r) || unicode.IsDigit(r)
	}
	if word != "" && !strings.ContainsFunc(word, func(r rune) bool { return !plain(r) }) {
		return word
	}
	return Quote(word)
}

// Quote returns a word in quotes, as it is typed to a shell.
func Quote(word string) string {
	// Interactive shells look for an exclamation mark in such quotes too, and keep a backslash there.
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "$", `\$`, "`", "\\`", "!", `"\!"`).Replace(word) + `"`
}

// Path returns a path as it is typed to a shell.
func Path(path string) string { return Word(Operand(path)) }

// Operand returns a path as a word that no command takes for a flag.
func Operand(path string) string {
	if strings.HasPrefix(path, "-") {
		return "./" + path
	}
	return path
}

// Operands returns words, of which not each is a path, so that a command takes none for a flag.
func Operands(words ...string) []string {
	for _, word := range words {
		if strings.HasPrefix(word, "-") && word != "-" {
			return append([]string{"--"}, words...)
		}
	}
	return words
}
