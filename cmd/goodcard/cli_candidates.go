package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"goodcard/deck"
	"goodcard/decks"
	"goodcard/settings"
	"goodcard/study"

	"github.com/urfave/cli/v2"
)

// A candidate is a word that could be meant, and what it means.
type candidate struct{ word, meaning string }

func ofWords(list []string) []candidate {
	all := make([]candidate, len(list))
	for i, word := range list {
		all[i].word = word
	}
	return all
}

func commandCandidates(cmds []*cli.Command) (all []candidate) {
	for _, c := range cmds {
		all = append(all, candidate{c.Name, c.Usage})
	}
	return all
}

func flagCandidates(flags []cli.Flag) (all []candidate) {
	for _, f := range flags {
		if doc, ok := f.(cli.DocGenerationFlag); ok {
			all = append(all, candidate{dashed(f.Names()[0]), strings.ReplaceAll(doc.GetUsage(), "`", "")})
		}
	}
	return all
}

// offeredBy returns what the flag of that name takes, where words can be offered.
func offeredBy(flags []cli.Flag, name string) []string {
	for _, f := range flags {
		if f, ok := f.(*cli.GenericFlag); ok && f.Name == name {
			if v, ok := f.Value.(*value); ok {
				return v.offered
			}
		}
	}
	return nil
}

func settingCandidates() (all []candidate) {
	for _, k := range settings.Defaults().Keys() {
		all = append(all, candidate{k.Name, k.Meaning})
	}
	return all
}

func shippedCandidates() (all []candidate) {
	for _, id := range decks.Shipped.IDs() {
		title, _, _, _ := decks.Shipped.Head(id)
		all = append(all, candidate{id, title})
	}
	return all
}

// peek lets do look at what is installed; nothing is said of what goes wrong.
func peek(ctx context.Context, env *Env, data string, do func(study.Glimpse) error) error {
	dir, err := dataDir(env, Common{Data: data})
	if err != nil {
		return err
	}
	return study.Peek(ctx, dir, do)
}

// deckCandidates returns the installed decks; in an empty home the one that it starts with.
func deckCandidates(ctx context.Context, env *Env, data string) (all []candidate) {
	dir, err := dataDir(env, Common{Data: data})
	if err != nil {
		return nil
	}
	if _, err := os.Stat(filepath.Join(dir, study.DatabaseName)); errors.Is(err, fs.ErrNotExist) {
		return ofWords([]string{study.FirstDeck})
	}
	return seen(ctx, env, data, study.Glimpse.Decks)
}

// seen returns names of what is installed; none where there is no database.
func seen(ctx context.Context, env *Env, data string, names func(study.Glimpse, context.Context) ([]string, error)) (all []candidate) {
	_ = peek(ctx, env, data, func(g study.Glimpse) error {
		found, err := names(g, ctx)
		all = ofWords(found)
		return err
	})
	return all
}

// cardCandidates returns the shortest names of cards, full ids once one was begun, and with # the
// items of a card.
func cardCandidates(ctx context.Context, env *Env, data, begun string) (all []candidate) {
	of := study.Glimpse.Cards
	if strings.Contains(begun, "#") {
		of = study.Glimpse.Items
	}
	return shortest(seen(ctx, env, data, of), begun)
}

// conceptCandidates returns the shortest names of concepts, and full ids once one was begun.
func conceptCandidates(ctx context.Context, env *Env, data, begun string) []candidate {
	return shortest(seen(ctx, env, data, study.Glimpse.Concepts), begun)
}

// shortest returns full ids without their deck where nothing else is called so.
func shortest(ids []candidate, begun string) (all []candidate) {
	name := func(id candidate) string { return strings.TrimPrefix(id.word, deck.ParseRef(id.word).Deck+"/") }
	times := map[string]int{}
	for _, id := range ids {
		times[name(id)]++
	}
	for _, id := range ids {
		if begun != "" && strings.HasPrefix(id.word, begun) || times[name(id)] > 1 {
			all = append(all, id)
		}
		if times[name(id)] == 1 {
			all = append(all, candidate{word: name(id)})
		}
	}
	return all
}
