// Package conformance holds the program to its promises from the outside. Its tests build
// the real binary once and talk to it as people and scripts do: arguments, standard streams,
// signals and the data folder. They share no code with what they test, except for a second
// reading of SM-2.
//
// Each suite has a short form of a few seconds that always runs, and most have a long one,
// TestLong…, that runs where GOODCARD_LONG=1 is set and takes minutes:
//
//	GOODCARD_LONG=1 go test -timeout 60m ./conformance
//
// A suite that draws at random logs its seed; GOODCARD_SEED=N repeats it. The suites of the
// screen need tmux; with -update they write testdata/screens anew. Those of Anki drive the programs that people open our
// packages with, by the scripts in the folder anki; .ci/anki installs these and runs the suites.
package conformance
