package words

import (
	"strings"
	"unicode"
)

// commandMark begins a command that people are told of: 'goodcard review --new 5'. What stands
// between the quotes can be pasted into a shell.
const commandMark = "'goodcard "

// Command returns a command of goodcard as people are told of it. Its words are quoted where a
// shell needs that.
func Command(args ...string) string {
	quoted := make([]string, len(args))
	for i, arg := range args {
		quoted[i] = Shell(arg)
	}
	return commandMark + strings.Join(quoted, " ") + "'"
}

// Shell returns a word as it is typed to a shell.
func Shell(word string) string {
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
func Path(path string) string { return Shell(Operand(path)) }

// Operand returns a path as a word that no command takes for a flag.
func Operand(path string) string {
	if strings.HasPrefix(path, "-") {
		return "./" + path
	}
	return path
}

// InData returns a text in which every command names the data folder that it is to work on; an
// empty one is that which goodcard finds by itself. Help and version need none.
func InData(text, data string) string {
	if data == "" {
		return text
	}
	var b strings.Builder
	for {
		at := strings.Index(text, commandMark)
		if at < 0 {
			return b.String() + text
		}
		rest := text[at+len(commandMark):]
		command := text[at : at+commandEnd(text[at:])]
		b.WriteString(text[:at] + commandMark)
		if command != "" && !strings.Contains(command, "--help") && !strings.Contains(command, "--version") {
			b.WriteString("--data " + Shell(data) + " ")
		}
		text = rest
	}
}

// commandEnd returns where the command ends that a text begins with, behind its last quote; 0 where
// none begins or it does not end.
func commandEnd(text string) int {
	if !strings.HasPrefix(text, commandMark) {
		return 0
	}
	quoted := false
	for i := len(commandMark); i < len(text); i++ {
		switch c := text[i]; {
		case c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case c == '\'' && !quoted:
			return i + 1
		}
	}
	return 0
}
