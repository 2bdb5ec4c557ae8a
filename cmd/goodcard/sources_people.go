package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"goodcard/authoring"
	"goodcard/deck/prose/document"
	"goodcard/deck/reason"
	"goodcard/deck/shell"
	"goodcard/words"
)

// writeSources writes a block each of what an author should look at, what was not drafted from, and a last line that
// counts. What can be done about it goes to stderr.
func writeSources(env *Env, out *output, path string, c *authoring.Checked, written []string) {
	for _, d := range c.Documents {
		writeSource(out, &d)
	}
	out.line("%s", sourcesCounted(c))
	if len(written) > 0 {
		out.line("%s", sourcesUpdated(c))
	}
	for _, hint := range sourcesHints(path, c) {
		env.hint("%s", hint)
	}
}

func writeSource(out *output, d *authoring.CheckedDocument) {
	if d.Why != nil {
		out.line("%s: %s: %s; %s from it", d.Named(), out.strong(string(d.State)), whyUnread(d), cameFrom(d.Drafted))
		return
	}
	for _, p := range d.Passages {
		if p.Verdict == authoring.Changed || p.Verdict == authoring.Orphaned {
			writePassage(out, d, &p)
		}
	}
	var rest []string
	for _, u := range d.Uncovered {
		if u.Offers != "" {
			out.line("%s: %s: %s", placeIn(d.File, d.Format, u.First, u.First), out.strong("uncovered"), collapsedText(u.Offers))
		} else {
			rest = append(rest, lineRange(u.First, u.Last))
		}
	}
	const most = 8
	switch noun := d.Format.Unit(); {
	case len(rest) > most:
		out.line("%s: no card came from %ss %s and %d more places, where nothing to ask is found", d.File, noun, strings.Join(rest[:most], ", "), len(rest)-most)
	case len(rest) > 1 || len(rest) == 1 && strings.Contains(rest[0], "-"):
		out.line("%s: no card came from %ss %s, where nothing to ask is found", d.File, noun, strings.Join(rest, ", "))
	case len(rest) == 1:
		out.line("%s: no card came from %s %s, where nothing to ask is found", d.File, noun, rest[0])
	}
}

func writePassage(out *output, d *authoring.CheckedDocument, p *authoring.Passage) {
	drafts := slices.Clone(p.Cards)
	for _, id := range p.Concepts {
		drafts = append(drafts, "concept "+id)
	}
	if p.Verdict == authoring.Orphaned {
		out.line("%s: %s: %s, which was at %s %d", d.File, out.strong(string(p.Verdict)), strings.Join(drafts, ", "), d.Format.Unit(), p.First)
		out.line("    text was: %s", collapsedText(p.Was))
		return
	}
	out.line("%s: %s: %s", placeIn(d.File, d.Format, p.First, p.First), out.strong(string(p.Verdict)), strings.Join(drafts, ", "))
	switch {
	case p.Asked != "" && p.Asks == "":
		out.line("    asked was: %s", collapsedText(p.Asked))
		out.line("    now nothing: the text is there, and what it answered is not")
	case p.Asked != "":
		writeChanged(out, "asked", p.Asked, p.Asks)
	}
	if collapsedText(p.Was) != collapsedText(p.Now) {
		writeChanged(out, "text", p.Was, p.Now)
	}
}

// whyUnread says why a document was not read.
func whyUnread(d *authoring.CheckedDocument) string {
	if _, outside := errors.AsType[*authoring.OutsideError](d.Why); outside {
		return "it is not in the folder of the deck, nor in the current one"
	}
	return reason.Of(d.Why)
}

func cameFrom(n int) string {
	if n == 1 {
		return "one card or concept came"
	}
	return fmt.Sprintf("%d cards and concepts came", n)
}

