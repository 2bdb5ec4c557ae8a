//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd)

package files

// Hold does nothing on a system without such marks.
func Hold(string) (release func(), err error) { return func() {}, nil }

// Held reports nothing on a system without such marks.
func Held(string) bool { return false }
