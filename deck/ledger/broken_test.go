package ledger_test

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"goodcard/deck"
	"goodcard/deck/ledger"
)

// said returns problems as an author is shown them, each with its hint on the next line.
func said(err error) string {
	problems, ok := err.(deck.Problems)
	if !ok {
		return fmt.Sprint(err)
	}
	var b strings.Builder
	for _, p := range problems {
		fmt.Fprintf(&b, "%s\nhint: %s\n", p, p.Fix)
	}
	return b.String()
}

const back = "take the file back from git: git checkout HEAD -- x.ledger.tsv; only goodcard release writes it"

// Whatever is done to a ledger is told at its place, with a way out.
func TestBrokenLedger(t *testing.T) {
	good := string(example().Bytes())
	lines := strings.SplitAfter(good, "\n")
	line := func(n int, change func(string) string) string {
		all := strings.SplitAfter(good, "\n")
		all[n-1] = change(all[n-1])
		return strings.Join(all, "")
	}
	cell := func(n, column int, value string) string {
		return line(n, func(text string) string {
			cells := strings.Split(strings.TrimSuffix(text, "\n"), "\t")
			cells[column-1] = value
			return strings.Join(cells, "\t") + "\n"
		})
	}
	for _, test := range []struct{ name, src, at, says, hint string }{
		{"empty", "", "1:1", "the file is empty", back},
		{"binary", "\x00\x01\x02", "1:1", "the file holds bytes that are no text, or text in UTF-16", back},
		{"UTF-16", "\xff\xfe#\x00 \x00", "1:1", "the file holds bytes that are no text, or text in UTF-16", back},
		{"something else", "hello\n", "1:1", `this is no ledger.tsv of a deck: its first line does not begin with "# goodcard ledger"`, back},
		{"changes", "# goodcard changes 1\td\n", "1:1", `this is no ledger.tsv of a deck: its first line does not begin with "# goodcard ledger"`, back},
		{"byte-order mark", "\ufeff" + good, "1:1", "a byte-order mark stands before the first line; an editor put it there", "save the file as UTF-8 without a mark (BOM), or take it back from git: git checkout HEAD -- x.ledger.tsv"},
		{"bad byte", strings.Replace(good, "gaps", "gäps\xff", 1), "4:17", "a byte here is no UTF-8", back},
		{"cut short", good[:len(good)-9], "7:1", "the file was cut short: its last line has no end", back},
		{"first line alone", lines[0], "2:1", "the file was cut short: the line with the names of the columns is missing", back},
		{"format 0", strings.Replace(good, "ledger 1", "ledger 0", 1), "1:19", `the number of the format was expected here, such as 1, not "0"`, back},
		{"format 01", strings.Replace(good, "ledger 1", "ledger 01", 1), "1:19", `the number of the format was expected here, such as 1, not "01"`, back},
		{"no title", strings.Replace(good, "\tInner and outer alignment", "", 1), "1:1", "the first line has 4 values behind its beginning; it has 5: the id of the deck, the title of its first release, its version, the SHA-256 of the released file, the SHA-256 of the lines below", back},
		{"no deck", cell(1, 2, "Inner"), "1:21", `the id of the deck was expected here, not "Inner"`, back},
		{"no version", cell(1, 4, "2.0"), "1:59", `the version of the release was expected here, such as 1.0.0, not "2.0"`, back},
		{"no sum", cell(1, 6, "-"), "1:130", `the SHA-256 of the lines below was expected here, 64 digits 0-9a-f, not "-"`, back},
		{"a column misspelt", strings.Replace(good, "\trevision\t", "\trevisions\t", 1), "2:1", `there is no column "revision", but one "revisions"`, back},
		{"a column twice", strings.Replace(good, "\trevision\t", "\tkind\t", 1), "2:44", `there are two columns "kind"`, back},
		{"too few values", line(4, func(text string) string { return strings.Replace(text, "cloze\t", "", 1) }), "4:1", "11 values were expected, one for each column, and there are 10", back},
		{"a line of nothing", line(4, func(text string) string { return "\n" + text }), "4:1", "11 values were expected, one for each column, and there are 1", back},
		{"no full id", cell(4, 1, "gaps"), "4:1", `the full id of a card was expected under ids, such as deck/card, not "gaps"`, back},
		{"an item as id", cell(4, 1, "inner-outer/gaps#c1"), "4:1", `the full id of a card was expected under ids, such as deck/card, not "inner-outer/gaps#c1"`, back},
		{"no id", cell(4, 1, "-"), "4:1", `the full id of a card was expected under ids, such as deck/card, not "-"`, back},
		{"an id twice in its line", cell(4, 1, "inner-outer/gaps,inner-outer/gaps"), "4:1", "the id inner-outer/gaps stands here twice", back},
		{"of another deck now", cell(4, 1, "other/gaps"), "4:1", "the last id is that which the card has now, and is of the deck inner-outer, not other/gaps", back},
		{"no items", cell(4, 2, ""), "4:18", `the items of a card were expected under items, such as -, -,reverse or c1,c2, not ""`, back},
		{"wrong items", cell(4, 2, "c1,c1"), "4:18", `the items of a card were expected under items, such as -, -,reverse or c1,c2, not "c1,c1"`, back},
		{"no kind", cell(4, 3, "Cloze"), "4:24", `a word of a-z, 0-9 and - was expected under kind, not "Cloze"`, back},
		{"no content", cell(4, 4, "-"), "4:30", `a SHA-256 of 64 digits 0-9a-f was expected under content, not "-"`, back},
		{"no revision", cell(4, 7, "0"), "4:99", `a number from 1 was expected under revision, not "0"`, back},
		{"a time with a zone", cell(4, 8, "2026-03-01T09:30:00+01:00"), "4:101", `a time such as 2026-03-01T09:30:00Z was expected under time, not "2026-03-01T09:30:00+01:00"`, back},
		{"a fraction", cell(4, 8, "2026-03-01T09:30:00.5Z"), "4:101", `a time such as 2026-03-01T09:30:00Z was expected under time, not "2026-03-01T09:30:00.5Z"`, back},
		{"no such day", cell(4, 8, "2026-02-30T09:30:00Z"), "4:101", `a time such as 2026-03-01T09:30:00Z was expected under time, not "2026-02-30T09:30:00Z"`, back},
		{"a version with v", cell(4, 9, "v1.0.0"), "4:122", `a version such as 1.0.0 was expected under first, not "v1.0.0"`, back},
		{"no state", cell(4, 11, "gone"), "4:134", `live, retired or the full ids of cards were expected under state, not "gone"`, back},
		{"an escape code", strings.Replace(good, "Inner and", "Inner\x1b[2J and", 1), "1:33", "this value has spaces at its ends or characters that control something", back},
		{"a line of another end", strings.Replace(good, "cloze", "clo\rze", 1), "4:24", "a word of a-z, 0-9 and - was expected under kind, not \"clo\\rze\"", back},
		{"one id in two lines", line(6, func(text string) string { return strings.Replace(text, "split", "both", 1) }), "6:1", "the id inner-outer/both stands in line 3 too",
			"if two releases were merged, delete the one of the lines 3 and 6 with the earlier time, then run goodcard release; else " + back},
		{"marks of git", "<<<<<<< HEAD\n" + lines[0] + "=======\n" + lines[0] + ">>>>>>> theirs\n" + strings.Join(lines[1:], ""), "1:1",
			"git found two versions of these lines, of two releases, and left the choice to you",
			"delete the marks; keep one first line and the lines of both sides, but of two lines of one card that with the later time; then run goodcard release"},
		{"a mark of git left over", line(4, func(text string) string { return text + "=======\n" }), "5:1",
			"git found two versions of these lines, of two releases, and left the choice to you",
			"delete the marks; keep one first line and the lines of both sides, but of two lines of one card that with the later time; then run goodcard release"},
		{"a huge first line", strings.Replace(good, "Inner", strings.Repeat("x", 70000), 1), "1:1", "this line has 68.6 KiB; at most 64 KiB are read", back},
		{"a huge second line", line(2, func(text string) string { return strings.Repeat("x", 70000) + text }), "2:1", "this line has 68.5 KiB; at most 64 KiB are read", back},
		{"a huge line", line(4, func(text string) string { return strings.Repeat("x", 70000) + text }), "4:1", "this line has 68.5 KiB; at most 64 KiB are read", back},
	} {
		l, err := ledger.Parse("x.ledger.tsv", []byte(test.src))
		want := fmt.Sprintf("x.ledger.tsv:%s: %s\nhint: %s\n", test.at, test.says, test.hint)
		if got := said(err); l != nil || !strings.HasPrefix(got, want) {
			t.Errorf("%s\n got %s\nwant %s", test.name, got, want)
		}
	}
}

