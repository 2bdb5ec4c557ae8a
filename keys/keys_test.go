package keys_test

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"goodcard/keys"
)

var update = flag.Bool("update", false, "rewrite docs/keys.md")

func TestKeysDocumentIsFresh(t *testing.T) {
	file := filepath.Join("..", "docs", "keys.md")
	if *update {
		if err := os.WriteFile(file, []byte(keys.Document()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(keys.Document(), string(text)); diff != "" {
		t.Errorf("docs/keys.md (-program +file; go test ./keys -update accepts):\n%s", diff)
	}
}

// A key that is not described cannot be found, and one of two with the same action cannot be
// pressed.
func TestEveryKeyIsDescribedOnce(t *testing.T) {
	met := map[keys.Action]bool{}
	for _, g := range keys.Table {
		for _, k := range g.Keys {
			if met[k.Action] || len(k.Keys) == 0 || k.Name == "" || k.Word == "" || k.Does == "" {
				t.Errorf("%s: %+v", g.Title, k)
			}
			met[k.Action] = true
			if got := keys.Of(k.Action); !slices.Equal(got.Keys, k.Keys) || !got.Is(k.Keys[0]) || got.Is("F13") {
				t.Errorf("the key of %s is %+v", k.Action, got)
			}
		}
	}
}

// The digits and letters of the scales are keys of the table, so that help knows them.
func TestScalesAreOfTheTable(t *testing.T) {
	for action, scale := range map[keys.Action][]keys.Grade{keys.Rate: slices.Concat(keys.Ratings, keys.SM2), keys.RateByLetter: keys.ByLetter} {
		for _, g := range scale {
			if !keys.Of(action).Is(g.Key) {
				t.Errorf("%s gives %s and is not among the keys of %s", g.Key, g.Word, action)
			}
		}
	}
}

// Whoever looks through a deck mends what is wrong with it: the line of keys says how, with the answer open too.
func TestPreviewOffersEdit(t *testing.T) {
	for _, at := range []keys.Place{keys.OnFront, keys.OnBack} {
		if !slices.ContainsFunc(keys.Live(keys.State{At: at, Preview: true, Editable: true}), func(k keys.Key) bool { return k.Action == keys.Edit && !k.Quiet }) {
			t.Errorf("at %v it stands on no line", at)
		}
	}
}
