package main

import (
	"fmt"
	"strings"

	"goodcard/deck"
	"goodcard/deck/diff"
	"goodcard/release"
	"goodcard/words"
)

// writeReleased tells what a release changed, or would change, and what to do next. One that is refused is told as what
// it would be otherwise.
func writeReleased(out *output, opts releaseOptions, path string, p *release.Plan, refused bool) error {
	if out.json {
		return out.value(releaseOf(opts, path, p, refused))
	}
	if p.From != "" {
		writeReleaseChanges(out, p)
	}
	out.line("%s", releaseSentence(opts, p, refused))
	if p.Merged {
		out.line("two releases were merged, or a file of one was changed; this version is above them")
	}
	if p.Lowered != "" {
		out.line("the deck said version %s, which is below %s, the last release; %s", p.Lowered, p.From, lowered(opts, p))
	}
	if p.Drafts > 0 {
		out.line("%s no part of it", words.Agree(p.Drafts, "draft", "is", "are"))
	}
	for _, f := range p.Files {
		what := "write"
		if f.After == nil {
			what = "remove"
		}
		out.line("  %s\t%s", releaseDeed(what, opts.DryRun), p.Shown(f.Path))
	}
	if lines := gitLines(p); len(lines) > 0 && !opts.DryRun && out.people {
		out.line("")
		out.line("to keep it in git:")
		for _, line := range lines {
			out.command(line)
		}
	}
	return nil
}

// lowered says what became of a version in the deck that was below the last release.
func lowered(opts releaseOptions, p *release.Plan) string {
	if opts.DryRun {
		return p.Deck.Version + " would stand there"
	}
	return p.Deck.Version + " stands there now"
}

func releaseDeed(what string, dry bool) string {
	switch {
	case dry:
		return "would " + what
	case what == "write":
		return "wrote"
	default:
		return what + "d"
	}
}

// releaseSentence says what was released.
func releaseSentence(opts releaseOptions, p *release.Plan, refused bool) string {
	verb := "released"
	switch {
	case refused:
		verb = "would release, but for what stands in the way,"
	case opts.DryRun:
		verb = "would release"
	}
	text := fmt.Sprintf("%s %s %s", verb, p.Deck.ID, p.Deck.Version)
	if p.From == "" {
		return text + ": the first release, with " + cardsOrUnits(p.Deck)
	}
	counts := map[diff.Kind]int{}
	counted := map[*diff.Change]bool{}
	for _, c := range p.Changes {
		switch {
		case c.Diff == nil:
			counts[c.Kind]++
		case !counted[c.Diff]:
			counted[c.Diff] = true
			counts[c.Diff.Kind]++
		}
	}
	var parts []string
	for _, kind := range diff.Kinds() {
		if counts[kind] > 0 {
			parts = append(parts, amount(counts[kind], string(kind)))
		}
	}
	if len(parts) == 0 {
		parts = append(parts, "no card changed")
	}
	asked := p.Step.Of(p.From)
	step := max(asked, diff.Taken(p.From, p.Deck.Version))
	text = fmt.Sprintf("%s: %s (%s step from %s", text, strings.Join(parts, ", "), step, p.From)
	if step > asked {
		text += fmt.Sprintf("; the changes ask for a %s one", asked)
	}
	return text + ")"
}

// writeReleaseChanges tells each change of a card, and what of the head.
func writeReleaseChanges(out *output, p *release.Plan) {
	for _, h := range p.Head {
		name := h.Key
		if h.ID != "" {
			name += "." + h.ID
		}
		out.line("%s", out.strong(name))
		writeChanged(out, "", h.Old, h.New)
	}
	told := map[*diff.Change]bool{}
	shown := 0
	for i, c := range p.Changes {
		if c.Diff != nil && told[c.Diff] {
			continue
		}
		if shown++; shown > maxReported {
			out.line("and %d more; --json lists all of them", len(p.Changes)-i)
			return
		}
		told[c.Diff] = true
		if c.Diff == nil {
			out.line("%s: %s", out.strong(string(c.Kind)), c.ID)
		} else {
			writeChange(out, c.Diff)
		}
		if c.Why != "" {
			out.line("    why: %s", c.Why)
		} else if c.Unsaid {
			out.line("    why: no reason is given yet")
		}
	}
}

// cardsOrUnits counts what a deck has.
func cardsOrUnits(d *deck.Deck) string {
	if d.IsPath() {
		return words.Count(len(d.Path), "unit")
	}
	return words.Count(len(d.Cards), "card")
}
