package deck

import (
	"errors"
	"io/fs"
)

// Parse reads a deck of one file.
func Parse(file string, src []byte) (*Deck, error) { return nil, errors.New("not yet") }

// Load reads the deck at path.
func Load(path string) (*Deck, error) { return nil, errors.New("not yet") }

// LoadFS reads the deck called name from fsys.
func LoadFS(fsys fs.FS, name string) (*Deck, error) { return nil, errors.New("not yet") }

// Files lists the files that the deck at path is read from.
func Files(path string) ([]string, error) { return nil, errors.New("not yet") }
