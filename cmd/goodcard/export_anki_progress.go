package main

import (
	"fmt"
	"strconv"
	"strings"

	"goodcard/anki"
	"goodcard/anki/apkg"
	"goodcard/words"

	"github.com/urfave/cli/v2"
)

// progressFlags say whether what the learner knows goes out, and to which Anki.
type progressFlags struct {
	wanted bool
	hour   *int // at which Anki's day begins; nil for the one that it has unless set
}

func (f *progressFlags) with() cli.Flag {
	return toggle("with-progress", &f.wanted, "what you know and did too: due days, reviews, what is suspended or flagged, your own versions and notes; for an Anki that lacks these cards")
}

func (f *progressFlags) rollover() cli.Flag {
	set := func(text string) error {
		n, err := strconv.Atoi(text)
		if err != nil || n < 0 || n > 23 {
			return fmt.Errorf("an hour from 0 to 23 was expected")
		}
		f.hour = &n
		return nil
	}
	return checked("anki-rollover", set, "the hour `H` at which a day begins in your Anki: Preferences, Review, \"Next day starts at\"; 4 unless you changed it")
}

func (f *progressFlags) progress() *anki.Progress {
	switch {
	case !f.wanted:
		return nil
	case f.hour == nil:
		return &anki.Progress{Rollover: apkg.UsualRollover}
	default:
		return &anki.Progress{Rollover: *f.hour}
	}
}

type sentJSON struct {
	Rollover    int         `json:"rollover"`
	Cards       int         `json:"cards"`
	Reviews     int         `json:"reviews"`
	Suspended   int         `json:"suspended"`
	Flagged     int         `json:"flagged"`
	OwnVersions int         `json:"own_versions"`
	OwnNotes    int         `json:"own_notes"`
	LeftOut     sentOutJSON `json:"left_out"`
}

type sentOutJSON struct {
	Buried        int `json:"buried"`
	AgainToday    int `json:"again_today"`
	FutureReviews int `json:"future_reviews"`
	OtherReviews  int `json:"other_reviews"`
}

func sentOf(s *anki.Sent) *sentJSON {
	if s == nil {
		return nil
	}
	return &sentJSON{s.Rollover, s.Cards, s.Reviews, s.Suspended, s.Flagged, s.Own, s.Notes, sentOutJSON{s.Buried, s.Again, s.Ahead, s.Beside}}
}

// tellProgress says on stderr what of the learner went out, what Anki cannot be told, and when Anki
// takes it.
func (e *Env) tellProgress(s *anki.Sent) {
	if s == nil {
		return
	}
	e.say("your progress: %s begun, with %s", words.Agree(s.Cards, "card", "is", "are"), words.Count(s.Reviews, "answer"))
	for _, part := range []struct {
		n    int
		says string
	}{
		{s.Suspended, words.Agree(s.Suspended, "card", "is", "are") + " suspended there too"},
		{s.Flagged, words.Agree(s.Flagged, "card", "has", "have") + " a red flag there"},
		{s.Own, words.Agree(s.Own, "note", "is in your own version", "are in your own versions")},
		{s.Notes, words.Agree(s.Notes, "note", "has", "have") + " what you noted"},
		{s.Buried, words.Agree(s.Buried, "card", "is", "are") + " buried here for today, and not there"},
		{s.Again, words.Agree(s.Again, "card", "comes again here today, and there on the day on which it is due", "come again here today, and there on the days on which they are due")},
		{s.Ahead, words.Agree(s.Ahead, "answer", "is", "are") + " dated after now, by a clock that was wrong, and not in it"},
		{s.Beside, words.Agree(s.Beside, "review", "is of a card that is not in it", "are of cards that are not in it")},
	} {
		if part.n > 0 {
			e.say("  %s", part.says)
		}
	}
	lines := withProgress
	if s.Here != s.Rollover {
		lines += fmt.Sprintf("\nDays begin at %d:00 here and at %d:00 in the Anki that this is for: what is due on a date is due on that date there.", s.Here, s.Rollover)
	}
	for _, line := range strings.Split(lines, "\n") {
		e.say("%s", line)
	}
}

// withProgress says when Anki takes progress. The names are those of Anki 26.09.
const withProgress = `Anki takes progress with a note only when it gets that note for the first time, and only where "Import any learning progress" is on.
Of notes that you have there already it keeps what it knows itself.`
