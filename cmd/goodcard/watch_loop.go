package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"time"

	"github.com/fsnotify/fsnotify"
)

const (
	// settle is how long nothing must happen before a deck is looked at: an editor that saves does
	// several things at once.
	settle = 100 * time.Millisecond

	// maxDelays is how often what happens meanwhile puts a look off: a folder that is never still is
	// looked at too.
	maxDelays = 20
)

// A watchLoop looks at decks, and again each time that something happened to their files.
type watchLoop struct {
	events  <-chan fsnotify.Event
	errors  <-chan error
	resized <-chan os.Signal // the terminal has another size
	after   func(time.Duration) <-chan time.Time
	add     func(folder string) error // watches a folder; to watch one again changes nothing
	files   func() watchedFiles       // that count now
	look    func(context.Context) error
}

// run goes on until ctx ends. Folders are watched before what stands in them is read, so that no save falls
// in between.
func (l *watchLoop) run(ctx context.Context) error {
	for {
		files := l.files()
		for _, folder := range files.folders() {
			if err := l.add(folder); err != nil && !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, fs.ErrPermission) {
				return watchError(err)
			}
		}
		if err := l.look(ctx); err != nil {
			return err
		}
		if err := l.wait(ctx, files); err != nil {
			return err
		}
	}
}

// wait returns once something has happened to files, or to the size of the terminal, and is over.
func (l *watchLoop) wait(ctx context.Context, files watchedFiles) error {
	var quiet <-chan time.Time
	for delays := 0; ; {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case e := <-l.events:
			if delays < maxDelays && e.Op != fsnotify.Chmod && files.count(e.Name) {
				quiet = l.after(settle)
				delays++
			}
		case err := <-l.errors:
			if !errors.Is(err, fsnotify.ErrEventOverflow) {
				return watchError(err)
			}
			quiet = l.after(settle) // something happened, and nobody knows what
		case <-l.resized:
			quiet = l.after(settle)
		case <-quiet:
			return nil
		}
	}
}
