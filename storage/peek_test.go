package storage_test

import (
	"context"
	"os"
	"slices"
	"testing"

	"goodcard/history"
	"goodcard/scheduler"
	"goodcard/storage"
)

func TestPeek(t *testing.T) {
	path := tempFile(t)
	policy := history.Policy{Scheduler: scheduler.SM2{}}
	peek := func(db *storage.DB) error {
		_, err := db.CardNames(t.Context())
		return err
	}
	if err := storage.Peek(t.Context(), path, policy, peek); err == nil {
		t.Error("names were read where there is no database")
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("a database was made")
	}
	db := open(t, path, "laptop")
	for _, id := range []string{"b", "a", "gone"} {
		card := storage.Card{ID: id + "/one", Kind: "cloze", Body: `{"tags":["` + id + `","All"]}`, Items: []string{id + "/one#c1", id + "/one#c2"}}
		if err := db.PutDeck(t.Context(), storage.Deck{ID: id, Source: storage.File, Path: "/" + id, Active: true}, []storage.Card{card}); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.RemoveDeck(t.Context(), "gone"); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	err = storage.Peek(t.Context(), path, policy, func(db *storage.DB) error {
		for _, tt := range []struct {
			read func(context.Context) ([]string, error)
			want []string
		}{
			{db.CardNames, []string{"a/one", "b/one"}},
			{db.ItemNames, []string{"a/one#c1", "a/one#c2", "b/one#c1", "b/one#c2"}},
			{db.Tags, []string{"a", "all", "b"}},
			{func(ctx context.Context) ([]string, error) { return db.CardsOf(ctx, "a") }, []string{"a/one"}},
		} {
			if got, err := tt.read(t.Context()); err != nil || !slices.Equal(got, tt.want) {
				t.Errorf("got %q, %v; want %q", got, err, tt.want)
			}
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
	if after, err := os.ReadFile(path); err != nil || !slices.Equal(before, after) {
		t.Errorf("the file was changed; %v", err)
	}
}
