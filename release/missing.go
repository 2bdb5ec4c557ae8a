package release

import (
	"fmt"
	"slices"

	"goodcard/deck"
	"goodcard/deck/strictyaml"
	"goodcard/words"
)

// lost returns an error where one of the files that releases left has lost what the others know of: no later
// release could bring it back. Files that are not there, or of different decks, are told otherwise.
func (s *state) lost(beside deck.Companions) error {
	if s.ledger == nil || s.mixed(beside) != nil || s.changes != nil && s.changes.Foreign(s.ledger.Deck) != nil {
		return nil
	}
	for _, err := range []error{s.ledgerLost(beside), s.changesLost(beside), s.releasedLost(beside)} {
		if err != nil {
			return err
		}
	}
	return nil
}

// ledgerLost looks for the lines of cards that the list of changes or the last release know.
func (s *state) ledgerLost(beside deck.Companions) error {
	byID := s.ledger.ByID()
	var lost []string
	look := func(id string) {
		if byID[id] == nil && id != s.ledger.Deck && !slices.Contains(lost, id) {
			lost = append(lost, id)
		}
	}
	if s.released != nil {
		for i := range s.released.Cards {
			look(deck.Full(s.ledger.Deck, s.released.Cards[i].ID))
		}
		for i := range s.released.Retired {
			look(deck.Full(s.ledger.Deck, s.released.Retired[i].ID))
		}
	}
	if s.changes != nil {
		for _, c := range s.changes.Lines {
			look(c.ID)
		}
	}
	return incomplete(beside.Ledger, lost, "the line of %s is missing, which was released: learners' reviews of it would be lost",
		"take the ledger back from git as it was at the last release: "+deck.Checkout("HEAD", beside.Ledger))
}

// changesLost looks for the lines that tell how the cards of the ledger came into the deck.
func (s *state) changesLost(beside deck.Companions) error {
	if s.changes == nil {
		return nil
	}
	type coming struct{ id, version string }
	told := map[coming]bool{}
	for _, c := range s.changes.Lines {
		told[coming{c.ID, c.Version}] = true
	}
	var lost []string
	for _, line := range s.ledger.Lines {
		if !slices.ContainsFunc(line.IDs, func(id string) bool { return told[coming{id, line.First}] }) {
			lost = append(lost, line.ID())
		}
	}
	return incomplete(beside.Changes, lost, "the first line of %s is missing, which tells how the card came into the deck",
		"take the list of changes back from git as it was at the last release: "+deck.Checkout("HEAD", beside.Changes)+"; where two releases were merged, keep the lines of both sides")
}

// releasedLost looks for the cards of the ledger in a released file that is not as it was written, though the ledger is.
// After a merge it is of another version than line 1 of the ledger, or that line does not fit the others.
func (s *state) releasedLost(beside deck.Companions) error {
	if s.released == nil || s.released.Sum == s.ledger.Released || s.released.Version != s.ledger.Version || s.ledger.Misfit(s.ledger.Released) != nil {
		return nil
	}
	return incomplete(beside.Released, s.unlike(), "this is not the release %[2]s that the ledger is of: the text of %[1]s is missing, or reads otherwise",
		"take it back from git as it was at that release: "+deck.Checkout("HEAD", s.releasedPath(beside)), s.ledger.Version)
}

// unlike returns the cards of the ledger that the last release has not, or not as the ledger knows them.
func (s *state) unlike() (ids []string) {
	sums := map[string]string{}
	for _, f := range s.released.Files {
		sums[f.Path] = f.SHA256
	}
	picture := func(path string) (string, bool) { return sums[path], sums[path] != "" }
	hasher := s.released.Hasher()
	live, retired := map[string]deck.Hashes{}, map[string]bool{}
	for i := range s.released.Cards {
		c := &s.released.Cards[i]
		live[deck.Full(s.released.ID, c.ID)] = hasher.Hashes(c, picture)
	}
	for i := range s.released.Retired {
		retired[deck.Full(s.released.ID, s.released.Retired[i].ID)] = true
	}
	for i := range s.ledger.Lines {
		line := &s.ledger.Lines[i]
		was := deck.Hashes{Content: line.Content, Surroundings: line.Surroundings, Unseen: line.Unseen}
		if line.Live() && live[line.ID()] != was || !line.Live() && !retired[line.ID()] {
			ids = append(ids, line.ID())
		}
	}
	return ids
}

// releasedPath returns where the last release lies: a file, or a folder where it is too large for one.
func (s *state) releasedPath(beside deck.Companions) string {
	if len(s.released.Cards) > 0 && s.released.Cards[0].File != beside.Released {
		return beside.ReleasedFolder
	}
	return beside.Released
}

// incomplete returns that a file lacks something of cards; nil where there are none. The message has the cards first.
func incomplete(file string, cards []string, message, fix string, args ...any) error {
	if len(cards) == 0 {
		return nil
	}
	text := cards[0]
	if len(cards) > 1 {
		text += " and of " + words.Count(len(cards)-1, "more card")
	}
	return deck.Problems{{File: file, Rule: "release-incomplete", Severity: strictyaml.Error, Subject: cards[0],
		Message: fmt.Sprintf(message, append([]any{text}, args...)...), Fix: fix}}
}
