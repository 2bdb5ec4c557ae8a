package deck_test

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"goodcard/deck"
	"goodcard/deck/lint"
	"goodcard/deck/shell"
	"goodcard/here"
)

const (
	oneCard   = "cards: [{id: a, ask: What is a, answer: The first}]\n"
	otherCard = "cards: [{id: b, ask: What is b, answer: The second}]\n"
)

// Whatever of a folder deck stands in a wrong place is named, also where the deck is broken by it,
// and who does what is told has all cards.
func TestNothingOfAFolderIsPassedOverInSilence(t *testing.T) {
	here.NotOnWindows(t, "names that differ by capitals alone are one")
	for _, tt := range []struct {
		name  string
		files map[string]string
		named string // the file or folder, below that of the deck
	}{
		{"short ending", map[string]string{"cards/b.yml": otherCard}, "cards/b.yml"},
		{"ending in capitals", map[string]string{"cards/b.YAML": otherCard}, "cards/b.YAML"},
		{"a second ending", map[string]string{"cards/b.yaml.txt": otherCard}, "cards/b.yaml.txt"},
		{"a second ending in capitals", map[string]string{"cards/b.YML.TXT": otherCard}, "cards/b.YML.TXT"},
		{"the ending of a text", map[string]string{"cards/b.txt": otherCard}, "cards/b.txt"},
		{"a second ending beside the deck", map[string]string{"b.yaml.txt": otherCard}, "b.yaml.txt"},
		{"nested", map[string]string{"cards/week-2/b.yaml": otherCard}, "cards/week-2"},
		{"nested twice", map[string]string{"cards/week-2/x/b.yml": otherCard}, "cards/week-2"},
		{"beside the deck", map[string]string{"b.yaml": otherCard}, "b.yaml"},
		{"folder in capitals", map[string]string{"Cards/b.yaml": otherCard}, "Cards"},
		{"one card is a folder", map[string]string{"card/b.yaml": otherCard}, "card"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			for _, first := range []string{oneCard, ""} {
				files := map[string]string{"deck.yaml": header}
				if first != "" && !strings.EqualFold(tt.named, "cards") && tt.named != "card" {
					files["cards/a.yaml"] = first
				} else if first != "" {
					files["deck.yaml"] = header + first
				}
				for name, text := range tt.files {
					files[name] = text
				}
				dir := folder(t, files)
				var problems deck.Problems
				d, err := deck.Load(dir)
				if err == nil {
					problems = lint.Check(d, nil)
				} else if !errors.As(err, &problems) {
					t.Fatal(err)
				}
				follow(t, named(t, problems, filepath.Join(dir, tt.named)))
				d, err = deck.Load(dir)
				if err != nil {
					t.Fatal(err)
				}
				want := []string{"b"}
				if first != "" {
					want = []string{"a", "b"}
				}
				if diff := cmp.Diff(want, ids(d)); diff != "" || len(d.Unread()) > 0 {
					t.Errorf("cards %s, not read %v", diff, d.Unread())
				}
			}
		})
	}
}

// Of two folders that are meant as the folder of cards one becomes it, and the files of the other move there.
func TestTwoFoldersOfCards(t *testing.T) {
	here.NotOnWindows(t, "names that differ by capitals alone are one")
	dir := folder(t, map[string]string{"deck.yaml": header, "Cards/a.yaml": oneCard, "card/a.yaml": otherCard})
	var problems deck.Problems
	if _, err := deck.Load(dir); !errors.As(err, &problems) {
		t.Fatal(err)
	}
	for _, name := range []string{"Cards", "card"} {
		follow(t, named(t, problems, filepath.Join(dir, name)))
	}
	d, err := deck.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	if got := slices.Sorted(slices.Values(ids(d))); !slices.Equal(got, []string{"a", "b"}) {
		t.Errorf("cards %v", got)
	}
}

