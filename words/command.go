package words

import (
	"strings"

	"goodcard/deck/shell"
)

// commandMark begins a command that people are told of: 'goodcard review --new 5'. What stands
// between the quotes can be pasted into a shell.
const commandMark = "'goodcard "

// Command returns a command of goodcard as people are told of it. Its words are quoted where a
// shell needs that.
func Command(args ...string) string {
	quoted := make([]string, len(args))
	for i, arg := range args {
		quoted[i] = shell.Word(arg)
	}
	return commandMark + strings.Join(quoted, " ") + "'"
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
			b.WriteString("--data " + shell.Word(data) + " ")
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
