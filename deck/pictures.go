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
	check := func(card int, path, picture string) {
		err, known := found[picture]
		if !known {
			err = regular(fsys, picture)
			found[picture] = err
		}
		switch {
		case err == nil:
		case errors.Is(err, fs.ErrNotExist):
			b.problem(card, path, "no-picture", fmt.Sprintf("the picture %s is not in the folder of the deck", picture), "")
		default:
			b.problem(card, path, "no-picture", fmt.Sprintf("the picture %s cannot be read from within the folder of the deck", picture), "put the file itself below the folder; links that leave it are not followed")
		}
	}
	for i, c := range b.deck.Cards {
		if fs.ValidPath(c.Image) {
			check(i, "image", c.Image)
		}
		for _, e := range c.texts() {
			if strings.Contains(e.text, "![") && len(e.text) <= strictyaml.MaxText {
				walk(markup.Parse(e.text), func(n *markup.Node) {
					if n.Kind == markup.Image {
						check(i, e.path, n.Address)
					}
				})
			}
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