// Who names one file of several in a folder that is not read is told where that one goes.
func TestOneFileOfAFolderThatIsNotRead(t *testing.T) {
	dir := folder(t, map[string]string{"deck.yaml": header, "cards/a.yaml": oneCard, "cards/two/b.yaml": otherCard, "cards/two/c.yaml": otherCard})
	_, err := deck.Load(filepath.Join(dir, "cards", "two", "b.yaml"))
	var not *deck.NotADeck
	if want := "rename it to " + filepath.Join(dir, "cards", "b.yaml"); !errors.As(err, &not) || not.Next != want {
		t.Errorf("%v; want it told to %s", err, want)
	}
}

// Names that differ by capitals alone are one, but a file does not stand in its own way.
func TestCapitalsAreNoOtherName(t *testing.T) {
	dir := folder(t, map[string]string{"deck.yaml": header, "cards/b.yaml": oneCard, "B.yaml": otherCard,
		"cards/c.YAML": "cards: [{id: c, ask: What is c, answer: The third}]\n"})
	d, err := deck.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	for file, to := range map[string]string{"B.yaml": "cards/B-2.yaml", "cards/c.YAML": "cards/c.yaml"} {
		if p := named(t, d.Unread(), filepath.Join(dir, file)); !strings.HasSuffix(p.Fix, " to "+filepath.Join(dir, to)) {
			t.Errorf("of %s it is told to %s; want it to be called %s", file, p.Fix, to)
		}
	}
}

// Of many files that need another name six are named, and the others are counted.
func TestFewOfManyFilesAreNamed(t *testing.T) {
	files := map[string]string{"deck.yaml": header, "cards/one/x.yaml": "tags: []\n"}
	for i := range 8 {
		files[fmt.Sprintf("cards/%d.yaml", i)] = fmt.Sprintf("cards: [{id: a%d, ask: What is %d, answer: It}]\n", i, i)
		files[fmt.Sprintf("cards/two/%d.yaml", i)] = otherCard
	}
	dir := folder(t, files)
	d, err := deck.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	p := named(t, d.Unread(), filepath.Join(dir, "cards", "two"))
	if !strings.HasPrefix(p.Message, "8 files in this folder are ") || strings.Count(p.Fix, " as ") != 6 ||
		!strings.HasSuffix(p.Fix, " and 2 more under names that are free there") {
		t.Errorf("%s: %s", p.Message, p.Fix)
	}
	if p := named(t, d.Unread(), filepath.Join(dir, "cards", "one")); !strings.HasPrefix(p.Message, "1 file in this folder is ") {
		t.Error(p.Message)
	}
}

// What editors keep hidden beside a file, and what belongs to a release, is no part of a deck, and
// nobody is told of it.
func TestNobodyIsToldOfWhatNobodyMeant(t *testing.T) {
	dir := folder(t, map[string]string{"deck.yaml": header, "cards/a.yaml": oneCard,
		"cards/.b.yml": otherCard, "cards/.c.yaml": "broken: [", ".deck.yml": header, ".b.yaml": otherCard,
		"released.yaml": otherCard, "a.sources.lock.yaml": otherCard})
	d, err := deck.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"a"}, ids(d)); diff != "" || len(d.Unread()) > 0 {
		t.Errorf("cards %s, told of %v", diff, d.Unread())
	}
	if _, ok := deck.PartOf(filepath.Join(dir, "cards", ".c.yaml")); ok {
		t.Error("a hidden file is taken for one of the deck's")
	}
}

// named returns the problem of a file that is not read.
func named(t *testing.T, problems deck.Problems, file string) deck.Problem {
	t.Helper()
	for _, p := range problems {
		if p.Rule == "not-read" && p.File == file {
			return p
		}
	}
	t.Fatalf("%s is not named: %v", file, problems)
	return deck.Problem{}
}

