package release

import (
	"bytes"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"goodcard/deck"
	"goodcard/here"
)

// A folder of that name which no release made stays as it is.
func TestForeignStage(t *testing.T) {
	s := scenes()[0]
	deckPath := s.lay(t)
	writeFile(t, filepath.Join(deckPath, ".release", "notes.md"), "mine")
	before := tree(t, deckPath)
	if version, err := Finish(deckPath); version != "" || err != nil {
		t.Error(version, err)
	}
	if after := tree(t, deckPath); !maps.Equal(before, after) {
		t.Errorf("%q", after)
	}
	if !s.kill(t, deckPath, 1000) {
		t.Error("a release beside it fails")
	}
	if got := tree(t, deckPath)[".release/notes.md"]; got != "mine" {
		t.Errorf("the file of another is %q", got)
	}
}

// A list from elsewhere writes no file but those of a release, reads nothing outside of the folder, and
// ends nothing.
func TestHostileStage(t *testing.T) {
	zeros := strings.Repeat("0", 64)
	for name, text := range map[string]string{
		"leaves the folder": listHead + "1.0.0\n" + listNames + "\n../out.yaml\t-\t" + zeros + "\n",
		"whole path":        listHead + "1.0.0\n" + listNames + "\n/etc/passwd\t-\t" + zeros + "\n",
		"another file":      listHead + "1.0.0\n" + listNames + "\ncards/1.yaml\t-\t-\n",
		"git":               listHead + "1.0.0\n" + listNames + "\n.git/config\t-\t-\n",
		"twice":             listHead + "1.0.0\n" + listNames + "\nledger.tsv\t-\t-\nledger.tsv\t-\t-\n",
		"no hash":           listHead + "1.0.0\n" + listNames + "\nledger.tsv\tx\ty\n",
		"no version":        listHead + "one\n" + listNames + "\n",
		"escape codes":      listHead + "1.0.0-\x1b[31m\n" + listNames + "\n",
		"cut short":         listHead + "1.0.0\n" + listNames + "\nledger.tsv\t-",
		"empty":             "",
		"binary":            "\x00\x01\x02\xff",
		"huge":              listHead + "1.0.0\n" + listNames + "\n" + strings.Repeat("ledger.tsv\t-\t-\n", maxList/16),
		"another format":    "# goodcard release 2\t1.0.0\n" + listNames + "\n",
		"wrong file waits":  listHead + "1.0.0\n" + listNames + "\nledger.tsv\t" + hashOf([]byte("old ledger")) + "\t" + zeros + "\n",
	} {
		s := scenes()[0]
		deckPath := s.lay(t)
		writeFile(t, filepath.Join(deckPath, ".release", "lock"), "")
		writeFile(t, filepath.Join(deckPath, ".release", "list"), text)
		writeFile(t, filepath.Join(deckPath, ".release", "1"), "poison")
		before := tree(t, deckPath)
		if version, err := Finish(deckPath); version != "" || !errors.As(err, new(*Stuck)) {
			t.Errorf("%s: %q, %v", name, version, err)
		}
		if after := tree(t, deckPath); !maps.Equal(before, after) {
			t.Errorf("%s: %q", name, after)
		}
		s.readsAs(t, deckPath, s.before, 0)
		if _, err := Abandon(deckPath); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if after := tree(t, deckPath); !maps.Equal(s.before, after) {
			t.Errorf("%s, given up: %q", name, after)
		}
	}
}

func TestHostileLinks(t *testing.T) {
	outside := t.TempDir()
	writeFile(t, filepath.Join(outside, "lock"), "precious")
	writeFile(t, filepath.Join(outside, "list"), "precious")
	links := func(deckPath string) map[string]string {
		return map[string]string{
			filepath.Join(deckPath, ".release"):         outside,
			filepath.Join(deckPath, ".release", "lock"): filepath.Join(outside, "lock"),
			filepath.Join(deckPath, ".release", "list"): filepath.Join(outside, "list"),
			filepath.Join(deckPath, ".release", "1"):    filepath.Join(outside, "list"),
		}
	}
	for at := range links("") {
		s := scenes()[0]
		deckPath := s.lay(t)
		if at != ".release" {
			writeFile(t, filepath.Join(deckPath, ".release", "lock"), "")
			writeFile(t, filepath.Join(deckPath, ".release", "list"), listHead+"1.0.0\n"+listNames+"\nledger.tsv\t"+hashOf([]byte("old ledger"))+"\t"+hashOf([]byte("precious"))+"\n")
		}
		link := filepath.Join(deckPath, at)
		_ = os.Remove(link)
		here.Link(t, links(deckPath)[link], link)
		_, _ = Finish(deckPath)
		_, _ = Abandon(deckPath)
		s.readsAs(t, deckPath, s.before, 0)
		for _, name := range []string{"lock", "list"} {
			if text, err := os.ReadFile(filepath.Join(outside, name)); string(text) != "precious" {
				t.Fatalf("%s as a link: the file outside is %q, %v", at, text, err)
			}
		}
		if text, _ := os.ReadFile(filepath.Join(deckPath, "ledger.tsv")); string(text) != "old ledger" {
			t.Errorf("%s as a link: the ledger is %q", at, text)
		}
	}
}

func FuzzParseList(f *testing.F) {
	l := list{"1.0.0", []entry{{"ledger.tsv", nothing, hashOf([]byte("x"))}}}
	f.Add(l.bytes())
	f.Add([]byte(listHead))
	p := &place{main: "deck.yaml", beside: deck.Companions{Ledger: "ledger.tsv", Changes: "changes.tsv", Released: "released.yaml", Changelog: "CHANGES.md", ReleasedFolder: "released"}}
	f.Fuzz(func(t *testing.T, text []byte) {
		l, err := parseList(text, p.own)
		if (l == nil) == (err == nil) {
			t.Fatalf("list %v with error %v", l, err)
		}
		if err == nil && !bytes.Equal(l.bytes(), text) {
			t.Errorf("%q is written as %q", text, l.bytes())
		}
	})
}

// A name that cannot stand in a list is refused before anything is written.
func TestNameThatNoListHolds(t *testing.T) {
	a := newAuthor(t)
	odd := filepath.Join(filepath.Dir(a.path), "a\tb.yaml")
	if err := os.Rename(a.path, odd); err != nil {
		t.Skip("no such names here: ", err)
	}
	a.path = odd
	p, err := a.plans()
	if err != nil {
		t.Fatal(err)
	}
	before := tree(t, odd)
	if err := p.Write(); err == nil || !strings.Contains(err.Error(), "is no name for a file of a release") {
		t.Error(err)
	}
	if after := tree(t, odd); !maps.Equal(before, after) {
		t.Errorf("%q", after)
	}
}
