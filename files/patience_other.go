//go:build !windows

package files

// standing reports that nobody stands in the way of a rename for a moment only.
func standing(error) obstacle { return lasting }
