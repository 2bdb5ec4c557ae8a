package release

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"goodcard/deck"
	"goodcard/here"
)

// clone returns an author who has the same files, on another computer.
func (a *author) clone() *author {
	a.t.Helper()
	dir := filepath.Join(quickDir(a.t), "clone")
	if err := os.CopyFS(dir, os.DirFS(filepath.Dir(a.path))); err != nil {
		a.t.Fatal(err)
	}
	return &author{t: a.t, path: filepath.Join(dir, "goals.yaml"), now: a.now}
}

func (a *author) text(name string) string {
	a.t.Helper()
	text, err := os.ReadFile(filepath.Join(filepath.Dir(a.path), name))
	if err != nil {
		a.t.Fatal(err)
	}
	return string(text)
}

// takes puts a line of the file of another author in the place of an own one, as git does where only one
// side changed it.
func (a *author) takes(b *author, name, begins string) {
	a.t.Helper()
	lineOf := func(text string) string {
		for line := range strings.Lines(text) {
			if strings.Contains(line, begins) {
				return line
			}
		}
		a.t.Fatalf("no line of %s has %q", name, begins)
		return ""
	}
	mine, other := a.text(name), b.text(name)
	writeFile(a.t, filepath.Join(filepath.Dir(a.path), name), strings.Replace(mine, lineOf(mine), lineOf(other), 1))
}

// Two authors release on two branches, and git merges them: line 1 of the ledger is of one side, and the
// lines below are of both. The next release is above both, without an edit, and has a time of its own for
// each line of the newest version.
func TestMerged(t *testing.T) {
	for _, sameVersion := range []bool{true, false} {
		a := newAuthor(t)
		a.releases()
		b := a.clone()
		a.edits("which was the nearest", "and that was the nearest")
		b.edits("Whose law is it that", "Whose law says that")
		a.releases()
		b.now = b.now.Add(5 * time.Hour)
		if sameVersion {
			b.releases()
		} else {
			b.releases("1.2.0")
		}
		// git keeps a's side where both changed a line
		a.takes(b, "goals.yaml", "type: ")
		a.takes(b, "goals.ledger.tsv", "goals/law\t")
		a.takes(b, "goals.released.yaml", "type: ")
		theirs := b.text("goals.changes.tsv")
		writeFile(t, filepath.Join(filepath.Dir(a.path), "goals.changes.tsv"), a.text("goals.changes.tsv")+theirs[strings.LastIndex(strings.TrimSuffix(theirs, "\n"), "\n")+1:])
		a.now = b.now

		if _, err := a.plans("1.0.1"); err == nil || !strings.Contains(err.Error(), "is not above") {
			t.Errorf("a version of one side is taken again: %v", err)
		}
		p := a.releases()
		at := a.now.Add(-time.Hour).Format("15:04") // sound plans once more
		want, law, door := "1.0.2", "goals/law r3 "+at+" 1.0.0-1.0.2 live", "goals/door r3 "+at+" 1.0.0-1.0.2 live"
		if !sameVersion {
			want, law, door = "1.2.1", "goals/law r3 "+at+" 1.0.0-1.2.1 live", "goals/door r2 12:30 1.0.0-1.0.1 live"
		}
		if p.Deck.Version != want || !p.Merged || summary(a.line("law")) != law || summary(a.line("door")) != door || summary(a.line("gaps")) != "goals/gaps r1 10:30 1.0.0-1.0.0 live" {
			t.Errorf("version %s, %v\n%s\n%s\n%s", p.Deck.Version, p.Merged, summary(a.line("law")), summary(a.line("door")), summary(a.line("gaps")))
		}
		if changelog := a.text("goals.CHANGES.md"); strings.Count(changelog, "\n## ") != len(slices.Compact([]string{"1.0.0", "1.0.1", want, map[bool]string{true: want, false: "1.2.0"}[sameVersion]})) {
			t.Errorf("%s", changelog)
		}
		again := "\n\nAs they were, and told once more since two releases were merged:\n\n- " + map[bool]string{true: "`door`, `law`", false: "`law`"}[sameVersion] + "\n"
		if _, last, _ := strings.Cut(a.text("goals.CHANGES.md"), "\n## "+want); !strings.Contains(last, again) || strings.Contains(last[:strings.Index(last, again)], "Small") {
			t.Errorf("what did not change is told as if it had:\n%s", a.text("goals.CHANGES.md"))
		}
		if text := a.text("goals.yaml"); !strings.Contains(text, "version: "+want) {
			t.Error(text)
		}
	}
}

// Where the path of a deck is a link, the release is beside the deck itself.
func TestDeckThatIsALink(t *testing.T) {
	a := newAuthor(t)
	link := filepath.Join(quickDir(t), "link.yaml")
	here.Link(t, a.path, link)
	p, err := Make(link, Options{Now: a.now})
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Write(); err != nil {
		t.Fatal(err)
	}
	if _, err := deck.LoadReleased(a.path); err != nil {
		t.Error("the files are not beside the deck itself: ", err)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Error("the link is none any more")
	}
}

// A release that was given up at any step is followed by one above it, with files that fit each other.
func TestReleaseAfterOneThatWasGivenUp(t *testing.T) {
	for steps, done := 0, false; !done; steps++ {
		a := newAuthor(t)
		a.releases()
		a.edits("which was the nearest", "and that was the nearest")
		plan, err := a.plans()
		if err != nil {
			t.Fatal(err)
		}
		p := openAt(t, a.path)
		p.step = killAfter(steps)
		err = p.commit(plan.Deck.Version, plan.Files)
		p.close()
		if done = err == nil; done {
			return
		}
		given, err := Abandon(a.path)
		if err != nil && !strings.Contains(err.Error(), "no release of it was interrupted") {
			t.Fatal(err)
		}
		if a.ledger().Version == plan.Deck.Version {
			continue // all of it was there, and nothing is left to release
		}
		if next := a.releases(); slices.ContainsFunc(given.Done, func(name string) bool { return strings.HasSuffix(name, ".changes.tsv") }) && next.Deck.Version != "1.0.2" {
			t.Errorf("after %d steps 1.0.1 was told to have %q, and %s is released", steps, given.Done, next.Deck.Version)
		}
	}
}
