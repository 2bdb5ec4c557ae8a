package apkg

import (
	"cmp"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"google.golang.org/protobuf/encoding/protowire"
)

func (t *database) readConfig(c *Collection) error {
	return t.each(`SELECT `+text("key", maxWord)+`, `+blob("val", maxWord)+` FROM config WHERE key IN ('creationOffset', 'rollover')`, func(row *sql.Rows) error {
		var key string
		var value []byte
		if err := row.Scan(&key, &value); err != nil {
			return err
		}
		c.set(key, value)
		return nil
	})
}

// A part is a row of a table that holds fields or templates.
type part struct {
	of, ord int64
	name    string
	config  []byte
}

// readNoteTypes reads the note types of a collection that has tables for them.
func (t *database) readNoteTypes(c *Collection) error {
	room := maxCommon
	err := t.each(`SELECT `+strings.Join([]string{number("id"), text("name", maxWord), number("mtime_secs"), blob("config", maxCommon)}, ", ")+` FROM notetypes NOT INDEXED`,
		func(row *sql.Rows) error {
			var n NoteType
			var config []byte
			if err := row.Scan(&n.ID, &n.Name, &n.Modified, &config); err != nil {
				return err
			}
			if room -= len(config) + len(n.Name); room < 0 || len(c.NoteTypes) == maxTypes {
				return tooManyTypes()
			}
			n.Name = valid(n.Name)
			if err := n.configure(config); err != nil {
				return fault(fmt.Sprintf("its note type %q cannot be read", n.Name), checkInIt, err)
			}
			c.NoteTypes = append(c.NoteTypes, n)
			return nil
		})
	if err != nil {
		return err
	}
	c.NoteTypes = sortedTypes(c.NoteTypes)
	fields, err := t.parts("fields", &room)
	if err != nil {
		return err
	}
	templates, err := t.parts("templates", &room)
	if err != nil {
		return err
	}
	for i := range c.NoteTypes {
		n := &c.NoteTypes[i]
		for _, p := range fields[n.ID] {
			f := Field{Name: valid(p.name)}
			if err := f.configure(p.config); err != nil {
				return fault(fmt.Sprintf("the fields of its note type %q cannot be read", n.Name), checkInIt, err)
			}
			n.Fields = append(n.Fields, f)
		}
		for _, p := range templates[n.ID] {
			m := Template{Name: valid(p.name)}
			if err := m.configure(p.config); err != nil {
				return fault(fmt.Sprintf("the templates of its note type %q cannot be read", n.Name), checkInIt, err)
			}
			n.Templates = append(n.Templates, m)
		}
	}
	return nil
}

func tooManyTypes() error {
	return fault("its collection holds more note types than are read", splitDecks, nil)
}

// parts reads the rows of a table of fields or templates, by note type and in their order. Of the
// bytes that there is room for, it takes what they need.
func (t *database) parts(table string, room *int) (map[int64][]part, error) {
	all := map[int64][]part{}
	err := t.each(`SELECT `+strings.Join([]string{number("ntid"), number("ord"), text("name", maxWord), blob("config", maxCommon)}, ", ")+` FROM `+table+` NOT INDEXED`,
		func(row *sql.Rows) error {
			const atLeast = 64 // bytes that a row takes in memory
			var p part
			if err := row.Scan(&p.of, &p.ord, &p.name, &p.config); err != nil {
				return err
			}
			if *room -= len(p.config) + len(p.name) + atLeast; *room < 0 || len(all[p.of]) == maxParts {
				return tooManyTypes()
			}
			all[p.of] = append(all[p.of], p)
			return nil
		})
	for _, of := range all {
		slices.SortStableFunc(of, func(a, b part) int { return cmp.Compare(a.ord, b.ord) })
	}
	return all, err
}

func (n *NoteType) configure(config []byte) error {
	return eachField(config, func(number protowire.Number, value wire) {
		switch number {
		case 1:
			n.Cloze = value.number == 1
		case 2:
			n.SortField = int(uint32(value.number))
		case 3:
			n.CSS = value.text()
		case 10:
			n.OriginalID = int64(value.number)
		}
	})
}

func (f *Field) configure(config []byte) error {
	return eachField(config, func(number protowire.Number, value wire) {
		switch number {
		case 2:
			f.RTL = value.flag()
		case 4:
			f.Size = int(uint32(value.number))
		case 5:
			f.Description = value.text()
		case 6:
			f.PlainText = value.flag()
		case 7:
			f.Collapsed = value.flag()
		case 9:
			f.ID = int64(value.number)
		case 11:
			f.Required = value.flag()
		}
	})
}

func (m *Template) configure(config []byte) error {
	return eachField(config, func(number protowire.Number, value wire) {
		switch number {
		case 1:
			m.Question = value.text()
		case 2:
			m.Answer = value.text()
		case 8:
			m.ID = int64(value.number)
		}
	})
}

// readDecks reads the decks of a collection that has a table for them.
func (t *database) readDecks(c *Collection) error {
	room := maxCommon
	err := t.each(`SELECT `+strings.Join([]string{number("id"), text("name", maxWord), blob("kind", maxCommon)}, ", ")+` FROM decks NOT INDEXED`,
		func(row *sql.Rows) error {
			var d Deck
			var kind []byte
			if err := row.Scan(&d.ID, &d.Name, &kind); err != nil {
				return err
			}
			if room -= len(kind) + len(d.Name); room < 0 || len(c.Decks) == maxDecks {
				return fault("its collection holds more decks than are read", splitDecks, nil)
			}
			d.Name = valid(strings.ReplaceAll(d.Name, "\x1f", "::"))
			if err := d.configure(kind); err != nil {
				return fault(fmt.Sprintf("its deck %q cannot be read", d.Name), checkInIt, err)
			}
			c.Decks = append(c.Decks, d)
			return nil
		})
	c.Decks = sortedDecks(c.Decks)
	return err
}

func (d *Deck) configure(kind []byte) error {
	var inner error
	err := eachField(kind, func(number protowire.Number, value wire) {
		d.Filtered = number == 2
		if number != 1 {
			return
		}
		inner = eachField(value.bytes, func(number protowire.Number, value wire) {
			switch number {
			case 4:
				d.Description = value.text()
			case 5:
				d.Markdown = value.flag()
			}
		})
	})
	return errors.Join(err, inner)
}
