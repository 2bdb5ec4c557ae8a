package main

import (
	"goodcard/authoring"
	"goodcard/deck"
)

type builtJSON struct {
	Path     string          `json:"path"`
	ID       string          `json:"id"`
	Title    string          `json:"title"`
	New      bool            `json:"new"`
	DryRun   bool            `json:"dry_run"`
	Cards    int             `json:"cards"`
	Concepts int             `json:"concepts"`
	Drafts   int             `json:"drafts"`
	Doubtful int             `json:"doubtful"`
	Texts    []builtTextJSON `json:"texts"`
	Files    []string        `json:"files"`
}

type builtTextJSON struct {
	Path      string              `json:"path"`
	Document  string              `json:"document"`
	Part      *string             `json:"part"`
	Format    string              `json:"format"`
	Lang      *string             `json:"lang"`
	Source    *string             `json:"source"`
	Replaces  []string            `json:"replaces"`
	Unread    []string            `json:"unread"`
	Added     []draftedJSON       `json:"added"`
	Updated   []draftedJSON       `json:"updated"`
	Conflicts []draftConflictJSON `json:"conflicts"`
	Orphaned  []draftedJSON       `json:"orphaned"`
	LeftOut   []passageLeftJSON   `json:"left_out"`
	Skipped   []passageLeftJSON   `json:"skipped"`
}

type draftedJSON struct {
	Card       *string  `json:"card"`
	Concept    *string  `json:"concept"`
	Kind       *string  `json:"kind"`
	Front      string   `json:"front"`
	Line       int      `json:"line"`
	LastLine   int      `json:"last_line"`
	Heading    []string `json:"heading"`
	Rule       string   `json:"rule"`
	Structural bool     `json:"structural"`
	Draft      bool     `json:"draft"`
	Flags      []string `json:"flags"`
	Changed    []string `json:"changed"`
}

type draftConflictJSON struct {
	Card     *string `json:"card"`
	Concept  *string `json:"concept"`
	File     string  `json:"file"`
	FileLine int     `json:"file_line"`
	Key      string  `json:"key"`
	Line     int     `json:"line"`
	LastLine int     `json:"last_line"`
	Drafted  *string `json:"drafted"`
	Mine     *string `json:"mine"`
	Theirs   *string `json:"theirs"`
}

type passageLeftJSON struct {
	Text string `json:"text"`
	Line int    `json:"line"`
	Why  string `json:"why"`
}

func builtOf(opts buildOptions, b *authoring.Built) builtJSON {
	j := builtJSON{Path: b.Path, ID: b.ID, Title: b.Title, New: b.New, DryRun: opts.DryRun, Cards: b.Cards, Concepts: b.Concepts, Drafts: b.Drafts, Doubtful: b.Doubtful, Texts: []builtTextJSON{}, Files: orEmpty(b.Files)}
	for _, t := range b.Texts {
		text := builtTextJSON{
			Path: t.Path, Document: t.Doc, Part: present(t.Part), Format: string(t.Format), Lang: present(t.Lang), Source: present(t.Source), Replaces: orEmpty(t.Replaces), Unread: orEmpty(t.Unread),
			Added: draftedOf(b.ID, t.Added), Updated: draftedOf(b.ID, t.Updated), Conflicts: []draftConflictJSON{}, Orphaned: draftedOf(b.ID, t.Orphaned), LeftOut: []passageLeftJSON{}, Skipped: []passageLeftJSON{},
		}
		for _, c := range t.Conflicts {
			text.Conflicts = append(text.Conflicts, draftConflictJSON{fullID(b.ID, c.Card), fullID(b.ID, c.Concept), c.File, c.Line, c.Key, c.First, c.Last, present(c.Drafted), present(c.Mine), present(c.Theirs)})
		}
		for _, l := range t.LeftOut {
			text.LeftOut = append(text.LeftOut, passageLeftJSON{l.Front, l.First, l.Why})
		}
		for _, s := range t.Skipped {
			text.Skipped = append(text.Skipped, passageLeftJSON{s.Text, s.Passage.First, s.Why})
		}
		j.Texts = append(j.Texts, text)
	}
	return j
}

func draftedOf(id string, all []authoring.Made) []draftedJSON {
	list := []draftedJSON{}
	for _, m := range all {
		list = append(list, draftedJSON{fullID(id, m.Card), fullID(id, m.Concept), present(string(m.Kind)), m.Front, m.First, m.Last, orEmpty(m.Heading), m.Rule, m.Structural, m.Draft, orEmpty(m.Flags), orEmpty(m.Keys)})
	}
	return list
}

// fullID returns the id of a card or a concept with that of its deck before it; nil for none.
func fullID(deckID, id string) *string {
	if id == "" {
		return nil
	}
	return new(deck.Full(deckID, id))
}
