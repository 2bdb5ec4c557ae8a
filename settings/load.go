package settings

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"goodcard/deck/strictyaml"
	"goodcard/files"
)

// Load reads the settings file at path. Keys that it does not name, and a missing file, give
// the defaults. What is wrong with the text comes back as [strictyaml.Problems], with the zero
// Settings.
func Load(path string) (Settings, error) {
	src, err := files.Read(path, strictyaml.MaxBytes)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return Defaults(), nil
	case err != nil:
		return Settings{}, unread(err)
	}
	return Parse(path, src)
}

// An Unreadable says that at the path of the settings there is something else than a file.
type Unreadable struct{ error }

func (e *Unreadable) Unwrap() error { return e.error }

// Hint says what to do next.
func (*Unreadable) Hint() string { return "move it away; without a settings file the defaults hold" }

func unread(err error) error {
	said := fmt.Errorf("cannot read the settings: %w", err)
	if errors.As(err, new(*files.KindError)) {
		return &Unreadable{said}
	}
	return said
}

// LoadKnown is [Load] for commands that must not stop at a key of another program, or at one that is
// misspelt: what is wrong with keys that it does not know comes back apart from the error.
func LoadKnown(path string) (s Settings, unknown strictyaml.Problems, err error) {
	s, err = Load(path)
	problems, ok := errors.AsType[strictyaml.Problems](err)
	if !ok || slices.ContainsFunc(problems, func(p strictyaml.Problem) bool { return p.Rule != strictyaml.RuleUnknownKey }) {
		return s, nil, err
	}
	src, err := files.Read(path, strictyaml.MaxBytes)
	if err != nil {
		return Settings{}, nil, unread(err)
	}
	given, _ := read(path, src)
	return applied(given), problems, nil
}

// Parse is [Load] for a text that is at hand. The name of the file is used in messages only.
func Parse(file string, src []byte) (Settings, error) {
	given, err := read(file, src)
	if err != nil {
		return Settings{}, err
	}
	return applied(given), nil
}

func applied(given choices) Settings {
	s := Defaults()
	for _, choose := range given {
		choose(&s)
	}
	return s
}

// read returns what a file chooses.
func read(file string, src []byte) (choices, error) {
	doc, err := strictyaml.Parse(file, src)
	if isEmpty(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	given, problems := strictyaml.Decode(doc, fileType())
	return given, problems.Err()
}

// fileType describes the file.
func fileType() strictyaml.Object[choices] {
	object := strictyaml.Object[choices]{Doc: "Settings of Goodcard"}
	for _, e := range entries() {
		object.Fields = append(object.Fields, e.field)
	}
	return object
}

// isEmpty reports whether a file holds nothing but comments, as the one does that [Write] makes.
func isEmpty(err error) bool {
	problems, ok := errors.AsType[strictyaml.Problems](err)
	return ok && len(problems) == 1 && problems[0].Rule == strictyaml.RuleEmpty
}
