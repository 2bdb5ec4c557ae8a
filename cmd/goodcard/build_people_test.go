package main

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

// A build says where the author can look: at the lines as they are when it has written, and at each card that it changed.
func TestBuildTellsWhatItDid(t *testing.T) {
	p := newPerson(t)
	write := func(name, text string) {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	faq := "# Ducks\n\n## Why do ducks swim?\n\nThey like water.\n\n## What do ducks eat?\n\nWorms and plants.\n\n## Glossary\n\nDrake\n: A male duck.\n"
	write("faq.md", faq)
	p.reads("build faq.md -o ducks.yaml")
	deck, err := os.ReadFile("ducks.yaml")
	if err != nil {
		t.Fatal(err)
	}
	write("ducks.yaml", strings.Replace(string(deck), "answer: They like water.", "answer: They like it.", 1))
	write("faq.md", strings.NewReplacer("They like water.", "They love water.", "Worms and plants.", "Bread.").Replace(faq)+"\nDuckling\n: A young duck.\n")
	write("nothing.md", "Quack.\n")
	out := p.reads("build faq.md nothing.md -o ducks.yaml")
	if deck, err = os.ReadFile("ducks.yaml"); err != nil {
		t.Fatal(err)
	}
	line := slices.Index(strings.Split(string(deck), "\n"), "    answer: They like it.") + 1
	for _, want := range []string{
		fmt.Sprintf("\n  ducks.yaml:%d: answer of why-do-ducks-swim: you edited it, ", line),
		"\n  brought up to date, line 9: answer of what-do-ducks-eat\n",
		"\nnothing.md: nothing to learn was found in it\n",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is not told in\n%s", want, out)
		}
	}
}
