package storage

import "io/fs"

// isSame reports true: Windows lets nobody rename, replace or remove a file that SQLite has open, which shares it for
// reading and writing alone. What package os could tell it would not ask before now, of the path: of a file that stands
// there, and not of the one that was looked at.
func isSame(fs.FileInfo, fs.FileInfo) bool { return true }
