package study

import (
	"context"
	"slices"

	"goodcard/files"
	"goodcard/storage"
)

// Backup writes a copy of the database to a new file, in the data folder under the day
// and time unless file says otherwise, and returns its name.
func (c *Collection) Backup(ctx context.Context, file string) (string, error) {
	var err error
	if file == "" {
		if file, err = c.db.BackupName("goodcard-" + c.Clock.Now().Format("2006-01-02T150405")); err != nil {
			return "", err
		}
	}
	return file, c.db.Backup(ctx, file)
}

// Restore replaces all data by that of a backup and returns the name of a copy of what
// was there before.
func (c *Collection) Restore(ctx context.Context, file string) (kept string, err error) {
	kept, err = c.db.BackupName("before-restore-" + c.Clock.Now().Format("2006-01-02T150405"))
	if err != nil {
		return "", err
	}
	if err := c.db.Restore(ctx, file, kept); err != nil {
		return "", err
	}
	c.tellLeft()
	if _, err = c.Refresh(ctx); err == nil {
		err = c.reread(ctx) // of decks a backup may hold what another program put there
	}
	return kept, err
}

// Merge adds the history of another database, after a backup whose name it returns. Where
// nothing changes there is no backup.
func (c *Collection) Merge(ctx context.Context, file string) (merged storage.Merged, kept string, err error) {
	kept, err = c.db.BackupName("before-merge-" + c.Clock.Now().Format("2006-01-02T150405"))
	if err != nil {
		return merged, "", err
	}
	if err := c.db.Backup(ctx, kept); err != nil {
		return merged, "", err
	}
	merged, err = c.db.Merge(ctx, file)
	c.tellLeft()
	if err == nil && (merged.Items > 0 || merged.Aliases > 0) {
		return merged, kept, nil
	}
	if files.Remove(kept) != nil {
		c.tell("the copy " + kept + " of what you have could not be removed; nothing needs it")
	}
	return merged, "", err
}

// tellLeft says what could not be removed. What was done has been done all the same.
func (c *Collection) tellLeft() {
	for _, path := range c.db.Left() {
		c.tell("the copy " + path + ", made for a moment, could not be removed; nothing needs it")
	}
}

// A Finding is one thing that is wrong.
type Finding = storage.Finding

// A Doctor says what a check found and what was done.
type Doctor struct {
	Findings []Finding
	Future   int  // events dated more than an hour after now
	Rebuilt  bool // all memory was recomputed from the history
}

// Check reads the whole database. With rebuild all memory is recomputed first; with fix
// it is recomputed where that mends what was found.
func (c *Collection) Check(ctx context.Context, rebuild, fix bool) (d Doctor, err error) {
	if !rebuild {
		if d.Findings, err = c.found(ctx, c.db.Check); err != nil {
			return d, err
		}
	}
	if rebuild || fix && caches(d.Findings) {
		if err := c.reread(ctx); err != nil {
			return d, err
		}
		if d.Findings, err = c.found(ctx, c.db.RebuildAndCheck); err != nil {
			return d, err
		}
		d.Rebuilt = true
	}
	beside, err := c.folder()
	if err != nil {
		return d, err
	}
	d.Findings = append(d.Findings, beside...)
	d.Future, err = c.Future(ctx)
	return d, err
}

// found returns what a check of the database finds, and where that can be read what of it is not as
// the decks say.
func (c *Collection) found(ctx context.Context, check func(context.Context) ([]Finding, error)) ([]Finding, error) {
	findings, err := check(ctx)
	if err != nil || slices.ContainsFunc(findings, func(f Finding) bool { return f.Beyond() }) {
		return findings, err
	}
	unlike, _, err := c.unlike(ctx)
	return append(findings, unlike...), err
}

func caches(findings []storage.Finding) bool {
	for _, f := range findings {
		if f.Cache {
			return true
		}
	}
	return false
}
