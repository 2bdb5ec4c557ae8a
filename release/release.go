// Package release makes versions of a deck. It compares the deck with its last release, says what each
// change means to who has learned the cards, refuses what would hurt them, and writes the files of the
// release beside the deck: all of them, or none.
//
// # How the files are put in place
//
// All new files are written whole into a folder beside the deck, .release (.NAME.release beside
// NAME.yaml), in which a lock of the system is held, and synced. Then the list of them is: path, hash
// before, hash after. From then on the release is made. The files are renamed into their places, that
// of the deck first and the ledger last, and the folder goes. A process may be killed at any moment:
// without a list nothing was released, and the next command that reads a ledger takes the folder away;
// with one it finishes the renames ([Finish]). What is no longer in the folder is done, unless
// its place holds what it held before.
package release