// follow does what a problem or an error says about a file. No file may be lost by it.
func follow(t *testing.T, p deck.Problem) {
	t.Helper()
	do, to, found := strings.Cut(p.Fix, " to ")
	if !found {
		t.Fatalf("nothing to do: %q", p.Fix)
	}
	if do != "move the files" {
		move(t, p.File, to)
		return
	}
	named := strings.Split(to, ", ")
	as := map[string]string{}
	for _, other := range named[1:] {
		from, to, _ := strings.Cut(other, " as ")
		as[filepath.Join(p.File, from)] = to
	}
	err := filepath.WalkDir(p.File, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		name := filepath.Base(path)
		if other := as[path]; other != "" {
			name = other
		}
		move(t, path, filepath.Join(named[0], name))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func move(t *testing.T, from, to string) {
	t.Helper()
	if _, err := os.Lstat(to); err == nil {
		t.Fatalf("%s would replace %s", from, to)
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(from, to); err != nil {
		t.Fatal(err)
	}
}

// Every hint of one run is followed, a folder's new name first and the others in any order, and
// then every card is in the deck: none replaces a file, and no two name one place.
func TestAHintNeverReplacesAFile(t *testing.T) {
	here.NotOnWindows(t, "names that differ by capitals alone are one")
	all := []string{"cards/1.yaml", "cards/1-2.yaml", "cards/1.yml", "cards/1.YAML", "cards/week-2/1.yaml", "cards/week-3/1.yaml", "cards/week-3/x/1.yml", "1.yaml", "1.yml", "Cards/1.yaml", "card/1.yaml"}
	random := rand.New(rand.NewPCG(1, 2))
	for range 60 {
		files := map[string]string{"deck.yaml": header}
		var want []string
		for i, name := range all {
			if random.IntN(2) == 0 {
				id := string(rune('a' + i))
				files[name], want = strings.Replace(oneCard, "id: a", "id: "+id, 1), append(want, id)
			}
		}
		dir := folder(t, files)
		for name := range files { // each by itself names a place that is free
			_, err := deck.Load(filepath.Join(dir, name))
			if not, ok := errors.AsType[*deck.NotADeck](err); ok && strings.Contains(not.Next, " to ") {
				_, to, _ := strings.Cut(not.Next, " to ")
				if _, err := os.Lstat(to); err == nil {
					t.Errorf("%v: %s: %s is there", files, name, to)
				}
			} else if name != "deck.yaml" && (!strings.HasPrefix(name, "cards/1") || !strings.HasSuffix(name, ".yaml")) {
				t.Errorf("%s: %v", name, err)
			}
		}
		for again := 0; ; again++ { // what stands in a folder that got its right name is told then
			problems := unread(t, dir)
			if len(problems) == 0 {
				break
			}
			if again == 3 {
				t.Fatalf("following does not end: %v", problems)
			}
			random.Shuffle(len(problems), func(i, j int) { problems[i], problems[j] = problems[j], problems[i] })
			slices.SortStableFunc(problems, func(a, b deck.Problem) int {
				return strings.Compare(b.Fix[:len("rename the")], a.Fix[:len("rename the")])
			})
			for _, p := range problems {
				follow(t, p)
			}
		}
		if len(want) == 0 {
			continue
		}
		d, err := deck.Load(dir)
		if err != nil {
			t.Fatal(err)
		}
		got := ids(d)
		slices.Sort(got)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	}
}

// unread returns what is not read of a deck, valid or not.
func unread(t *testing.T, dir string) (all deck.Problems) {
	t.Helper()
	d, err := deck.Load(dir)
	problems, broken := errors.AsType[deck.Problems](err)
	switch {
	case broken:
		for _, p := range problems {
			if p.Rule == "not-read" {
				all = append(all, p)
			}
		}
		return all
	case err != nil:
		t.Fatal(err)
	}
	return d.Unread()
}

// A file that is no deck is never told that it lacks what decks have, where it is, or seems to
// be, a part of one.
func TestAPartOfADeckIsNotReadAsOne(t *testing.T) {
	for _, tt := range []struct {
		name       string
		files      map[string]string
		path       string
		says, next string
	}{
		{"no deck.yaml", map[string]string{"cards/1.yaml": oneCard}, "cards/1.yaml", "DIR has a folder cards and no deck.yaml", "write DIR/deck.yaml, which says what the deck is"},
		{"no deck.yaml and nested", map[string]string{"cards/x/1.yaml": oneCard}, "cards/x/1.yaml", "DIR has a folder cards and no deck.yaml", "write DIR/deck.yaml, which says what the deck is"},
		{"deck.yml", map[string]string{"deck.yml": header, "cards/1.yaml": oneCard}, "cards/1.yaml", "DIR has no deck.yaml, but deck.yml", "rename it to DIR/deck.yaml"},
		{"beside deck.yml", map[string]string{"deck.yml": header, "1.yaml": oneCard}, "1.yaml", "DIR has no deck.yaml, but deck.yml", "rename it to DIR/deck.yaml"},
		{"beside deck.yaml", map[string]string{"deck.yaml": header, "1.yml": oneCard}, "1.yml", "DIR/1.yml is not read with the deck DIR", "rename it to DIR/cards/1.yaml"},
		{"in another folder", map[string]string{"deck.yaml": header, "Cards/1.yaml": oneCard}, "Cards/1.yaml", "DIR/Cards/1.yaml is not read with the deck DIR", "rename it to DIR/cards/1.yaml"},
		{"a second main file", map[string]string{"deck.yaml": header, "deck.yml": header, "cards/1.yaml": oneCard}, "deck.yml", "DIR/deck.yml is not read with the deck DIR", "take over what only this file says, and delete it"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if tt.name == "in another folder" {
				here.NotOnWindows(t, "names that differ by capitals alone are one")
			}
			dir := folder(t, tt.files)
			_, err := deck.Load(filepath.Join(dir, tt.path))
			not, ok := errors.AsType[*deck.NotADeck](err)
			if !ok {
				t.Fatalf("error %v", err)
			}
			if got := strings.ReplaceAll(filepath.ToSlash(not.Error()), filepath.ToSlash(dir), "DIR"); got != tt.says {
				t.Errorf("says %s\nwant %s", got, tt.says)
			}
			if got := strings.ReplaceAll(filepath.ToSlash(not.Hint()), filepath.ToSlash(dir), "DIR"); got != tt.next {
				t.Errorf("next %s\nwant %s", got, tt.next)
			}
			t.Chdir(filepath.Dir(dir)) // the same where a path needs quotes to be typed
			const odd = `-it's "my $HOME"!`
			if err := os.Rename(dir, odd); err != nil {
				t.Skip("no such name here: ", err)
			}
			_, err = deck.Load(filepath.Join(odd, tt.path))
			want := regexp.MustCompile("DIR[^ ,]*").ReplaceAllStringFunc(tt.next, func(path string) string {
				return shell.Path(strings.Replace(path, "DIR", odd, 1))
			})
			if !errors.As(err, &not) || not.Hint() != want {
				t.Errorf("next %s\nwant %s", not.Hint(), want)
			}
		})
	}
	for name, files := range map[string]map[string]string{
		"a deck of its own in a folder called cards": {"cards/1.yaml": header + oneCard},
		"a deck of its own beside another":           {"deck.yaml": header, "1.yaml": header + oneCard},
	} {
		dir := folder(t, files)
		for file := range files {
			if _, err := deck.Load(filepath.Join(dir, file)); err != nil && file != "deck.yaml" {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}

func TestWhatIsNoWholeDeckNamesIt(t *testing.T) {
	single := header + oneCard
	for _, tt := range []struct {
		name       string
		files      map[string]string
		path       string
		says, next string
	}{
		{"deck.yml", map[string]string{"deck.yml": header, "cards/a.yaml": oneCard}, ".", "DIR has no deck.yaml, but deck.yml", "rename it to DIR/deck.yaml"},
		{"deck.yaml.txt", map[string]string{"deck.yaml.txt": header, "cards/a.yaml": oneCard}, ".", "DIR has no deck.yaml, but deck.yaml.txt", "rename it to DIR/deck.yaml"},
		{"deck.yml itself", map[string]string{"deck.yml": header, "cards/a.yaml": oneCard}, "deck.yml", "DIR/deck.yml is not read: the file of a deck with a folder cards is called deck.yaml", "rename it to DIR/deck.yaml"},
		{"one of its files", map[string]string{"deck.yaml": header, "cards/a.yaml": oneCard}, "cards/a.yaml", "DIR/cards/a.yaml is one of the files of the deck DIR", "name the deck: DIR"},
		{"nested file", map[string]string{"deck.yaml": header, "cards/x/a.yml": oneCard}, "cards/x/a.yml", "DIR/cards/x/a.yml is not read with the deck DIR", "rename it to DIR/cards/a.yaml"},
		{"its cards", map[string]string{"deck.yaml": header, "cards/a.yaml": oneCard}, "cards", "DIR/cards holds the cards of the deck DIR", "name the deck: DIR"},
		{"no file of the deck", map[string]string{"cards/a.yaml": oneCard}, ".", "DIR has a folder cards and no deck.yaml", "write DIR/deck.yaml, which says what the deck is"},
		{"no deck", map[string]string{"x.txt": ""}, ".", "DIR holds no deck: a deck is a file, or a folder with a file deck.yaml", "name a deck file, or write DIR/deck.yaml"},
		{"one deck in it", map[string]string{"a.yaml": single}, ".", "DIR is no deck, but holds one", "name it: DIR/a.yaml"},
		{"two decks in it", map[string]string{"a.yml": single, "b/deck.yaml": header}, ".", "DIR is no deck, but holds 2", "name one of them, such as DIR/a.yml"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := folder(t, tt.files)
			_, err := deck.Load(filepath.Join(dir, tt.path))
			var not *deck.NotADeck
			if !errors.As(err, &not) || !errors.Is(err, fs.ErrNotExist) {
				t.Fatalf("error %v", err)
			}
			if got := strings.ReplaceAll(filepath.ToSlash(not.Error()), filepath.ToSlash(dir), "DIR"); got != tt.says {
				t.Errorf("says %s\nwant %s", got, tt.says)
			}
			if got := strings.ReplaceAll(filepath.ToSlash(not.Hint()), filepath.ToSlash(dir), "DIR"); got != tt.next {
				t.Errorf("next %s\nwant %s", got, tt.next)
			}
		})
	}
}

func TestIn(t *testing.T) {
	dir := folder(t, map[string]string{
		"b.yaml": header + oneCard, "a/deck.yaml": header, "a/cards/a.yaml": oneCard, "c/d/e.yml": header + oneCard,
		"c/utf16.yaml": "f\x00o\x00", ".git/x.yaml": header + oneCard, "c/compose.yaml": "services: []\n",
		"b.released.yaml": header + oneCard, "misspelt/deck.YML": header, "notes.txt": header + oneCard,
	})
	decks, others, err := deck.In(dir)
	if err != nil {
		t.Fatal(err)
	}
	in := func(names ...string) (paths []string) {
		for _, name := range names {
			paths = append(paths, filepath.Join(dir, filepath.FromSlash(name)))
		}
		return paths
	}
	if diff := cmp.Diff(in("a", "b.yaml", "c/d/e.yml", "c/utf16.yaml", "misspelt"), decks); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(in("c/compose.yaml"), others); diff != "" {
		t.Error(diff)
	}
	if decks, _, err := deck.In(filepath.Join(dir, "a")); err != nil || len(decks) != 1 {
		t.Errorf("%v, %v", decks, err)
	}
}
