// Package history is what a learner did and what it makes of an item: events and their
// ids, study days, memory and the replay that gives it, and the learner's own versions of
// cards. It is pure: it reads no file, no clock and no database, so that any day of anybody
// can be replayed in a test.
//
// # Compatibility
//
// The numbers of kinds, the bodies of events and what a replay makes of them are for ever:
// a history that any released version wrote gives the same memory in every later one.
package history
