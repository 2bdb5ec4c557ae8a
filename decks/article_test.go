package decks_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// The explainer that this project starts from is other people's, and no sentence of it is ours: five words in a row are too
// many, but for the names of things.
const maxShared = 4

// articleNames are names that more than one must use. A run of words counts where at least three of it are beyond them.
var articleNames = []string{"outer alignment", "inner alignment", "outer and inner alignment", "inner and outer alignment", "goal misgeneralization",
	"deceptive alignment", "treacherous turn", "goodhart's law", "mesa optimizer", "mesa objective", "training objective"}

// article returns the text of the explainer: that of the environment, or the one that lies beside the checkout.
func article(t *testing.T) []byte {
	t.Helper()
	if name := os.Getenv("GOODCARD_ARTICLE"); name != "" {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		return text
	}
	above, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; above != filepath.Dir(above); above = filepath.Dir(above) {
		if text, err := os.ReadFile(filepath.Join(above, "..", "shared", "concepts", "article.txt")); err == nil {
			return text
		}
	}
	t.Skip("no GOODCARD_ARTICLE, and no ../shared/concepts/article.txt beside the checkout: it holds another's text")
	return nil
}

// written are the endings of files whose words are somebody's.
var written = []string{".go", ".golden", ".html", ".json", ".md", ".svg", ".tsv", ".txt", ".txtar", ".yaml", ".yml", ".1"}

func TestNothingIsCopiedFromTheArticle(t *testing.T) {
	known := runsIn(article(t))
	house, looked := os.DirFS(".."), 0
	err := fs.WalkDir(house, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && name != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "node_modules"):
			return fs.SkipDir
		case d.IsDir(), !slices.Contains(written, path.Ext(name)), d.Name() == "released.yaml":
			return nil // what a release said stays; the cards that are there are looked at themselves
		}
		text, err := fs.ReadFile(house, name)
		if err != nil {
			return err
		}
		looked++
		for _, run := range known.sharedWith(text) {
			t.Errorf("%s:%d: %q stands in the article", name, run.line, run.words)
		}
		return nil
	})
	if err != nil || looked < 100 {
		t.Fatalf("%d files: %v", looked, err)
	}
}

// runs are the sequences of words of a text that nobody may share.
type runs struct {
	number map[string]uint64 // of each word
	of     map[uint64]bool   // the numbers of words in a row, side by side
}

const wordBits = 12 // more words than a text may have that is held in them

func runsIn(text []byte) *runs {
	r := &runs{number: map[string]uint64{}, of: map[uint64]bool{}}
	var now uint64
	n := 0
	eachWord(text, func(word []byte, _ int) {
		id, known := r.number[string(word)]
		if !known {
			id = uint64(len(r.number)) + 1
			r.number[string(word)] = id
		}
		now = (now<<wordBits | id) & (1<<(wordBits*(maxShared+1)) - 1)
		if n++; n > maxShared {
			r.of[now] = true
		}
	})
	return r
}

// A sharedRun is one that another text has.
type sharedRun struct {
	line  int
	words string
}

// sharedWith returns the runs that a text has too, but for those of names.
func (r *runs) sharedWith(text []byte) (found []sharedRun) {
	var now uint64
	var last []string
	eachWord(text, func(word []byte, line int) {
		id := r.number[string(word)] // 0, which is no word of it, ends every run
		now = (now<<wordBits | id) & (1<<(wordBits*(maxShared+1)) - 1)
		if id == 0 {
			last = last[:0]
			return
		}
		if last = append(last, string(word)); len(last) > maxShared+1 {
			last = slices.Delete(last, 0, 1)
		}
		if len(last) == maxShared+1 && r.of[now] && !isName(last) {
			found = append(found, sharedRun{line, strings.Join(last, " ")})
		}
	})
	return found
}

// isName reports whether less than three of some words are beyond names.
func isName(words []string) bool {
	text := " " + strings.Join(words, " ") + " "
	for _, name := range slices.SortedFunc(slices.Values(articleNames), func(a, b string) int { return len(b) - len(a) }) {
		text = strings.ReplaceAll(text, " "+name+" ", "  ")
	}
	return len(strings.Fields(text)) < 3
}

// eachWord calls do for the words of a text, in small letters, with the line that each is on.
func eachWord(text []byte, do func(word []byte, line int)) {
	text = bytes.ReplaceAll(bytes.ToLower(text), []byte("’"), []byte("'"))
	line, start := 1, -1
	for i := 0; i <= len(text); {
		r, size := utf8.DecodeRune(text[i:])
		inside := i < len(text) && (unicode.IsLetter(r) || unicode.IsDigit(r) || r == '\'' || r == '_')
		if inside && start < 0 {
			start = i
		} else if !inside && start >= 0 {
			do(text[start:i], line)
			start = -1
		}
		if r == '\n' {
			line++
		}
		i += max(size, 1)
	}
}

// Five words in a row are found wherever lines end and whatever stands between them; four are not, nor are names.
func TestCopiedWordsAreFound(t *testing.T) {
	known := runsIn([]byte("The tide comes in twice a day, and goal misgeneralization with it.\n"))
	for text, want := range map[string]string{
		"# A tide\n\nHere the \"tide\n  comes in\" twice.": "[{4 the tide comes in twice}]",
		"tide comes in twice a night":                      "[{1 tide comes in twice a}]",
		"The tide comes in again, twice a day.":            "[]",
		"and goal misgeneralization with it":               "[{1 and goal misgeneralization with it}]",
		"day, and goal misgeneralization with":             "[{1 day and goal misgeneralization with}]",
	} {
		if got := fmt.Sprint(known.sharedWith([]byte(text))); got != want {
			t.Errorf("%q shares %s, want %s", text, got, want)
		}
	}
	for words, want := range map[string]bool{
		"outer alignment and inner alignment": true, "the treacherous turn is a": false, "inner and outer alignment the": true,
	} {
		if got := isName(strings.Fields(words)); got != want {
			t.Errorf("%q is a name: %v", words, got)
		}
	}
}
