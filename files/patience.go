package files

import (
	"os"
	"time"
)

// Rename does as [os.Rename], see [Patiently].
func Rename(from, to string) error {
	return Patiently(func() error { return os.Rename(from, to) })
}

// Remove does as [os.Remove], see [Patiently].
func Remove(path string) error {
	return Patiently(func() error { return os.Remove(path) })
}

// RemoveAll does as [os.RemoveAll], see [Patiently].
func RemoveAll(path string) error {
	return Patiently(func() error { return os.RemoveAll(path) })
}

// Discard removes a file or folder that was made for a moment, with all that is in it. One that cannot be removed stays,
// and is swept another time: that makes nothing fail which is done.
func Discard(path string) { _ = RemoveAll(path) }

// Patiently does what another program may stand in the way of for a moment. On Windows nobody renames or removes a file
// that a virus scanner, an indexer or a sync client has open, and these open each new file at once; so it is tried
// again there, for a second and a half at most. What is refused though nobody is seen to have the file open, as where
// rights are missing, is tried for a few milliseconds. Elsewhere nothing of this kind passes, and it is tried once.
//
// The error tells which files these are: it is an [*os.PathError] or an [*os.LinkError] with paths that lead to them
// from the working folder.
func Patiently(do func() error) error { return patiently(do, standing, time.Sleep) }

// An obstacle is what stands in the way of something.
type obstacle int

const (
	lasting obstacle = iota // which waiting does not remove
	unseen                  // a program that has gone meanwhile, or a lack of rights
	holder                  // a program that has the file open
)

// attempts is how often something is tried; the pauses double from a millisecond to a quarter of a second.
var attempts = [...]int{lasting: 1, unseen: 5, holder: 13}

const maxPause = 256 * time.Millisecond

func patiently(do func() error, standing func(error) obstacle, sleep func(time.Duration)) error {
	pause := time.Millisecond
	for tried := 1; ; tried++ {
		err := do()
		if err == nil || tried >= attempts[standing(err)] {
			return err
		}
		sleep(pause)
		pause = min(2*pause, maxPause)
	}
}
