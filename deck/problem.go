package deck

import "goodcard/deck/strictyaml"

// A Problem is one thing wrong with a deck, at a place its author can go to.
type Problem = strictyaml.Problem

// Problems are the error of [Parse], [Load] and [LoadFS] when what they read is no valid deck:
// everything that is wrong with it, sorted by position.
type Problems = strictyaml.Problems

// Severity says how much a problem matters.
type Severity = strictyaml.Severity
