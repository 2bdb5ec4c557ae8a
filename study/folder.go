package study

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"goodcard/files"
	"goodcard/storage"
	"goodcard/words"
)

// folder finds what lies in the data folder and should not: databases that a sync client left where
// two devices wrote one. What killed programs left, or could not remove, is told; nothing needs it.
func (c *Collection) folder() ([]Finding, error) {
	dir := filepath.Dir(c.Path())
	for _, of := range []struct{ folder, before, after string }{{dir, files.Mark, ""}, {filepath.Join(dir, "backups"), "", files.PartEnd}} {
		left, err := files.Rubbish(of.folder, of.before, of.after, false)
		if err != nil {
			return nil, err
		}
		for _, path := range left {
			c.tell(path + " was left by a program that was killed, or that another one kept from removing it, and may be a copy of your history; a start in an hour or later removes it")
		}
	}
	entries, err := os.ReadDir(dir)
	var findings []Finding
	for _, e := range entries {
		if e.Type().IsRegular() && isCopy(e.Name()) {
			path := filepath.Join(dir, e.Name())
			findings = append(findings, Finding{Check: "copies", Message: fmt.Sprintf(
				"%s lies beside your database, as sync clients leave what another device wrote; %s adds its history, then move it away",
				path, words.Command("merge", path))})
		}
	}
	return findings, err
}

// isCopy reports whether a name is one that sync clients give to the database of another device:
// "goodcard (conflicted copy 2026-03-01).db", "goodcard.sync-conflict-20260301-101500-ABC.db".
func isCopy(name string) bool {
	base, ext := strings.TrimSuffix(storage.FileName, filepath.Ext(storage.FileName)), filepath.Ext(storage.FileName)
	rest, ok := strings.CutPrefix(name, base)
	return ok && name != storage.FileName && strings.HasSuffix(rest, ext)
}
