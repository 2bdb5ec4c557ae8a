package storage

import (
	"strings"
	"testing"
)

// SQLite reads the name of a file as an address: neither a drive nor the computer of a share is a host in it.
func TestDataSourceName(t *testing.T) {
	for path, want := range map[string]string{
		"/home/ada/a b.db":        "file:///home/ada/a%20b.db?",
		"C:/Users/Jürgen/a.db":    "file:///C:/Users/J%C3%BCrgen/a.db?",
		"//server/share/ada/a.db": "file:////server/share/ada/a.db?",
	} {
		if got := dsn(path, "rw"); !strings.HasPrefix(got, want) {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
}
