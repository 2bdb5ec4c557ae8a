package main

import (
	"goodcard/authoring"
	"goodcard/deck"
)

// A draftJSON is one card that waits for its author.
type draftJSON struct {
	Card       string    `json:"card"`
	Kind       deck.Kind `json:"kind"`
	Draft      bool      `json:"draft"`
	Text       string    `json:"text"`
	Answer     *string   `json:"answer"`
	File       string    `json:"file"`
	FileLine   int       `json:"file_line"`
	Document   *string   `json:"document"`
	Line       *int      `json:"line"`
	LastLine   *int      `json:"last_line"`
	Heading    []string  `json:"heading"`
	Quote      *string   `json:"quote"`
	Rule       *string   `json:"rule"`
	Confidence *float64  `json:"confidence"`
	Flags      []string  `json:"flags"`
}

func draftsJSON(s *authoring.Drafts) []draftJSON {
	var all []draftJSON
	for _, d := range s.All() {
		c := d.Card
		j := draftJSON{Card: deck.Full(s.ID(), c.ID), Kind: c.Kind, Draft: c.Draft, Text: c.Text, File: c.File, FileLine: c.Line, Answer: present(c.Answer), Heading: []string{}, Flags: []string{}}
		if e := d.Entry; e != nil {
			j.Document, j.Line, j.LastLine = &e.Doc, &e.First, &e.Last
			j.Quote, j.Rule, j.Confidence = &e.Quote.Exact, &e.Rule, &e.Confidence
			j.Heading, j.Flags = append(j.Heading, e.Heading...), append(j.Flags, d.Flags()...)
		}
		all = append(all, j)
	}
	return all
}
