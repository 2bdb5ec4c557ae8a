package diff

import (
	"cmp"
	"slices"
)

const (
	kin         = 0.5       // share of common words from which on two entries of a list are one, worded anew
	mostEntries = 100       // that each are compared with each
	mostWords   = 1_000_000 // that this may take
)

// paired returns the entries of two lists in pairs, in the order of the new one and then those that went:
// equal ones first, then such as have the most words in common. What has no partner stands beside "".
func paired(old, new []string) [][2]string {
	partner := make([]int, len(new)) // index of the old one, or -1
	taken := make([]bool, len(old))
	at := map[string][]int{}
	for i, text := range old {
		at[collapsed(text)] = append(at[collapsed(text)], i)
	}
	var loose []int
	for i, text := range new {
		partner[i] = -1
		if same := at[collapsed(text)]; len(same) > 0 {
			partner[i], at[collapsed(text)] = same[0], same[1:]
			taken[same[0]] = true
		} else {
			loose = append(loose, i)
		}
	}
	for _, m := range matches(old, new, taken, loose) {
		if !taken[m.old] && partner[m.new] < 0 {
			partner[m.new], taken[m.old] = m.old, true
		}
	}
	var pairs [][2]string
	for i, text := range new {
		if partner[i] >= 0 {
			pairs = append(pairs, [2]string{old[partner[i]], text})
		} else {
			pairs = append(pairs, [2]string{"", text})
		}
	}
	for i, text := range old {
		if !taken[i] {
			pairs = append(pairs, [2]string{text, ""})
		}
	}
	return pairs
}

type match struct {
	old, new int
	share    float64
}

// matches returns which entries without a partner may be one another, the likeliest first.
func matches(old, new []string, taken []bool, loose []int) []match {
	var all []match
	if len(loose) > mostEntries || len(old) > mostEntries {
		return nil
	}
	words := make([][]string, len(old))
	steps := 0
	for i, text := range old {
		if !taken[i] {
			words[i] = tokensOf(text)
		}
	}
	for _, n := range loose {
		mine := tokensOf(new[n])
		for o := range old {
			if steps += len(words[o]) + len(mine); steps > mostWords {
				return all
			}
			if share := dice(words[o], mine); !taken[o] && share >= kin {
				all = append(all, match{o, n, share})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b match) int { return cmp.Compare(b.share, a.share) })
	return all
}
