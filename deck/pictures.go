package deck

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"goodcard/deck/markup"
	"goodcard/deck/strictyaml"
)

// checkPictures reports pictures, under image and within texts, that are not in the folder of the deck.
func (b *builder) checkPictures(fsys fs.FS) {
	found := map[string]error{}
	check := func(picture string, report func(rule, message, fix string)) {
		err, known := found[picture]
		if !known {
			err = regular(fsys, picture)
			found[picture] = err
		}
		switch {
		case err == nil:
		case errors.Is(err, fs.ErrNotExist):
			report("no-picture", fmt.Sprintf("the picture %s is not in the folder of the deck", picture), "put it there, or write the name of one that is")
		default:
			report("no-picture", fmt.Sprintf("the picture %s cannot be read from within the folder of the deck", picture), "put the file itself below the folder; links that leave it are not followed")
		}
	}
	within := func(text string, report func(rule, message, fix string)) {
		if !strings.Contains(text, "![") || len(text) > strictyaml.MaxText {
			return
		}
		walk(markup.Parse(text), func(n *markup.Node) {
			if n.Kind == markup.Image {
				check(n.Address, report)
			}
		})
	}
	for _, c := range b.deck.Concepts {
		within(c.About, func(rule, message, fix string) {
			b.suspect(b.main.Problem("concepts."+c.ID+".about", rule, message, fix))
		})
	}
	for i, c := range b.deck.Cards {
		at := func(path string) func(rule, message, fix string) {
			return func(rule, message, fix string) { b.problem(i, path, rule, message, advice(fix)) }
		}
		if fs.ValidPath(c.Image) {
			check(c.Image, at("image"))
		}
		for _, e := range c.marked() {
			within(e.text, at(e.path))
		}
	}
}

func regular(fsys fs.FS, name string) error {
	info, err := fs.Stat(fsys, name)
	if err == nil && !info.Mode().IsRegular() {
		return fmt.Errorf("%s is not a file", name)
	}
	return err
}
