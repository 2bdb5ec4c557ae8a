package main

import (
	"goodcard/authoring"
	"goodcard/deck"
	"goodcard/deck/reason"
)

type sourcesJSON struct {
	Deck      string               `json:"deck"`
	Stale     bool                 `json:"stale"`
	Written   []string             `json:"written"`
	Counts    sourcesCountsJSON    `json:"counts"`
	Documents []sourceDocumentJSON `json:"documents"`
}

type sourcesCountsJSON struct {
	Fresh     int `json:"fresh"`
	Moved     int `json:"moved"`
	Changed   int `json:"changed"`
	Orphaned  int `json:"orphaned"`
	Uncovered int `json:"uncovered"`
}

type sourceDocumentJSON struct {
	Document  string            `json:"document"`
	File      string            `json:"file"`
	Part      *string           `json:"part"`
	State     string            `json:"state"`
	Problem   *string           `json:"problem"`
	Drafted   int               `json:"drafted"`
	Passages  []sourcePassage   `json:"passages"`
	Uncovered []sourceUncovered `json:"uncovered"`
}

type sourcePassage struct {
	Verdict  string   `json:"verdict"`
	Cards    []string `json:"cards"`
	Concepts []string `json:"concepts"`
	Heading  []string `json:"heading"`
	Line     int      `json:"line"`
	LastLine int      `json:"last_line"`
	Was      string   `json:"was"`
	Now      *string  `json:"now"`
	AskedWas *string  `json:"asked_was"`
	AskedNow *string  `json:"asked_now"`
}

type sourceUncovered struct {
	Heading  []string `json:"heading"`
	Line     int      `json:"line"`
	LastLine int      `json:"last_line"`
	Offers   *string  `json:"offers"`
}

func sourcesOf(c *authoring.Checked, written []string) sourcesJSON {
	j := sourcesJSON{Deck: c.Deck, Stale: c.Stale(), Written: orEmpty(written), Counts: countsOf(c), Documents: []sourceDocumentJSON{}}
	for _, d := range c.Documents {
		j.Documents = append(j.Documents, sourceDocumentOf(c.Deck, &d))
	}
	return j
}

func sourceDocumentOf(id string, d *authoring.CheckedDocument) sourceDocumentJSON {
	j := sourceDocumentJSON{Document: d.Path, File: d.File, Part: present(d.Part), State: string(d.State), Drafted: d.Drafted, Passages: []sourcePassage{}, Uncovered: []sourceUncovered{}}
	if d.Why != nil {
		j.Problem = new(reason.Text(d.Why))
	}
	for _, p := range d.Passages {
		j.Passages = append(j.Passages, sourcePassage{
			string(p.Verdict), deck.FullAll(id, p.Cards), deck.FullAll(id, p.Concepts), orEmpty(p.Heading), p.First, p.Last,
			p.Was, present(p.Now), present(p.Asked), present(p.Asks),
		})
	}
	for _, u := range d.Uncovered {
		j.Uncovered = append(j.Uncovered, sourceUncovered{orEmpty(u.Heading), u.First, u.Last, present(u.Offers)})
	}
	return j
}

// countsOf counts passages; of the uncovered, those that offer something.
func countsOf(c *authoring.Checked) (n sourcesCountsJSON) {
	for _, d := range c.Documents {
		for _, p := range d.Passages {
			switch p.Verdict {
			case authoring.Fresh:
				n.Fresh++
			case authoring.Moved:
				n.Moved++
			case authoring.Changed:
				n.Changed++
			case authoring.Orphaned:
				n.Orphaned++
			}
		}
		for _, u := range d.Uncovered {
			if u.Offers != "" {
				n.Uncovered++
			}
		}
	}
	return n
}