func TestBackFromAnotherFolder(t *testing.T) {
	folder := filepath.FromSlash("some/my decks")
	_, err := ledger.Parse(filepath.Join(folder, "ledger.tsv"), nil)
	if want := `git -C "` + folder + `" checkout HEAD -- ledger.tsv`; !strings.Contains(said(err), want) {
		t.Errorf("got %s\nwant %s", said(err), want)
	}
}

func TestMerged(t *testing.T) {
	good := string(example().Bytes())
	lines := strings.SplitAfter(good, "\n")
	turned := lines[1] + lines[3] + lines[2] + strings.Join(lines[4:], "")
	sum := sha256.Sum256([]byte(turned))
	turned = lines[0][:strings.LastIndexByte(lines[0], '\t')+1] + hex.EncodeToString(sum[:]) + "\n" + turned
	const (
		merge      = "\nhint: if two releases were merged, run goodcard release on the deck: it makes a version above both, with a ledger that fits; if not, take "
		ledgerBack = merge + "the file back from git: git checkout HEAD -- ledger.tsv; only goodcard release writes it\n"
		bothBack   = merge + "this file and the released one back from git as they were when that version was made\n"
	)
	for _, test := range []struct{ name, src, released, says, hint string }{
		{"out of order, with its sum", turned, hash("a"), "the lines of the cards are not in the order of their first ids", ledgerBack},
		{"as it was written", good, hash("a"), "<nil>", ""},
		{"checked out with CRLF", strings.ReplaceAll(good, "\n", "\r\n"), hash("a"), "<nil>", ""},
		{"a line is missing", strings.Join(append(lines[:3:3], lines[4:]...), ""), hash("a"), "this first line is of other lines than those below it: two releases were merged, or somebody changed the file", ledgerBack},
		{"lines of both sides", strings.Join(append(append(lines[:2:2], lines[4:]...), lines[2:4]...), ""), hash("a"), "this first line is of other lines than those below it: two releases were merged, or somebody changed the file", ledgerBack},
		{"another released file", good, hash("b"), "the released file is not that of version 2.0.0, which this ledger is of: two releases were merged, or somebody changed the file", bothBack},
	} {
		l, err := ledger.Parse("ledger.tsv", []byte(test.src))
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		if !slices.IsSortedFunc(l.Lines, func(a, b ledger.Line) int { return strings.Compare(a.Origin(), b.Origin()) }) {
			t.Errorf("%s: the lines are out of order", test.name)
		}
		want := "<nil>"
		if test.says != want {
			want = "ledger.tsv:1:1: " + test.says + test.hint
		}
		if got := said(l.Misfit(test.released)); got != want {
			t.Errorf("%s\n got %s\nwant %s", test.name, got, want)
		}
		mended, err := ledger.Parse("ledger.tsv", l.Bytes())
		if err != nil || mended.Misfit(hash("a")) != nil || len(mended.Lines) != len(l.Lines) {
			t.Errorf("%s: what is written of it does not fit: %v", test.name, err)
		}
	}
}

