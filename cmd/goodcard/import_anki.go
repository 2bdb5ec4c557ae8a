package main

import (
	"context"
	"fmt"
	"iter"
	"path/filepath"
	"strconv"
	"strings"

	"goodcard/anki"
	"goodcard/anki/apkg"
	"goodcard/deck/content"
	"goodcard/deck/shell"
	"goodcard/study"
	"goodcard/words"
)

type importedNoteJSON struct {
	GUID    string  `json:"guid"`
	Card    *string `json:"card"`
	Outcome string  `json:"outcome"`
	Why     string  `json:"why"`
	Events  int     `json:"events"`
	Known   int     `json:"known"`
}

// What becomes of a note, in JSON.
const (
	noteUpdated   = "updated"
	noteUnchanged = "unchanged"
	noteSkipped   = "skipped"
)

func runImportAnki(ctx context.Context, env *Env, opts importOptions, kind content.Kind) error {
	path, err := filepath.Abs(opts.File)
	if err != nil {
		return err
	}
	return withCollection(ctx, env, opts.Common, func(c *study.Collection) error {
		p := env.progress()
		home, odd, err := readHome(ctx, c, opts.File, p)
		if err != nil {
			return err
		}
		if err := nothingOurs(opts.File, home); err != nil {
			return err
		}
		var done study.Imported
		if home.Changes() && !opts.DryRun {
			if done, err = c.Import(ctx, study.Batch{File: path, Events: watched(home, p)}); err != nil {
				return err
			}
			if done.Backup != "" {
				env.did(words.Command("import", "--undo", shell.Operand(opts.File))+" takes it back", "what %s brings is imported", opts.File)
			}
		}
		var warnings importWarnings
		if home.New()+home.Known > 0 {
			if err := warnings.addAway(ctx, c, home.Decks, ""); err != nil {
				return err
			}
		}
		warnings.addHome(home, isWhole(opts.File, kind))
		warnings.addOdd(odd)
		out := newOutput(env, opts.Common)
		if out.json {
			return out.value(importOf(path, opts, home, done, warnings.all()))
		}
		if opts.DryRun {
			tellNotes(out, home)
		}
		env.warnImport(warnings)
		tellImported(out, opts, home, done)
		return nil
	})
}

// isWhole reports whether a file of Anki's has all that its collection has, also what lies in a
// filtered deck. A package says so by its name alone, which Anki wants to end so.
func isWhole(path string, kind content.Kind) bool {
	return kind == content.Collection || strings.EqualFold(filepath.Ext(path), ".colpkg")
}

// readHome reads a file of Anki's, and what of it is not as Anki writes it.
func readHome(ctx context.Context, c *study.Collection, path string, p study.Progress) (*anki.Home, []apkg.Oddity, error) {
	doing := "reading " + path
	p(doing, 0)
	defer p(doing, 1)
	file, err := apkg.Open(path)
	if err != nil {
		return nil, nil, err
	}
	defer file.Close()
	home, err := anki.ReadHome(ctx, file, c, c.Clock.Moment())
	return home, file.Oddities().Found(), err
}

// watched gives the events of a file and tells how many of them have been taken.
func watched(home *anki.Home, p study.Progress) iter.Seq2[study.Incoming, error] {
	return func(yield func(study.Incoming, error) bool) {
		const doing, often = "taking in what was done in Anki", 1 << 10
		p(doing, 0)
		defer p(doing, 1)
		n, all := 0, home.New()
		for in, err := range home.Events() {
			if n++; n%often == 0 && n < all {
				p(doing, float64(n)/float64(all))
			}
			if !yield(in, err) {
				return
			}
		}
	}
}

// nothingOurs returns the error for a file in which nothing can come home.
func nothingOurs(path string, home *anki.Home) error {
	switch {
	case len(home.Notes) == 0 && home.Foreign == 0:
		return &hintedError{fmt.Errorf("there is no note in %s", path), "export a deck from Anki that has cards"}
	case len(home.Notes) == 0:
		return &hintedError{fmt.Errorf("%s: %s", path, foreignNotes(home.Foreign)), "what went out by 'goodcard export anki' comes home once Anki exports it again"}
	case home.LeftOut() == len(home.Notes):
		return &hintedError{fmt.Errorf("%s: %s", path, leftOut(home)), leftOutHint(home)}
	case home.Ahead > 0 && home.Ahead == home.Rows():
		return &hintedError{fmt.Errorf("%s: nothing comes in: %s", path, ahead(home.Ahead)), checkClock}
	}
	return nil
}

