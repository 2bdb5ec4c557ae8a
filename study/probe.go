package study

import (
	"context"
	"hash/fnv"
	"slices"
	"strconv"
	"strings"

	"goodcard/deck"
	"goodcard/history"
)

// probeInterval is from which interval on, in study days, a card seems known well enough
// to be asked in words that were kept back.
const probeInterval = 14

// Tossed tells whether a review was one at which a coin decided between a wording kept
// back, a probe, and one already seen: a counted review of an item that was due after 14
// days or more and still had one of these probes. Comparing both sides of the coin, and
// nothing else, shows whether the idea was learned or only the wording. shown are the
// wordings of the item's earlier reviews: a probe is not among them, a seen wording is.
func Tossed(s history.Step, probes []deck.Wording, shown map[string]bool) (probe, ok bool) {
	if s.Kind != history.Review || s.Voided || !s.Counted || !tossable(s.Before.Memory.Interval, s.Day-s.Before.LastDay) ||
		len(unshown(probes, shown)) == 0 {
		return false, false
	}
	probe = coin(s.Item, s.Before.Counted)
	if probe {
		return true, strings.HasPrefix(s.Wording, "unseen:") && !shown[s.Wording]
	}
	return false, !strings.HasPrefix(s.Wording, "unseen:") && shown[s.Wording]
}

// tossable tells whether a review so many days after the last is due and of an interval
// that is long enough.
func tossable(interval, elapsed int) bool { return interval >= probeInterval && elapsed >= interval }

// coin decides for a probe, by a hash of the item and the number of its counted reviews.
func coin(item string, counted int) bool {
	h := fnv.New64a()
	h.Write([]byte(item + " " + strconv.Itoa(counted)))
	x := h.Sum64()
	x = (x ^ x>>33) * 0xff51afd7ed558ccd // FNV alone mixes its last bytes badly; this is MurmurHash3's finish
	return (x^x>>33)>>63 == 1
}

func unshown(probes []deck.Wording, shown map[string]bool) []deck.Wording {
	return slices.DeleteFunc(slices.Clone(probes), func(w deck.Wording) bool { return shown[w.Key] })
}

// wordingFor chooses the wording of a prompt: a rotation that shows none twice running, and
// where an item seems known, by the toss of a coin, a probe or a wording already seen.
// Practice tosses no coin: a probe that it showed would be kept back no more.
func (c *Collection) wordingFor(ctx context.Context, p *Prompt, suffix string) (deck.Wording, error) {
	all := p.Card.Wordings(suffix)
	probes := p.Card.Probes(suffix)
	m := &p.Memory
	today := c.Clock.Today()
	if p.Cram || len(probes) == 0 || m.New() || m.Learning(today) || !tossable(m.Memory.Interval, today-m.LastDay) {
		return nextWording(all, *m), nil
	}
	steps, err := c.db.Steps(ctx, p.Item)
	if err != nil {
		return deck.Wording{}, err
	}
	shown := map[string]bool{}
	for _, s := range steps {
		if s.Kind == history.Review && !s.Voided {
			shown[s.Wording] = true
		}
	}
	left := unshown(probes, shown)
	switch {
	case len(left) == 0:
		return nextWording(all, *m), nil
	case coin(p.Item, m.Counted):
		return left[0], nil
	}
	seen := slices.DeleteFunc(slices.Clone(all), func(w deck.Wording) bool { return !shown[w.Key] })
	if len(seen) == 0 {
		return nextWording(all, *m), nil // all that was shown has been rewritten since
	}
	return nextWording(seen, *m), nil
}
