package main

import (
	"context"
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

// flagValues returns what the flag of that name takes, where words can be offered.
func flagValues(flags []cli.Flag, name string) []candidate {
	for _, f := range flags {
		if f, ok := f.(*cli.GenericFlag); ok && f.Name == name {
			if v, ok := f.Value.(*value); ok {
				return ofWords(v.offered)
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
	folders, err := decks.Shipped.ReadDir(".")
	if err != nil {
		return nil
	}
	for _, f := range folders {
		all = append(all, candidate{f.Name(), "a deck that the program brings"})
	}
	return all
}

// names returns the ids of installed decks and of their cards; none where there is no database.
func names(ctx context.Context, env *Env, data string) (decks, cards []string) {
	dir, err := dataDir(env, Common{Data: data})
	if err != nil {
		return nil, nil
	}
	decks, cards, err = study.Names(ctx, dir)
	if err != nil {
		return nil, nil
	}
	return decks, cards
}

// cardCandidates returns the shortest names of cards, and full ids once one was begun.
func cardCandidates(ids []string, begun string) (all []candidate) {
	times := map[string]int{}
	for _, id := range ids {
		name := deck.ParseRef(id).Name()
		times[name]++
	}
	for _, id := range ids {
		name := deck.ParseRef(id).Name()
		if begun != "" && strings.HasPrefix(id, begun) || times[name] > 1 {
			all = append(all, candidate{word: id})
		}
		if times[name] == 1 {
			all = append(all, candidate{word: name})
		}
	}
	return all
}
