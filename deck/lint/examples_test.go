package lint_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"goodcard/deck"
	"goodcard/deck/lint"
)

// elsewhereShown are the rules that no example of a deck alone can break, and the tests that break them.
var elsewhereShown = map[string]string{
	"unknown-deck":      "TestDecksThatAreNowhere, with other decks",
	"broken-release":    "lint_ledger.txtar, with a ledger",
	"other-ledger":      "lint_ledger.txtar, with a ledger",
	lint.LostReviews:    "lint.txtar, with an installed deck",
	lint.SameDeckID:     "lint.txtar, with two decks",
	deck.NotRead:        "TestNothingOfAFolderIsPassedOverInSilence, with a folder",
	deck.NotAPicture:    "TestPicturesThatAreNone, with pictures",
	"picture-spelling":  "TestPicturesOfOneName, with pictures",
	"path-no-deck":      "TestPaths, with other decks",
	"path-unknown":      "TestPaths, with other decks",
	"path-former":       "TestPaths, with other decks",
	"path-idle":         "TestPaths, with other decks",
	"taught-later":      "TestPaths, with other decks",
	"untaught-contrast": "TestPaths, with other decks",
	"opens-backwards":   "TestPaths, with other decks",
	"unknown-elsewhere": "TestConceptsOfOtherDecks, with other decks",
}

// Every rule has a bad example and a good one in the pages.
func TestEveryRuleHasExamples(t *testing.T) {
	pages, _ := filepath.Glob("../../docs/lint/*.md")
	shown := map[string]bool{}
	for _, page := range pages {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range examplesOf(strings.TrimSuffix(filepath.Base(page), ".md"), string(text)) {
			shown[e.rule+map[bool]string{true: " bad", false: " good"}[e.bad]] = true
		}
	}
	var missing []string
	for _, r := range lint.Rules() {
		for _, kind := range []string{" bad", " good"} {
			if !shown[r.ID+kind] && elsewhereShown[r.ID] == "" {
				missing = append(missing, r.ID+kind)
			}
		}
	}
	if len(missing) > 0 {
		t.Errorf("%d examples are missing: %s", len(missing), strings.Join(missing, ", "))
	}
}
