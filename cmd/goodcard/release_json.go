package main

import "goodcard/release"

type releaseJSON struct {
	Deck    string              `json:"deck"`
	Path    string              `json:"path"`
	From    *string             `json:"from"`
	Version string              `json:"version"`
	Step    *string             `json:"step"`
	Merged  bool                `json:"merged"`
	DryRun  bool                `json:"dry_run"`
	Refused bool                `json:"refused"`
	Cards   int                 `json:"cards"`
	Drafts  int                 `json:"drafts"`
	Head    []headJSON          `json:"head"`
	Changes []releaseChangeJSON `json:"changes"`
	Files   []releaseFileJSON   `json:"files"`
}

type releaseChangeJSON struct {
	Card       string   `json:"card"`
	Kind       string   `json:"kind"`
	Before     *string  `json:"before"`
	After      *string  `json:"after"`
	ReplacedBy []string `json:"replaced_by"`
	Why        *string  `json:"why"`
	Unsaid     bool     `json:"unsaid"`
}

type releaseFileJSON struct {
	File    string `json:"file"`
	Removed bool   `json:"removed"`
}

func releaseOf(opts releaseOptions, path string, p *release.Plan, refused bool) releaseJSON {
	j := releaseJSON{
		Deck: p.Deck.ID, Path: path, From: present(p.From), Version: p.Deck.Version, Merged: p.Merged, DryRun: opts.DryRun, Refused: refused,
		Cards: len(p.Deck.Cards), Drafts: p.Drafts, Head: []headJSON{}, Changes: []releaseChangeJSON{}, Files: []releaseFileJSON{},
	}
	if p.From != "" {
		j.Step = present(p.Step.Of(p.From).String())
	}
	for _, h := range p.Head {
		j.Head = append(j.Head, headJSON{h.Key, present(h.ID), present(h.Old), present(h.New), h.Step.String()})
	}
	for _, c := range p.Changes {
		j.Changes = append(j.Changes, releaseChangeJSON{c.ID, string(c.Kind), present(c.Before), present(c.After), orEmpty(c.ReplacedBy), present(c.Why), c.Unsaid})
	}
	for _, f := range p.Files {
		j.Files = append(j.Files, releaseFileJSON{p.Shown(f.Path), f.After == nil})
	}
	return j
}
