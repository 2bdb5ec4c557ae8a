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
// again there, for a second and a half at most. Elsewhere nothing of this kind passes, and it is tried once.
func Patiently(do func() error) error { return patiently(do, inTheWay, time.Sleep) }

// attempts is how often something is tried that is in the way of nobody for long; the pauses double from a
// millisecond to a quarter of a second.
const (
	attempts = 13
	maxPause = 256 * time.Millisecond
)

func patiently(do func() error, passes func(error) bool, sleep func(time.Duration)) error {
	pause := time.Millisecond
	err := do()
	for range attempts - 1 {
		if err == nil || !passes(err) {
			break
		}
		sleep(pause)
		pause = min(2*pause, maxPause)
		err = do()
	}
	return err
}
