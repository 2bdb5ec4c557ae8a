// Package exchange writes what a collection holds in formats that other programs and people read, and
// reads back the one that holds all of it. It is named after the section of the command line that its
// commands stand in; what goes to Anki as a package is goodcard/anki's.
//
//   - JSON Lines: decks and history, whole. [ReadJSON] gives back the history, row by row.
//   - A table with commas or tabs: notes as Anki has them, for spreadsheets and for Anki.
//   - Markdown: a deck to read and to print.
//
// The JSON format is described in docs/exchange.md and is promised: what one program wrote every later
// one reads. The layout of Markdown may change with any version.
package exchange
