package main

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// What is proposed for the words of other programs can be typed, and none of those words is a command.
func TestWordsOfOtherProgramsLeadToCommands(t *testing.T) {
	cmds := commands(testEnv(nil))
	names := commandNames(cmds)
	for word, hint := range habits {
		if slices.Contains(names, word) {
			t.Errorf("%q is a command", word)
		}
		for _, typed := range regexp.MustCompile(`'goodcard ?([^']*)'`).FindAllStringSubmatch(hint, -1) {
			name, args, _ := strings.Cut(typed[1], " ")
			at := slices.Index(names, name)
			if name != "" && (at < 0 || args != "" && !strings.Contains(cmds[at].ArgsUsage, strings.Fields(args)[0])) {
				t.Errorf("%q is answered with %q, which %v takes not", word, typed[0], names)
			}
		}
	}
	for word, want := range map[string]string{"quit": habits["quit"], "list": habits["list"], "reveiw": `did you mean "review"?`} {
		if e := unknownCommand(word, "goodcard", cmds).(*usageError); !strings.HasPrefix(e.Hint(), want) {
			t.Errorf("%s: %s", word, e.Hint())
		}
	}
}
