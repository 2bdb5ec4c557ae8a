package history

import (
	"encoding/json"
	"errors"
	"strconv"
	"strings"
)

// A Toss is what a coin decided at a review of an item that seemed known: whether it came in
// a wording seen before or in one that was kept back. It is written into the review.
type Toss int

const (
	NoToss Toss = iota
	TossSeen
	TossUnseen

	// A review from before tosses were written down may have been one: it was if the item
	// still had a wording kept back and the coin's side was shown.
	PerhapsSeen
	PerhapsUnseen
)

// tossStored is the study day from which on a review without a toss had none: 1 December
// 2026, when the programs were released that write it down. It never changes.
const tossStored = 20_788

// String returns the word for the toss in the body of a review; empty for no toss.
func (t Toss) String() string {
	switch t {
	case TossSeen:
		return "seen"
	case TossUnseen:
		return "unseen"
	}
	return ""
}

// MarshalText implements encoding.TextMarshaler.
func (t Toss) MarshalText() ([]byte, error) {
	if t.String() == "" {
		return nil, errors.New("there is no toss to write down")
	}
	return []byte(t.String()), nil
}

// UnmarshalText implements encoding.TextUnmarshaler. A word that it does not know is no toss.
func (t *Toss) UnmarshalText(text []byte) error {
	switch string(text) {
	case "seen":
		*t = TossSeen
	case "unseen":
		*t = TossUnseen
	default:
		*t = NoToss
	}
	return nil
}

// Toss returns the toss that a review says it had.
func (e Entry) Toss() Toss {
	if e.Kind != Review || !strings.Contains(e.Body, `"toss"`) {
		return NoToss
	}
	var b ReviewBody
	if err := json.Unmarshal([]byte(e.Body), &b); err != nil {
		return NoToss
	}
	return b.Toss
}

// TossOf returns the toss of a step as far as its item's history tells. Only a counted
// review has one: what was answered earlier that day is fresh in mind. Another program
// tosses no coin.
func TossOf(s Step) Toss {
	if s.Kind != Review || s.Voided || !s.Counted {
		return NoToss
	}
	toss := s.Toss()
	switch {
	case toss != NoToss:
		return toss
	case s.Day >= tossStored || s.ID.Foreign() || !Tossable(s.Before.Memory.Interval, s.Day-s.Before.LastDay):
		return NoToss
	case Coin(s.Item, s.Before.Counted):
		return PerhapsUnseen
	default:
		return PerhapsSeen
	}
}

// tossInterval is from which interval on, in study days, an item seems known well enough to
// be asked in words that were kept back.
const tossInterval = 14

// Tossable reports whether a review so many study days after the last is due, and of an
// interval that is long enough for a toss.
func Tossable(interval, elapsed int) bool { return interval >= tossInterval && elapsed >= interval }

// Coin decides for a wording kept back, by a hash of the item and the number of its counted
// reviews.
func Coin(item string, counted int) bool {
	x := Hash(item + " " + strconv.Itoa(counted))
	x = (x ^ x>>33) * 0xff51afd7ed558ccd // FNV alone mixes its last bytes badly; this is MurmurHash3's finish
	return (x^x>>33)>>63 == 1
}
