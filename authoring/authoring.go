// Package authoring is what an author does with texts and a deck: it builds drafts out of texts into a deck
// and keeps them up to date, goes through the drafts one by one, and tells which cards went stale.
//
// What it may change are the deck and its lock file, all files or none, by splices: comments and what the author
// wrote stay. It stands on deck alone.
package authoring
