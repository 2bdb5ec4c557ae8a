package ledger_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"goodcard/deck/ledger"
)

func exampleChanges() *ledger.Changes {
	return &ledger.Changes{Deck: "inner-outer", Lines: []ledger.Change{
		{Version: "1.0.0", Time: at(1), ID: "inner-outer/a", Kind: "new", After: hash("1")},
		{Version: "2.0.0", Time: at(2), ID: "inner-outer/a", Kind: "split", Before: hash("1"), ReplacedBy: []string{"inner-outer/b", "inner-outer/c"}, Why: "it asked two things"},
		{Version: "1.1.0", Time: at(1), ID: "inner-outer/d", Kind: "retired", Before: hash("2")},
	}}
}

// Lines stay in the order in which they came, of releases that git merged too.
func TestChangesReadBack(t *testing.T) {
	want := exampleChanges()
	src := want.Bytes()
	if got, want := strings.SplitAfterN(string(src), "\n", 3)[0], "# goodcard changes 1\tinner-outer\n"; got != want {
		t.Errorf("the first line is %q, want %q", got, want)
	}
	for _, checkedOut := range []string{string(src), strings.ReplaceAll(string(src), "\n", "\r\n")} {
		got, err := ledger.ParseChanges("changes.tsv", []byte(checkedOut))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got, ignored); diff != "" {
			t.Error(diff)
		}
		if string(got.Bytes()) != string(src) {
			t.Error("written again it is something else")
		}
		if got.Newer() != nil || got.Foreign("inner-outer") != nil || got.Foreign("other") == nil {
			t.Error("it is taken for that of another program or deck")
		}
	}
}

func TestBrokenChanges(t *testing.T) {
	good := string(exampleChanges().Bytes())
	for _, test := range []struct{ name, old, new, at, says string }{
		{"a ledger", good, string(example().Bytes()), "1:1", `this is no changes.tsv of a deck: its first line does not begin with "# goodcard changes"`},
		{"no deck", "changes 1\tinner-outer", "changes 1", "1:1", "the first line has 0 values behind its beginning; it has 1: the id of the deck"},
		{"more than the deck", "changes 1\tinner-outer", "changes 1\tinner-outer\tx", "1:1", "the first line has 2 values behind its beginning; it has 1: the id of the deck"},
		{"no column", "\twhy\n", "\twhys\n", "2:1", `there is no column "why", but one "whys"`},
		{"no version", "\n1.0.0\t", "\n1.0\t", "3:1", `a version such as 1.0.0 was expected under version, not "1.0"`},
		{"no kind", "\tsplit\t", "\t-\t", "4:42", `a word of a-z, 0-9 and - was expected under kind, not "-"`},
		{"no id of what replaces it", "inner-outer/b,", "b,", "4:115", `the full id of a card was expected under replaced-by, such as deck/card, not "b"`},
		{"a why of nothing", "\tit asked two things\n", "\t\n", "4:143", "a value was expected here; where there is none, a - stands"},
		{"marks of git", "\n1.1.0", "\n<<<<<<< HEAD\n1.1.0", "5:1", "git found two versions of these lines, of two releases, and left the choice to you"},
	} {
		src := strings.Replace(good, test.old, test.new, 1)
		c, err := ledger.ParseChanges("x.changes.tsv", []byte(src))
		if want := fmt.Sprintf("x.changes.tsv:%s: %s\nhint: ", test.at, test.says); c != nil || !strings.HasPrefix(said(err), want) {
			t.Errorf("%s\n got %s\nwant %s", test.name, said(err), want)
		}
	}
}

// What an author writes stands in one line.
func TestOneLine(t *testing.T) {
	for text, want := range map[string]string{
		"":                      "",
		" a  b ":                "a  b",
		"a\tb\n c\r\nd":         "a b c d",
		"\n\x1b[31mred\x07":     "[31mred",
		"a\u2028b\u0085c":       "a b c",
		"Qu\u2019est-ce\u202f?": "Qu\u2019est-ce\u202f?",
		"bad \xff byte":         "bad \ufffd byte",
		"\n-\t":                 "-",
		"\u00a0a\u00a0":         "a",
	} {
		if got := ledger.OneLine(text); got != want {
			t.Errorf("%q as one line is %q, want %q", text, got, want)
		}
	}
}

// Whatever a title or a why is, what is written reads back with it in one line.
func TestAnyTextReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.StringOf(rapid.SampledFrom([]rune("a \t\n\r-,\u2028\x1b")))).Draw(t, "text")
		l, c := example(), exampleChanges()
		l.Title, c.Lines[0].Why = "x"+text, text
		gotL, err := ledger.Parse("l", l.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		gotC, err := ledger.ParseChanges("c", c.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		l.Title, c.Lines[0].Why = ledger.OneLine(l.Title), ledger.OneLine(text)
		if c.Lines[0].Why == "-" {
			c.Lines[0].Why = "" // it says as little
		}
		if diff := cmp.Diff(l, gotL, ignored) + cmp.Diff(c, gotC, ignored, cmpopts.EquateEmpty()); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestWhatIsAskedOfALedger(t *testing.T) {
	l := example()
	if got := l.Newest(); got != "2.0.0" {
		t.Errorf("the newest version is %s", got)
	}
	l.Lines[4].Last = "2.0.1"
	if got := l.Newest(); got != "2.0.1" {
		t.Errorf("the newest version is %s, where a line of a merged release has a newer one", got)
	}
	if got := l.Latest(); !got.Equal(at(3)) {
		t.Errorf("the latest time is %s", got)
	}
	if got := (&ledger.Ledger{}).Latest(); !got.Equal(time.Time{}) {
		t.Errorf("the latest time of no cards is %s", got)
	}
	all := l.ByID()
	if len(all) != 7 {
		t.Errorf("%d ids were ever released, want 7", len(all))
	}
	for id, want := range map[string]string{"inner-outer/both": "inner-outer/both", "inner-outer/old": "inner-outer/new", "inner-outer/new": "inner-outer/new", "other/moved": "inner-outer/moved"} {
		if all[id] == nil || all[id].ID() != want {
			t.Errorf("%s is %+v, want %s", id, all[id], want)
		}
	}
	if !all["inner-outer/new"].Live() || all["inner-outer/gaps"].Live() || all["inner-outer/split"].Live() {
		t.Error("what is live and what is not")
	}
	if diff := cmp.Diff([]string{"inner-outer/both", "inner-outer/new"}, all["inner-outer/split"].ReplacedBy()); diff != "" {
		t.Error(diff)
	}
	if all["inner-outer/gaps"].ReplacedBy() != nil || all["inner-outer/new"].ReplacedBy() != nil {
		t.Error("cards that nothing replaces")
	}
}
