//go:build cgo

// Package sqlite says which SQLite is linked into the program. Packages that speak to SQLite import it, so that a build
// without a C compiler fails here, once and with what to install, and not there with the names that the driver then lacks.
package sqlite

import sqlite3 "github.com/mattn/go-sqlite3"

// Version returns the version of SQLite, such as 3.54.1.
func Version() string {
	version, _, _ := sqlite3.Version()
	return version
}
