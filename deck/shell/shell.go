// Package shell is how words and paths are typed to a shell, for hints that people paste. It imports
// nothing of ours.
package shell

import (
	"runtime"
	"strings"
	"unicode"
)

// A kind is a way in which words are typed.
type kind struct {
	plain string // signs that need no quotes, besides letters and digits
	quote func(word string) string
	away  string // what goes before a path that begins as a flag does
}

var (
	posix = kind{"/._-+:@%,=", quotePOSIX, "./"}

	// PowerShell and cmd.exe: both take what this quotes, but for the dollars and back quotes of cmd.exe.
	windows = kind{`\/._-+:=~`, quoteWindows, `.\`}
)

func here() kind {
	if runtime.GOOS == "windows" {
		return windows
	}
	return posix
}

// Word returns a word as it is typed to a shell.
func Word(word string) string { return here().word(word) }

func (k kind) word(word string) string {
	plain := func(r rune) bool {
		return strings.ContainsRune(k.plain, r) || unicode.IsLetter(r) || unicode.IsDigit(r)
	}
	if word != "" && !strings.HasSuffix(word, `\`) && !strings.ContainsFunc(word, func(r rune) bool { return !plain(r) }) {
		return word
	}
	return k.quote(word)
}

// Quote returns a word in quotes, as it is typed to a shell.
func Quote(word string) string { return here().quote(word) }

// quoteWindows leaves backslashes alone, which part folders there, but for those before the last quote: a program would
// take that for a part of the word.
func quoteWindows(word string) string {
	end := word[len(strings.TrimRight(word, `\`)):]
	return `"` + strings.NewReplacer(`"`, `""`, "$", "`$", "`", "``").Replace(word) + end + `"`
}

func quotePOSIX(word string) string {
	// Interactive shells look for an exclamation mark in such quotes too, and keep a backslash there.
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "$", `\$`, "`", "\\`", "!", `"\!"`).Replace(word) + `"`
}

// Path returns a path as it is typed to a shell.
func Path(path string) string { return Word(Operand(path)) }

// Operand returns a path as a word that no command takes for a flag.
func Operand(path string) string {
	if strings.HasPrefix(path, "-") {
		return here().away + path
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