func sourcesCounted(c *authoring.Checked) string {
	if len(c.Documents) == 0 {
		return "nothing to check: no card of this deck was drafted from a document"
	}
	n := countsOf(c)
	text := words.Count(n.Fresh+n.Moved+n.Changed+n.Orphaned, "passage") + " of " + words.Count(len(c.Documents), "document")
	before := ": "
	for _, count := range []struct {
		n    int
		word authoring.Verdict
	}{{n.Fresh, authoring.Fresh}, {n.Moved, authoring.Moved}, {n.Changed, authoring.Changed}, {n.Orphaned, authoring.Orphaned}} {
		if count.n > 0 {
			text += before + amount(count.n, string(count.word))
			before = ", "
		}
	}
	if n.Uncovered > 0 {
		text += "; " + amount(n.Uncovered, "uncovered")
	}
	unread := 0
	for _, d := range c.Documents {
		if d.Why != nil {
			unread++
		}
	}
	if unread > 0 {
		text += "; " + words.Count(unread, "document") + " not read"
	}
	return text
}

func sourcesUpdated(c *authoring.Checked) string {
	text := c.Lock + " knows where passages are now"
	if n := countsOf(c).Changed; n > 0 {
		text += "; " + words.Agree(n, "changed one", "is", "are") + " noted as seen, and no card was changed"
	}
	return text
}

// sourcesHints says what can be done about what was found.
func sourcesHints(path string, c *authoring.Checked) (all []string) {
	var stale, fresh, build []string // documents
	missing, deck := false, shell.Operand(path)
	for _, d := range c.Documents {
		switch changed, offers := staleIn(c, &d); {
		case d.State == authoring.Missing && d.Drafted == 0:
		case d.State == authoring.Missing:
			if none, ok := errors.AsType[*document.NoPartError](d.Why); ok {
				all = append(all, partHint(none, deck))
			} else {
				missing = true
			}
		case d.Why != nil:
			all = append(all, hintOf(d.Why))
		case changed || offers:
			build = append(build, d.Named())
			if changed {
				stale = append(stale, d.Named())
			}
			if offers {
				fresh = append(fresh, d.Named())
			}
		}
	}
	n := countsOf(c)
	if len(build) > 0 {
		does := "brings the cards that nobody edited up to date"
		switch {
		case len(stale) == 0:
			does = "drafts what is uncovered"
		case len(fresh) > 0:
			does += ", and drafts what is uncovered"
		}
		args := append([]string{"build"}, shell.Operands(build...)...)
		all = append(all, words.Command(append(args, "-o", deck)...)+" "+does)
	}
	if n.Changed > 0 && !c.Updated {
		all = append(all, "where cards may stay as they are, or once you changed them by hand, "+words.Command("sources", "check", deck, "--update")+" notes that you have seen what changed")
	}
	if n.Orphaned > 0 {
		all = append(all, "an orphaned card stays until you remove it from the deck; to keep it and hear no more of it, delete its entry in "+c.Lock)
	}
	if missing {
		all = append(all, "put a missing document back; where it has another name now, "+words.Command("build", "NAME", "-o", deck)+" with that goes on with it")
	}
	return slices.DeleteFunc(slices.Compact(all), func(hint string) bool { return hint == "" })
}

// partHint says what can be done about a part of a file that is gone.
func partHint(none *document.NoPartError, deck string) string {
	hint := "put the heading back; where it has other words now, " + words.Command("build", document.Join(none.File, "ID"), "-o", deck) + " with its id goes on with it"
	if len(none.Near) > 0 {
		hint += ", such as " + strings.Join(none.Near, ", ")
	}
	return hint
}

// staleIn reports whether cards may be brought up to date with a document, and whether new ones can be drafted from it.
func staleIn(c *authoring.Checked, d *authoring.CheckedDocument) (changed, offers bool) {
	changed = !c.Updated && slices.ContainsFunc(d.Passages, func(p authoring.Passage) bool { return p.Verdict == authoring.Changed && p.Follows })
	return changed, slices.ContainsFunc(d.Uncovered, func(u authoring.Uncovered) bool { return u.Offers != "" })
}
