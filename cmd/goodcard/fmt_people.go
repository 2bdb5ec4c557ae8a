package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"goodcard/deck"
	"goodcard/words"
)

type formattedJSON struct {
	File    string        `json:"file"`
	Changed bool          `json:"changed"`
	Written bool          `json:"written"`
	IDs     int           `json:"ids"`
	Mended  []problemJSON `json:"mended"`
	Layout  []string      `json:"layout"`
	Left    []problemJSON `json:"left"`
	Text    *string       `json:"text"`
}

// A fmtTally counts the files that were formatted, or would be.
type fmtTally struct {
	check                  bool
	files, changed, failed int
}

// tell tells what was done to the files of a deck, or what is wrong with it.
func (t *fmtTally) tell(env *Env, out *output, target lintTarget, f formatted) error {
	if f.err != nil {
		t.failed++
		if err := tellUnformatted(env, out, target, f.err); err != nil {
			return err
		}
	}
	for _, p := range f.pages {
		written := slices.Contains(f.written, p.File)
		if f.err != nil && !written {
			continue
		}
		t.files++
		if p.Changed() {
			t.changed++
		}
		if out.json {
			j := formattedOf(p, written)
			if target.path == "-" {
				j.Text = new(string(p.After))
			}
			if err := out.value(j); err != nil {
				return err
			}
			continue
		}
		if p.Changed() {
			out.line("%s: %s", p.File, strings.Join(deeds(p), ", "))
			writeMended(out, p)
		}
	}
	return nil
}

// deeds says what was done to a page: "3 ids, order of keys".
func deeds(p *deck.Page) (all []string) {
	ids := mintedIn(p)
	if ids > 0 {
		all = append(all, words.Count(ids, "id"))
	}
	if more := len(p.Mended) - ids; more > 0 {
		all = append(all, words.Count(more, "mistake")+" mended")
	}
	return append(all, p.Laid...)
}

// mintedIn counts the ids that were missing.
func mintedIn(p *deck.Page) (n int) {
	for _, problem := range p.Mended {
		if problem.Rule == missingID {
			n++
		}
	}
	return n
}

// missingID is the rule of a card without an id, which gets one without much ado.
const missingID = "missing-id"

// writeMended names the mistakes that were mended, for their author to look at.
func writeMended(out *output, p *deck.Page) {
	told := 0
	for _, problem := range p.Mended {
		switch {
		case problem.Rule == missingID:
		case told == maxReported:
			out.line("    and more; --json lists all of them")
			return
		default:
			out.line("    %d:%d: %s [%s]; %s", problem.Line, problem.Column, problem.Message, problem.Rule, problem.Fix)
			told++
		}
	}
}

func formattedOf(p *deck.Page, written bool) formattedJSON {
	return formattedJSON{
		File: p.File, Changed: p.Changed(), Written: written,
		IDs: mintedIn(p), Mended: problemsJSON(p.Mended), Layout: orEmpty(p.Laid), Left: []problemJSON{},
	}
}

func problemsJSON(problems deck.Problems) []problemJSON {
	all := []problemJSON{}
	for _, p := range problems {
		all = append(all, problemOf(p))
	}
	return all
}

// tellUnformatted tells why a deck was not formatted: as lint does where it has mistakes.
func tellUnformatted(env *Env, out *output, target lintTarget, err error) error {
	problems, invalid := errors.AsType[deck.Problems](err)
	if !invalid || target.path == "-" && !out.json {
		env.report(err)
	}
	switch {
	case out.json && !invalid:
		return out.value(formattedJSON{File: target.name(), Mended: []problemJSON{}, Layout: []string{}, Left: []problemJSON{problemOf(unreadable(target, err))}})
	case out.json:
		return writeLeft(out, problems)
	case target.path == "-" || !invalid:
		return nil
	}
	return (&textReport{out: out}).deck(linted{problems: problems, invalid: true})
}

// writeLeft writes the problems of each file, which are sorted, as JSON.
func writeLeft(out *output, problems deck.Problems) error {
	for len(problems) > 0 {
		n := 1
		for n < len(problems) && problems[n].File == problems[0].File {
			n++
		}
		left := formattedJSON{File: problems[0].File, Mended: []problemJSON{}, Layout: []string{}, Left: problemsJSON(problems[:n])}
		if err := out.value(left); err != nil {
			return err
		}
		problems = problems[n:]
	}
	return nil
}

// end says how many files there were, to people, and fails where one is not in form.
func (t *fmtTally) end(out *output) error {
	if out.people && !out.json && t.files > 0 {
		out.line("%s", t)
	}
	if t.failed > 0 || t.check && t.changed > 0 {
		return errFound
	}
	return nil
}

func (t *fmtTally) String() string {
	text := words.Count(t.files, "file")
	switch {
	case t.changed == 0:
		return text + ", nothing to do"
	case t.check:
		return fmt.Sprintf("%s, %d would change", text, t.changed)
	default:
		return fmt.Sprintf("%s, %d changed", text, t.changed)
	}
}
