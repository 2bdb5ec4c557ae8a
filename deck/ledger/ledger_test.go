package ledger_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"goodcard/deck/ledger"
)

var update = flag.Bool("update", false, "write the files that are compared with")

func hash(c string) string { return strings.Repeat(c, 64) }

func at(day int) time.Time { return time.Date(2026, 3, day, 9, 30, 0, 0, time.UTC) }

// example has a line of each state.
func example() *ledger.Ledger {
	return &ledger.Ledger{
		Deck: "inner-outer", Title: "Inner and outer alignment", Version: "2.0.0", Released: hash("a"),
		Lines: []ledger.Line{
			{IDs: []string{"inner-outer/both"}, Items: []string{"", "#reverse"}, Kind: "ask", Content: hash("1"), Surroundings: hash("2"), Unseen: hash("3"), Revision: 3, Time: at(2), First: "1.0.0", Last: "1.1.0", State: ledger.Live},
			{IDs: []string{"inner-outer/gaps"}, Items: []string{"#c1", "#c2"}, Kind: "cloze", Content: hash("4"), Revision: 1, Time: at(1), First: "1.0.0", Last: "1.0.0", State: ledger.Retired},
			{IDs: []string{"inner-outer/old", "inner-outer/new"}, Items: []string{""}, Kind: "type", Content: hash("5"), Revision: 2, Time: at(3), First: "1.0.0", Last: "2.0.0", State: ledger.Live},
			{IDs: []string{"inner-outer/split"}, Items: []string{""}, Kind: "explain", Content: hash("6"), Revision: 2, Time: at(3), First: "1.0.0", Last: "2.0.0", State: "inner-outer/both,inner-outer/new"},
			{IDs: []string{"other/moved", "inner-outer/moved"}, Items: []string{""}, Kind: "choose", Content: hash("7"), Revision: 2, Time: at(3), First: "1.2.0", Last: "1.2.0", State: ledger.Live},
		},
	}
}

var ignored = cmpopts.IgnoreUnexported(ledger.Ledger{}, ledger.Line{}, ledger.Changes{}, ledger.Change{})

// A card that got its old id back has it twice; no other card may have it.
func TestIDThatCameBack(t *testing.T) {
	l := example()
	l.Lines[2].IDs = []string{"inner-outer/old", "inner-outer/mid", "inner-outer/old"}
	got, err := ledger.Parse("ledger.tsv", l.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if line := got.ByID()["inner-outer/mid"]; line.ID() != "inner-outer/old" || line.Origin() != "inner-outer/old" {
		t.Errorf("%+v", line)
	}
	l.Lines[3].IDs = []string{"inner-outer/split", "inner-outer/old"}
	if _, err := ledger.Parse("ledger.tsv", l.Bytes()); err == nil {
		t.Error("two cards have one id")
	}
}

func TestWrittenReadsBack(t *testing.T) {
	want := example()
	src := want.Bytes()
	got, err := ledger.Parse("ledger.tsv", src)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got, ignored); diff != "" {
		t.Error(diff)
	}
	if err := got.Misfit(hash("a")); err != nil {
		t.Error(err)
	}
	if string(got.Bytes()) != string(src) {
		t.Errorf("written again it is\n%s\nand was\n%s", got.Bytes(), src)
	}
}

// The files of the first format, which are read for ever; -update writes them.
func TestFormatStays(t *testing.T) {
	for name, src := range map[string][]byte{"ledger.tsv": example().Bytes(), "changes.tsv": exampleChanges().Bytes()} {
		file := filepath.Join("testdata", name)
		if *update {
			if err := os.WriteFile(file, src, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), string(src)); diff != "" {
			t.Errorf("%s (-file +written):\n%s", file, diff)
		}
	}
}
