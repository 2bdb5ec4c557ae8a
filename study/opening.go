package study

import (
	"context"
	"net/url"
	"path/filepath"

	"goodcard/deck/reason"
	"goodcard/files"
)

// MayOpen returns nil where what a card points to may be handed to the program of the system that
// opens such things: a picture, or else a source, which is a web address or a document. It is asked
// at the moment of opening. A deck chooses the file, and systems run some kinds of files that they
// are to open. The error says why not, as the end of a sentence.
func (s *Session) MayOpen(ctx context.Context, picture bool, address string) error {
	if !picture && !filepath.IsAbs(address) {
		if u, err := url.Parse(address); err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" {
			return &files.NotShownError{Why: "it is no address of the web"}
		}
		return nil
	}
	folder, err := s.Folder(ctx)
	if err != nil {
		return err
	}
	name, err := filepath.Rel(folder, address)
	if folder == "" || err != nil {
		return &files.NotShownError{Why: "it is no file of the deck"}
	}
	content := files.Document
	if picture {
		content = files.Picture
	}
	if err := content.Showable(folder, name); err != nil {
		return &files.NotShownError{Why: reason.Of(err)}
	}
	return nil
}
