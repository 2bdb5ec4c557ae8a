package starter_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"goodcard/deck/starter"
	"goodcard/here"
)

func TestAt(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	if err := errors.Join(os.MkdirAll("there", 0o700), os.MkdirAll("whole/cards", 0o700), os.WriteFile("whole/deck.yaml", nil, 0o600),
		os.WriteFile("old.yaml", nil, 0o600), os.MkdirAll("begun/cards", 0o700)); err != nil {
		t.Fatal(err)
	}
	if !here.Windows {
		here.Link(t, "nowhere", "link.yaml")
	} else if err := os.WriteFile("link.yaml", nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		path string
		want starter.Place
		err  string // a part of it
	}{
		{"bread.yaml", starter.Place{Path: "bread.yaml", ID: "bread", Title: "Bread"}, ""},
		{"there/outer_alignment.yaml", starter.Place{Path: "there/outer_alignment.yaml", ID: "outer-alignment", Title: "Outer alignment"}, ""},
		{"there/deck.yaml", starter.Place{Path: "there/deck.yaml", ID: "there", Title: "There"}, ""},
		{"loaves/", starter.Place{Path: "loaves", Folder: true, ID: "loaves", Title: "Loaves"}, ""},
		{"there", starter.Place{Path: "there", Folder: true, ID: "there", Title: "There"}, ""},
		{"there/.", starter.Place{Path: "there", Folder: true, ID: "there", Title: "There"}, ""},
		{"日本.yaml", starter.Place{Path: "日本.yaml", Title: "日本"}, ""},
		{"---.yaml", starter.Place{Path: "---.yaml", Title: "---"}, ""},
		{"a\x1b[31mb.yaml", starter.Place{Path: "a\x1b[31mb.yaml", ID: "a-31mb", Title: "A[31mb"}, ""},
		{"old.yaml", starter.Place{}, "old.yaml exists already"},
		{"old.yaml/", starter.Place{}, "old.yaml exists already"},
		{"link.yaml", starter.Place{}, "link.yaml exists already"},
		{"whole", starter.Place{}, "whole/deck.yaml exists already"},
		{"begun/", starter.Place{}, "begun/cards exists already"},
		{"none/bread.yaml", starter.Place{}, "none"},
		{"none/bread/", starter.Place{}, "none"},
		{"old.yaml/bread.yaml", starter.Place{}, "old.yaml"},
		{"whole/cards/two.yaml", starter.Place{}, "would be a file of the deck whole"},
		{"x.released.yaml", starter.Place{}, "would be the last release of a deck, by its name, and no deck"},
		{"there/sources.lock.yaml", starter.Place{}, "would be the record of the sources of a deck"},
		{"bread", starter.Place{}, "neither a file"},
		{"bread.yml", starter.Place{}, "neither a file"},
		{".yaml", starter.Place{}, "neither a file"},
		{"\xff.yaml", starter.Place{}, "is not UTF-8"},
	} {
		if here.Windows && (strings.Contains(tt.path, "\x1b") || !utf8.ValidString(tt.path)) {
			continue // no name holds it
		}
		got, err := starter.At(tt.path)
		switch {
		case tt.err == "" && (err != nil || got != tt.want):
			t.Errorf("%q: %+v, %v; want %+v", tt.path, got, err, tt.want)
		case tt.err != "" && (err == nil || !strings.Contains(filepath.ToSlash(err.Error()), tt.err)):
			t.Errorf("%q: %+v, %v; want %q", tt.path, got, err, tt.err)
		}
	}
}

// The title that is proposed is one that a deck may have, whatever a file is called.
func TestProposedTitles(t *testing.T) {
	here.NotOnWindows(t, "names hold fewer signs")
	t.Chdir(t.TempDir())
	rapid.Check(t, func(t *rapid.T) {
		name := strings.NewReplacer("/", "", "\x00", "").Replace(rapid.String().Draw(t, "name"))
		if name == "" || len(name) > 200 || !utf8.ValidString(name) {
			return
		}
		p, err := starter.At(name + ".yaml")
		if err != nil {
			t.Fatal(err)
		}
		if err := starter.Check("title", p.Title); err != nil && strings.TrimSpace(p.Title) != "" {
			t.Fatalf("%q: %v", name, err)
		}
		if p.ID != "" && starter.Check("id", p.ID) != nil {
			t.Fatalf("%q: id %q", name, p.ID)
		}
	})
}
