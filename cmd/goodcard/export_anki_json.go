package main

import "goodcard/anki"

type exportedJSON struct {
	File     string             `json:"file"`
	Notes    int                `json:"notes"`
	Cards    int                `json:"cards"`
	Media    int                `json:"media"`
	Decks    []exportedDeckJSON `json:"decks"`
	Paths    []exportedPathJSON `json:"paths"`
	Progress *sentJSON          `json:"progress"`
	LeftOut  leftOutJSON        `json:"left_out"`
	Warnings []string           `json:"warnings"`
}

// exportedPathJSON is a path, whose units go out as tags.
type exportedPathJSON struct {
	ID       string `json:"id"`
	Version  string `json:"version"`
	Released bool   `json:"released"`
}

type exportedDeckJSON struct {
	ID       string      `json:"id"`
	Name     string      `json:"name"`
	Version  string      `json:"version"`
	Released bool        `json:"released"`
	Ahead    *int        `json:"ahead"`
	Notes    int         `json:"notes"`
	Cards    int         `json:"cards"`
	Retired  int         `json:"retired"`
	LeftOut  leftOutJSON `json:"left_out"`
}

type leftOutJSON struct {
	Retired int `json:"retired"`
	Drafts  int `json:"drafts"`
	Unseen  int `json:"unseen"`
}

func exportedOf(e *anki.Exported) exportedJSON {
	j := exportedJSON{File: e.Path, Media: e.Media, Decks: []exportedDeckJSON{}, Paths: []exportedPathJSON{}, Progress: sentOf(e.Progress), Warnings: orEmpty(exportWarnings(e))}
	for _, p := range e.Paths {
		j.Paths = append(j.Paths, exportedPathJSON{p.ID, p.Version, p.Released})
	}
	for _, d := range e.Decks {
		left := leftOutJSON{d.RetiredLeft, d.Drafts, d.Unseen}
		deck := exportedDeckJSON{d.ID, d.Name, d.Version, d.Released, nil, d.Notes, d.Cards, d.Retired, left}
		if d.Released && d.Unread == "" {
			deck.Ahead = &d.Ahead
		}
		j.Decks = append(j.Decks, deck)
		j.Notes += d.Notes
		j.Cards += d.Cards
		j.LeftOut = leftOutJSON{j.LeftOut.Retired + left.Retired, j.LeftOut.Drafts + left.Drafts, j.LeftOut.Unseen + left.Unseen}
	}
	return j
}
