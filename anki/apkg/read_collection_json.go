package apkg

import (
	"cmp"
	"encoding/json"
	"slices"
)

func readConf(c *Collection, conf string) {
	_ = eachMember([]byte(conf), maxTypes, func(key string, value json.RawMessage) error {
		c.set(key, value)
		return nil
	})
}

// noteTypesOf reads the note types of a collection that has them as JSON.
func noteTypesOf(models []byte) ([]NoteType, error) {
	var all []NoteType
	err := eachMember(models, maxTypes, func(key string, value json.RawMessage) error {
		var m struct {
			ID, OriginalID lenientNumber
			Name, CSS      lenientText
			Type           lenientNumber
			Mod            lenientNumber
			Sortf          lenientNumber
			Flds           parts[struct {
				ID                        lenientNumber
				Name, Description         lenientText
				Size                      lenientNumber
				RTL, PlainText, Collapsed lenientNumber
				PreventDeletion           lenientNumber
			}]
			Tmpls parts[struct {
				ID               lenientNumber
				Name, Qfmt, Afmt lenientText
			}]
		}
		if err := json.Unmarshal(value, &m); err != nil {
			return err
		}
		if m.ID == 0 {
			_ = m.ID.UnmarshalJSON([]byte(key))
		}
		t := NoteType{ID: int64(m.ID), OriginalID: int64(m.OriginalID), Name: string(m.Name), Cloze: m.Type == 1,
			Modified: int64(m.Mod), SortField: int(m.Sortf), CSS: string(m.CSS)}
		for _, f := range m.Flds {
			t.Fields = append(t.Fields, Field{ID: int64(f.ID), Name: string(f.Name), Description: string(f.Description), Size: int(f.Size),
				RTL: f.RTL != 0, PlainText: f.PlainText != 0, Collapsed: f.Collapsed != 0, Required: f.PreventDeletion != 0})
		}
		for _, m := range m.Tmpls {
			t.Templates = append(t.Templates, Template{ID: int64(m.ID), Name: string(m.Name), Question: string(m.Qfmt), Answer: string(m.Afmt)})
		}
		all = append(all, t)
		return nil
	})
	return sortedTypes(all), err
}

// sortedTypes puts note types in the order of their ids. Of several with one id the last remains.
func sortedTypes(all []NoteType) []NoteType {
	slices.Reverse(all)
	slices.SortStableFunc(all, func(a, b NoteType) int { return cmp.Compare(a.ID, b.ID) })
	return slices.CompactFunc(all, func(a, b NoteType) bool { return a.ID == b.ID })
}

// decksOf reads the decks of a collection that has them as JSON.
func decksOf(decks []byte) ([]Deck, error) {
	var all []Deck
	err := eachMember(decks, maxDecks, func(key string, value json.RawMessage) error {
		var m struct {
			ID         lenientNumber
			Name, Desc lenientText
			Md, Dyn    lenientNumber
		}
		if err := json.Unmarshal(value, &m); err != nil {
			return err
		}
		if m.ID == 0 {
			_ = m.ID.UnmarshalJSON([]byte(key))
		}
		all = append(all, Deck{ID: int64(m.ID), Name: string(m.Name), Description: string(m.Desc), Markdown: m.Md != 0, Filtered: m.Dyn != 0})
		return nil
	})
	return sortedDecks(all), err
}

func sortedDecks(all []Deck) []Deck {
	slices.Reverse(all)
	slices.SortStableFunc(all, func(a, b Deck) int { return cmp.Compare(a.ID, b.ID) })
	return slices.CompactFunc(all, func(a, b Deck) bool { return a.ID == b.ID })
}