// tellNotes says for each note what would come in; of those that bring nothing only how many there are.
func tellNotes(out *output, home *anki.Home) {
	var rows [][]string
	same := 0
	for _, n := range noteJSONs(home) {
		switch {
		case n.Outcome == noteUnchanged:
			same++
			continue
		case n.Card == nil:
			rows = append(rows, []string{"left out", n.GUID, n.Why})
		default:
			rows = append(rows, []string{"+" + strconv.Itoa(n.Events), *n.Card, n.Why})
		}
	}
	out.list(rows)
	if same > 0 && out.people {
		out.line("%s nothing new", words.Agree(same, "note", "brings", "bring"))
	}
}

// tellImported says what came in, or would.
func tellImported(out *output, opts importOptions, home *anki.Home, done study.Imported) {
	switch {
	case home.New() == 0 && home.Known > 0 && home.Known < home.Rows():
		out.line("nothing to add: your history has already all of it that can come in")
	case home.New() == 0 && home.Known > 0, !opts.DryRun && home.New() > 0 && done.Events == 0:
		out.line("nothing to add: your history has all of it already")
	case home.New() == 0 && home.Rows() > 0:
		out.line("nothing to add: no review in %s can come in", opts.File)
	case home.New() == 0:
		out.line("nothing to add: no review of your cards is in %s", opts.File)
	case opts.DryRun:
		out.line("would add %s", broughtBy(home))
	case done.Events < home.New(): // another process brought the rest meanwhile
		out.line("added %s of %s; what was there before is in %s", words.Count(done.Events, "event"), words.Count(done.Items, "item"), done.Backup)
	default:
		out.line("added %s; what was there before is in %s", broughtBy(home), done.Backup)
	}
}

func importOf(path string, opts importOptions, home *anki.Home, done study.Imported, warnings []importWarningJSON) importJSON {
	v := importJSON{
		File: path, DryRun: opts.DryRun, Cards: home.Items, Events: home.New(), Reviews: home.Reviews, Crams: &home.Crams, Forgets: &home.Forgets,
		Known: home.Known, Offset: new(offsetJSON(home.Offset())), Kept: present(done.Backup), Warnings: warnings,
	}
	if !opts.DryRun && done.Events < home.New() { // another process brought the rest meanwhile
		v.Cards, v.Events, v.Reviews, v.Crams, v.Forgets = done.Items, done.Events, done.Reviews, nil, nil
	}
	each := noteJSONs(home)
	v.Notes.Skipped = home.Foreign
	for _, n := range each {
		switch n.Outcome {
		case noteUpdated:
			v.Notes.Updated++
		case noteUnchanged:
			v.Notes.Unchanged++
		default:
			v.Notes.Skipped++
		}
	}
	if opts.DryRun {
		v.Each = each
	}
	return v
}

// noteJSONs returns what becomes of each note that is ours.
func noteJSONs(home *anki.Home) []importedNoteJSON {
	list := make([]importedNoteJSON, len(home.Notes))
	for i, n := range home.Notes {
		list[i] = importedNoteJSON{GUID: n.GUID, Card: present(n.Card), Events: n.New, Known: n.Known}
		switch {
		case n.Why != "":
			list[i].Outcome, list[i].Why = noteSkipped, whyLeft[n.Why]
		case n.New > 0 && n.Known > 0:
			list[i].Outcome, list[i].Why = noteUpdated, fmt.Sprintf("%s here already", words.Agree(n.Known, "other row", "is", "are"))
		case n.New > 0:
			list[i].Outcome, list[i].Why = noteUpdated, "all of it is new here"
		case n.Known > 0:
			list[i].Outcome, list[i].Why = noteUnchanged, "all of it is here already"
		default:
			list[i].Outcome, list[i].Why = noteUnchanged, "nothing was done with it in Anki"
		}
	}
	return list
}

// offsetJSON writes minutes east of UTC as RFC 3339 does.
func offsetJSON(minutes int) string {
	sign := '+'
	if minutes < 0 {
		sign, minutes = '-', -minutes
	}
	return fmt.Sprintf("%c%02d:%02d", sign, minutes/60, minutes%60)
}
