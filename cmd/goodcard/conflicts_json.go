package main

import (
	"goodcard/deck"
	"goodcard/study"
)

// A conflictJSON is a card with the learner's own versions of it.
type conflictJSON struct {
	Card     string        `json:"card"`
	Gone     bool          `json:"gone"`
	Settled  bool          `json:"settled"`
	Versions []versionJSON `json:"versions"`
}

// A versionJSON is a learner's own version of a card.
type versionJSON struct {
	ID          string             `json:"id"`
	At          string             `json:"at"`
	Device      string             `json:"device"`
	DeckVersion *string            `json:"deck_version"`
	State       study.VersionState `json:"state"`
	Fields      []ownFieldJSON     `json:"fields"`
	Text        *string            `json:"text"`
}

// An ownFieldJSON is a text of an own version: a string, an array or null.
type ownFieldJSON struct {
	Key   string     `json:"key"`
	Was   deck.Value `json:"was"`
	Now   deck.Value `json:"now"`
	Mine  deck.Value `json:"mine"`
	Moved bool       `json:"moved"`
}

func conflictOf(found study.Conflict) conflictJSON {
	return conflictJSON{found.Card, found.Gone, found.Versions.Settled(),
		versionsOf(study.OwnVersions(&found.Theirs, &found.Versions))}
}

func versionsOf(versions []study.OwnVersion) []versionJSON {
	list := make([]versionJSON, len(versions))
	for i, v := range versions {
		list[i] = versionJSON{ID: v.ID.String(), At: momentJSON(v.Moment), Device: v.Device, DeckVersion: present(v.DeckVersion),
			State: v.State, Fields: make([]ownFieldJSON, len(v.Fields))}
		for j, f := range v.Fields {
			list[i].Fields[j] = ownFieldJSON{f.Key, f.Base, f.Now, f.Mine, f.Moved}
		}
		if v.State == study.OfNewer || v.State == study.NotReadable {
			list[i].Text = new(v.Body)
		}
	}
	return list
}
