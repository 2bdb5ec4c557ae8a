package main

import (
	"os"
	"strings"
	"testing"
)

// As long as something is to be decided, a build says what decides, be it from this build or from an earlier one.
func TestBuildNamesDraftsThatWait(t *testing.T) {
	p := newPerson(t)
	if err := os.WriteFile("faq.md", []byte("# Bread\n\nA jar of flour and water in which yeasts live is called a starter.\n\n## Can a loaf rise in the cold?\n\nYes. Yeasts slow down more than bacteria do.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	const decides, looks = "goodcard drafts d.yaml    go through what is to be decided, one key each\n", "goodcard drafts d.yaml    look at the cards with doubts, one key each\n"
	for _, tt := range []struct{ before, want string }{{"", decides}, {"", decides}, {"draft: true", looks}, {"kept", ""}} {
		if tt.before == "draft: true" {
			text, err := os.ReadFile("d.yaml")
			if err == nil {
				err = os.WriteFile("d.yaml", []byte(strings.ReplaceAll(string(text), "    draft: true\n", "")), 0o600)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		if tt.before == "kept" {
			text, err := os.ReadFile("d.sources.lock.yaml")
			if err == nil {
				err = os.WriteFile("d.sources.lock.yaml", []byte(strings.ReplaceAll(string(text), "    flags: [yes-no]\n", "    flags: [yes-no]\n    kept: true\n")), 0o600)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		got := p.reads("build faq.md -o d.yaml")
		if tt.want == "" && strings.Contains(got, "goodcard drafts") || !strings.Contains(got, tt.want) {
			t.Errorf("after %q:\n%s", tt.before, got)
		}
	}
}

// Where the language of a text cannot be told, a build says so, and what helps.
func TestBuildSaysThatNoLanguageIsTold(t *testing.T) {
	p := newPerson(t)
	if err := os.WriteFile("cells.csv", []byte("Zelle,Kleinste Einheit\nGewebe,Verband gleicher Zellen\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	const want = "its language cannot be told, so a term is asked alone: name it, as with --lang en\n"
	if got := p.reads("build cells.csv -o d.yaml"); !strings.Contains(got, want) {
		t.Errorf("got\n%s", got)
	}
	if got := p.reads("build cells.csv -o d.yaml --lang de"); strings.Contains(got, want) {
		t.Errorf("got\n%s", got)
	}
}
