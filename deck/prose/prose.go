// Package prose finds what a text offers to learn: entries of a glossary, questions with their
// answers, and sentences that define a term. It is deterministic and touches no file.
//
// Structural rules read how a document is built and are tried first, in a fixed order; sentence rules
// read the words of English and German.
package prose

import (
	"goodcard/deck"
	"goodcard/deck/prose/document"
)

// A Candidate is one concept or one card that a passage offers.
type Candidate struct {
	Concept *deck.Concept // ID, Name and About; nil for a card
	Card    *deck.Card    // without File, Source and Draft; nil for a concept. Concepts name a concept of the same find

	// Key names what it is made from, alike in every version of a document in which the term or the question has
	// the same words: "concept x", "term x" and "cloze x" of an entry of a glossary, "ask why is x" of a question. Of
	// one document no two are equal: the second of two terms that differ in capitals keeps its own, "term X".
	Key string

	OtherCapitals bool // an entry before it has the same term but for capitals

	Rule       string  // such as "called/1": which rule, and which version of it
	Structural bool    // found by how the document is built, not by a sentence
	Confidence float64 // 0 to 1, as the rule has it
	Flags      []Flag  // what an author should look at before it is used

	Question document.Passage // the term or the question; of a sentence, the same as Passage
	Passage  document.Passage // the definition or the answer
}

// A Flag names what makes a candidate doubtful. They stand in the lock file, and are frozen.
type Flag string

// The flags.
const (
	Long     Flag = "long"     // the answer has more than 350 characters
	YesNo    Flag = "yes-no"   // the question can be answered by yes or no
	ListOf   Flag = "list"     // the answer is a list
	Pronoun  Flag = "pronoun"  // the answer begins with a word that needs what stood before
	Asks     Flag = "asks"     // the definition is itself a question
	Unmasked Flag = "unmasked" // the term stands in its own definition
	Parts    Flag = "parts"    // the answer has a question or a heading of its own
	Entity   Flag = "entity"   // a name that the text takes from another file is missing
)

// A Skip is a passage that looks like a candidate and is none worth having.
type Skip struct {
	Passage document.Passage
	Text    string // its first words, for people
	Why     string // such as "housekeeping"
}

// A Find is what one document offers; see [FindIn].
type Find struct {
	Candidates []Candidate // in the order of the document; a concept stands before its cards
	Skipped    []Skip
	Lang       string // "en", "de" or another; empty where it cannot be told
}
