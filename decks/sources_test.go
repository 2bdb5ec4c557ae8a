package decks_test

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"goodcard/deck"
)

// cardFaults are cards that name no source, and wrong options that do not say why they are wrong.
func cardFaults(s *set) (faults []string) {
	s.each(func(d *deck.Deck, c *deck.Card) {
		if c.Source == "" {
			faults = append(faults, fmt.Sprintf("%s:%d: %s has no source", c.File, c.Line, c.ID))
		}
		for _, w := range c.Wrong {
			if w.Why == "" {
				faults = append(faults, fmt.Sprintf("%s:%d: %s does not say why %q is wrong", c.File, c.Line, c.ID, w.Text))
			}
		}
	})
	return faults
}

var (
	cited     = regexp.MustCompile(`^(\p{Lu}[^()]*|[^()]*\p{Lu}[^()]*) \(((?:18|19|20)\d\d)\), (\S.*)$`)
	arXivID   = regexp.MustCompile(`, arXiv:((\d\d)\d\d\.\d{4,5})$`)
	yearInID  = regexp.MustCompile(`((?:18|19|20)\d\d)[a-z]?$`)
	yearAtEnd = regexp.MustCompile(` \d{4}$`)
)

// sourceFaults are sources that a reader could not find: without author, year and title, and without an arXiv id with its
// address, another address, or a publisher; and such as two decks tell of in two ways. A text of our own lies beside its deck.
func sourceFaults(s *set) (faults []string) {
	told := map[string]deck.Source{}
	for _, d := range s.decks {
		for _, source := range d.Sources {
			for _, fault := range wrongWith(source) {
				faults = append(faults, fmt.Sprintf("%s, source %s: %s", d.ID, source.ID, fault))
			}
			if before, known := told[source.ID]; known && source.File == "" && before != source {
				faults = append(faults, fmt.Sprintf("%s, source %s: it is told in another way elsewhere: %q", d.ID, source.ID, before.Title))
			}
			if source.File == "" {
				told[source.ID] = source
			}
		}
	}
	return faults
}

// wrongWith returns what keeps a reader from finding a source.
func wrongWith(source deck.Source) (faults []string) {
	if source.File != "" {
		return nil
	}
	m := cited.FindStringSubmatch(source.Title)
	if m == nil {
		return []string{fmt.Sprintf("%q is not of the form Author (year), Title", source.Title)}
	}
	year := m[2]
	if in := yearInID.FindStringSubmatch(source.ID); in == nil || in[1] != year {
		faults = append(faults, fmt.Sprintf("it is of %s by its title: its id ends in that year", year))
	}
	if id := arXivID.FindStringSubmatch(source.Title); id != nil {
		if want := "https://arxiv.org/abs/" + id[1]; source.URL != want {
			faults = append(faults, fmt.Sprintf("its address is %q, and by its arXiv id %s", source.URL, want))
		}
		said, _ := strconv.Atoi(year)
		came, _ := strconv.Atoi("20" + id[2])
		if said < came-1 || said > came+2 {
			faults = append(faults, fmt.Sprintf("arXiv:%s is of %d, and the title says %s", id[1], came, year))
		}
		return faults
	}
	published := slices.ContainsFunc(publishers(), func(name string) bool {
		return strings.HasSuffix(yearAtEnd.ReplaceAllString(source.Title, ""), ", "+name)
	})
	if source.URL == "" && !published {
		faults = append(faults, fmt.Sprintf("%q has neither an arXiv id nor a url, and does not end in a name of testdata/publishers.txt", source.Title))
	}
	return faults
}

// publishers are those of works that have no address.
var publishers = sync.OnceValue(func() (all []string) {
	text, err := os.ReadFile("testdata/publishers.txt")
	if err != nil {
		panic(err)
	}
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			all = append(all, line)
		}
	}
	return all
})
