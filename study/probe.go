package study

import (
	"context"
	"slices"
	"strings"

	"goodcard/deck"
	"goodcard/history"
)

// Tossed reports whether a review was one at which a coin decided between a wording kept
// back, a probe, and one already seen. Comparing both sides of the coin, and nothing else,
// shows whether the idea was learned or only the wording.
//
// A review of before tosses were written down was one if the item still had one of these
// probes, given by their keys, and the side of the coin was shown. shown are the wordings of
// its earlier reviews: a probe is not among them, a seen wording is.
func Tossed(a history.Answer, probes []string, shown map[string]bool) (probe, ok bool) {
	switch toss := a.Toss; {
	case toss == history.TossSeen || toss == history.TossUnseen:
		return toss == history.TossUnseen, true
	case toss == history.NoToss || !slices.ContainsFunc(probes, func(key string) bool { return !shown[key] }):
		return false, false
	case toss == history.PerhapsUnseen:
		return true, strings.HasPrefix(a.Wording, "unseen:") && !shown[a.Wording]
	default:
		return false, !strings.HasPrefix(a.Wording, "unseen:") && shown[a.Wording]
	}
}

func unshown(probes []deck.Wording, shown map[string]bool) []deck.Wording {
	return slices.DeleteFunc(slices.Clone(probes), func(w deck.Wording) bool { return shown[w.Key] })
}

// wordingFor chooses the wording of a prompt: a rotation that shows none twice running, and
// where an item seems known, by the toss of a coin, a probe or a wording already seen.
// Practice tosses no coin: a probe that it showed would be kept back no more.
func (c *Collection) wordingFor(ctx context.Context, p *Prompt, suffix string) (deck.Wording, history.Toss, error) {
	all := p.Card.Wordings(suffix)
	probes := p.Card.Probes(suffix)
	m := &p.Memory
	today := c.Clock.Today()
	if p.Cram || len(probes) == 0 || m.New() || p.Drill || !history.Tossable(m.Memory.Interval, today-m.LastDay) {
		return nextWording(all, *m), history.NoToss, nil
	}
	steps, err := c.db.Steps(ctx, p.Item)
	if err != nil {
		return deck.Wording{}, history.NoToss, err
	}
	if w, toss := tossTakenBack(steps, append(slices.Clone(all), probes...)); toss != history.NoToss {
		return w, toss, nil
	}
	shown := map[string]bool{} // what was taken back has been shown all the same
	for _, s := range steps {
		if s.Kind == history.Review {
			shown[s.Wording] = true
		}
	}
	left := unshown(probes, shown)
	seen := slices.DeleteFunc(slices.Clone(all), func(w deck.Wording) bool { return !shown[w.Key] })
	switch {
	case len(left) == 0 || len(seen) == 0: // one side of the coin only, as where all that was shown has been rewritten
		return nextWording(all, *m), history.NoToss, nil
	case history.Coin(p.Item, m.Counted):
		return left[0], history.TossUnseen, nil
	default:
		return nextWording(seen, *m), history.TossSeen, nil
	}
}

// tossTakenBack returns the newest toss of an item with its wording, if it was taken back,
// nothing was counted since and the card still has that wording: a grade that was given by
// mistake is given again under the conditions of the first.
func tossTakenBack(steps []history.Step, wordings []deck.Wording) (deck.Wording, history.Toss) {
	for _, s := range slices.Backward(steps) {
		toss := s.Toss()
		if s.Counted || toss != history.NoToss && !s.Voided {
			break
		}
		if toss == history.NoToss {
			continue
		}
		if at := slices.IndexFunc(wordings, func(w deck.Wording) bool { return w.Key == s.Wording }); at >= 0 {
			return wordings[at], toss
		}
		break
	}
	return deck.Wording{}, history.NoToss
}
