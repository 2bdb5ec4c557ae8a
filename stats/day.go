package stats

import "iter"

// A day is what was answered on a study day.
type day struct {
	reviews int // the drill among them
	crams   int
	voided  int
	young   Share
	mature  Share
	started int // items studied for the first time
	known   int // items that became known, less those that were forgotten
}

// days are the study days by their number. Every answer is counted on one, and millions of
// look-ups in a map would be most of the work; but a clock that was wrong may have dated one
// in the year 9000, so they are kept in pages. The zero value is empty.
type days struct {
	pages []*[pageDays]day // from day firstDay on; nil where nothing was counted
}

const (
	pageDays = 256
	firstDay = -pageDays // the history has days from -2 on
)

// at returns what was answered on a day, to be counted on.
func (d *days) at(n int) *day {
	page, place := (n-firstDay)/pageDays, (n-firstDay)%pageDays
	for page >= len(d.pages) {
		d.pages = append(d.pages, nil)
	}
	if d.pages[page] == nil {
		d.pages[page] = new([pageDays]day)
	}
	return &d.pages[page][place]
}

// of returns what was answered on a day.
func (d *days) of(n int) day {
	page := (n - firstDay) / pageDays
	if n < firstDay || page >= len(d.pages) || d.pages[page] == nil {
		return day{}
	}
	return d.pages[page][(n-firstDay)%pageDays]
}

// all gives the days on which anything was counted, oldest first.
func (d *days) all() iter.Seq2[int, day] {
	return func(yield func(int, day) bool) {
		for p, page := range d.pages {
			if page == nil {
				continue
			}
			for i := range page {
				if page[i] != (day{}) && !yield(firstDay+p*pageDays+i, page[i]) {
					return
				}
			}
		}
	}
}

// studied gives the days with a review, oldest first.
func (d *days) studied() iter.Seq[int] {
	return func(yield func(int) bool) {
		for n, day := range d.all() {
			if day.reviews > 0 && !yield(n) {
				return
			}
		}
	}
}
