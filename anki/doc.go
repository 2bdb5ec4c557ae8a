// Package anki is what a card of ours is in Anki, and back: note types and fields, packages of decks with or
// without what a learner knows, and the reviews that come home. Files of Anki are read and written by
// goodcard/anki/apkg alone; what a collection holds comes from goodcard/study.
//
//   - [Export] writes decks as a package, [ExportText] hands on the notes of one. The same release gives the
//     same bytes on every machine; see docs/decisions/0025-what-a-package-is-made-from.md.
//   - [ReadHome] finds out which rows of a file are reviews of our cards that are new here; see
//     docs/decisions/0026-the-way-home.md.
//
// Frozen, since learners have them in their collections: [GUID], the ids in [NoteTypes] with the order of
// fields, the names of pictures, and by which hash a row of Anki's is an event of ours.
package anki