func TestForeign(t *testing.T) {
	src := example().Bytes()
	for file, made := range map[string]string{
		"decks/inner-outer/ledger.tsv": "decks/inner-outer/ledger.tsv, decks/inner-outer/changes.tsv, decks/inner-outer/released.yaml, decks/inner-outer/CHANGES.md",
		"my deck.ledger.tsv":           `"my deck.ledger.tsv", "my deck.changes.tsv", "my deck.released.yaml", "my deck.CHANGES.md"`,
	} {
		l, err := ledger.Parse(file, src)
		if err != nil {
			t.Fatal(err)
		}
		if err := l.Foreign("inner-outer"); err != nil {
			t.Error(err)
		}
		want := file + ":1:1: the releases here are of the deck inner-outer, and the deck has the id fork\n" +
			"hint: write id: inner-outer again; or, for a deck of your own that begins anew, delete what its releases left (" + made + ") and every was: that names inner-outer\n"
		if got := said(l.Foreign("fork")); got != want {
			t.Errorf("got %s\nwant %s", got, want)
		}
	}
}

// What a newer program wrote is read, kept, and told.
func TestNewer(t *testing.T) {
	good := string(example().Bytes())
	lines := strings.SplitAfter(good, "\n")
	for i := 1; i < len(lines)-1; i++ {
		added := "\tmaybe\n"
		if i == 1 {
			added = "\tmood\n"
		}
		lines[i] = strings.TrimSuffix(lines[i], "\n") + added
	}
	for _, test := range []struct{ name, src, says string }{
		{"this one's", good, "<nil>"},
		{"another format", strings.Replace(good, "ledger 1", "ledger 2", 1), "ledger.tsv:1:1: a newer goodcard wrote this file, and this one would lose what it added: it may be read and not written"},
		{"another column", strings.Join(lines, ""), "ledger.tsv:2:1: a newer goodcard added to this file what this one does not know (mood): it may be read and not written"},
	} {
		l, err := ledger.Parse("ledger.tsv", []byte(test.src))
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		want := test.says
		if want != "<nil>" {
			want += "\nhint: get the newest goodcard to make releases of this deck; everything else goes on with this one\n"
		}
		if got := said(l.Newer()); got != want {
			t.Errorf("%s\n got %s\nwant %s", test.name, got, want)
		}
		if got := l.ByID()["inner-outer/old"]; got == nil || got.ID() != "inner-outer/new" || got.Origin() != "inner-outer/old" {
			t.Errorf("%s: the line of a former id is %+v", test.name, got)
		}
		if _, below, _ := strings.Cut(test.src, "\n"); !strings.HasSuffix(string(l.Bytes()), below) {
			t.Errorf("%s: lines were lost", test.name)
		}
	}
}
