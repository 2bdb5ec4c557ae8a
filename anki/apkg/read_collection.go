package apkg

import (
	"database/sql"
	"encoding/json"
	"strings"
)

// collection reads what stands once.
func (t *database) collection() (*Collection, error) {
	c := &Collection{Rollover: UsualRollover}
	var conf, models, decks string
	var sizes [3]int64
	err := t.each(`SELECT `+strings.Join([]string{number("crt"), number("mod"),
		number("octet_length(conf)"), number("octet_length(models)"), number("octet_length(decks)"),
		text("conf", maxCommon), text("models", maxCommon), text("decks", maxCommon)}, ", ")+` FROM col LIMIT 1`,
		func(row *sql.Rows) error {
			return row.Scan(&c.Day0, &c.Modified, &sizes[0], &sizes[1], &sizes[2], &conf, &models, &decks)
		})
	if err != nil {
		return nil, err
	}
	if max(sizes[0], sizes[1], sizes[2]) > maxCommon {
		return nil, fault("its collection holds more note types and decks than are read", splitDecks, nil)
	}
	if t.version >= schemaConfig {
		err = t.readConfig(c)
	} else {
		readConf(c, conf)
	}
	if err != nil {
		return nil, err
	}
	if t.version >= schemaNoteTypes {
		if err := t.readNoteTypes(c); err != nil {
			return nil, err
		}
		return c, t.readDecks(c)
	}
	if c.NoteTypes, err = noteTypesOf([]byte(models)); err != nil {
		return nil, fault("its note types cannot be read", checkInIt, err)
	}
	if c.Decks, err = decksOf([]byte(decks)); err != nil {
		return nil, fault("its decks cannot be read", checkInIt, err)
	}
	return c, nil
}

// set takes a setting over that days depend on. What cannot be is as if it were not there.
func (c *Collection) set(name string, value []byte) {
	var n lenientNumber
	if json.Unmarshal(value, &n) != nil || string(value) == "null" {
		return
	}
	switch name {
	case "creationOffset":
		if n >= -maxOffset && n <= maxOffset {
			c.Offset, c.HasOffset = -int(n), true // Anki counts to the west
		}
	case "rollover":
		if n >= 0 && n < 24 {
			c.Rollover = int(n)
		}
	}
}
