package editor

import (
	"os/exec"
	"strings"
)

// splitWindows returns the words of a command as Windows has them: a backslash parts the folders of a path and hides
// nothing, words with spaces stand between double quotes, and many people write the path of a program with spaces
// without any. Then the longest beginning counts that is a program. It reports whether each quote is closed.
func splitWindows(command string, isProgram func(string) bool) (words []string, closed bool) {
	if !strings.HasPrefix(command, `"`) {
		for end := len(command); end > 0; end = strings.LastIndexByte(command[:end], ' ') {
			if program := strings.TrimSpace(command[:end]); strings.ContainsAny(program, `\/ `) && isProgram(program) {
				words, command = []string{program}, command[end:]
				break
			}
		}
	}
	var word strings.Builder
	begun, quoted := false, false
	end := func() {
		if begun {
			words = append(words, word.String())
		}
		word.Reset()
		begun = false
	}
	for _, r := range command {
		switch {
		case r == '"':
			quoted, begun = !quoted, true
		case (r == ' ' || r == '\t') && !quoted:
			end()
		default:
			word.WriteRune(r)
			begun = true
		}
	}
	end()
	return words, !quoted
}

// isProgram reports whether the system finds a program of that path, whose ending may be left out.
func isProgram(path string) bool {
	_, err := exec.LookPath(path)
	return err == nil
}

// nameOf returns what an editor is called, without its folder and the ending of a program.
func (c Choice) nameOf(program string) string {
	if !c.windows {
		return strings.TrimSuffix(program[strings.LastIndexByte(program, '/')+1:], ".exe")
	}
	name := strings.ToLower(program[strings.LastIndexAny(program, `\/`)+1:])
	for _, ending := range []string{".exe", ".cmd", ".bat", ".com"} {
		name = strings.TrimSuffix(name, ending)
	}
	return name
}
