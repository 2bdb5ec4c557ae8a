package study

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"

	"goodcard/storage"
	"goodcard/words"
)

// MoreNew is how many new items are offered at once.
const MoreNew = 10

// An Offer says which new items can come beside those of the plan, and why no more come by
// themselves. It is asked of the plan that would bring them, so what it offers comes.
type Offer struct {
	Cards   int    // new items that come if as many are asked for; MoreNew at most
	Pause   *Pause // why no new item comes unasked; nil where that is not it
	PerDay  int    // new items a day, where the day has had them and more could come; 0 where that is not it
	Install string // a shipped deck to install, where no deck is or nothing new is left; may be empty
	NextDue *int   // the next study day of which a session would hold due items; nil for none
	Due     int    // how many it would hold

	// Why Cards is 0.
	NoDeck    bool // no deck is installed
	NoCard    bool // no installed card is among what was asked for
	Held      Held
	Suspended int   // new items
	Aside     int   // new items that wait for another day: buried, or a sibling of theirs is due or was studied
	Later     int   // new items that wait for a path: until a unit opens, or it is done
	Opens     *Unit // the unit of a path that opens next; nil where none does

	selection Selection
}

// Offer says what 'goodcard review' with a selection and --new could bring now.
func (c *Collection) Offer(ctx context.Context, sel Selection) (Offer, error) {
	return c.offer(ctx, sel, 0)
}

// Offer says what [Session.More] could bring now.
func (s *Session) Offer(ctx context.Context) (Offer, error) {
	return s.c.offer(ctx, s.opts.Selection, s.newDone)
}

func (c *Collection) offer(ctx context.Context, sel Selection, newDone int) (Offer, error) {
	on, err := c.ground(ctx, c.Clock.Today(), sel)
	if err != nil {
		return Offer{}, err
	}
	return c.offerOn(ctx, on, sel, newDone)
}

// offerOn says what a plan of a selection that stands on this could bring of new items.
func (c *Collection) offerOn(ctx context.Context, on ground, sel Selection, newDone int) (o Offer, err error) {
	o.selection = sel
	p := plan{ground: on}
	if err := c.planNew(ctx, &p, MoreNew, newDone); err != nil {
		return o, err
	}
	o.Cards = len(p.main)
	if next, items, err := c.nextDue(ctx, sel, on.filter); err != nil {
		return o, err
	} else if items > 0 {
		o.NextDue, o.Due = &next, items
	}
	if o.Pause, err = c.pause(ctx, &p.ground); err != nil {
		return o, err
	}
	if o.Cards == 0 {
		return o, c.noOffer(ctx, &o, on.filter)
	}
	if o.Pause == nil && on.done.New >= c.Settings.NewPerDay {
		o.PerDay = c.Settings.NewPerDay
	}
	return o, nil
}

// noOffer finds out why no new item can come of what f lets through.
func (c *Collection) noOffer(ctx context.Context, o *Offer, f storage.Filter) error {
	decks, err := c.db.Decks(ctx)
	if err != nil {
		return err
	}
	o.NoDeck = !slices.ContainsFunc(decks, func(d storage.Deck) bool { return d.Active })
	rest, err := c.db.Rest(ctx, c.Clock.Today(), f)
	if err != nil {
		return err
	}
	if o.Held, err = c.held(ctx, f); err != nil {
		return err
	}
	o.NoCard, o.Suspended = !rest.Any, rest.Suspended
	o.Later = rest.Later
	o.Aside = max(rest.New-o.Held.Items-o.Later, 0)
	if o.Later > 0 {
		if o.Opens, err = c.opensNext(ctx); err != nil {
			return err
		}
	}
	if o.NoDeck || rest.New == 0 && f.All() {
		o.Install = c.nextShipped(decks)
	}
	if shipped := c.Shipped(); o.NoDeck && o.Install == "" && len(shipped) > 0 {
		o.Install = shipped[0] // which was removed
	}
	return nil
}

// nextShipped returns the first deck that the program brings and that was never installed;
// empty if there is none.
func (c *Collection) nextShipped(decks []storage.Deck) string {
	for _, name := range c.Shipped() {
		if !slices.ContainsFunc(decks, func(d storage.Deck) bool { return d.ID == name }) {
			return name
		}
	}
	return ""
}

// Next says when due cards come again, and how many; date writes a study day. It is empty where none does.
func (o Offer) Next(date func(day int) string) string {
	if o.NextDue == nil {
		return ""
	}
	if o.Due == 1 {
		return "The next due card comes on " + date(*o.NextDue) + "."
	}
	return fmt.Sprintf("The next %d due cards come on %s.", o.Due, date(*o.NextDue))
}

// Says tells why no more new cards come by themselves, in sentences.
func (o Offer) Says() []string {
	var says []string
	add := func(format string, args ...any) { says = append(says, fmt.Sprintf(format, args...)) }
	switch {
	case o.NoDeck:
		add("No deck is installed: 'goodcard install %s' installs one.", cmp.Or(o.Install, "FILE"))
		return says
	case o.NoCard:
		add("No installed card is among what was asked for.")
		return says
	case o.Pause != nil:
		add("%s", o.Pause)
	case o.PerDay > 0:
		add("Today has had its %s.", words.Count(o.PerDay, "new card"))
	}
	if o.Cards > 0 {
		return says
	}
	if o.Held.Items+o.Suspended+o.Aside+o.Later == 0 {
		of := ""
		if o.narrow() {
			of = " of what was asked for"
		}
		add("No new card%s is left.", of)
	}
	if o.Held.Items > 0 {
		add("%s", o.Held)
	}
	for _, text := range []string{o.SaysAside(), o.SaysLater()} {
		if text != "" {
			add("%s", text)
		}
	}
	if o.Suspended > 0 {
		them := "them"
		if o.Suspended == 1 {
			them = "it"
		}
		add("%s suspended: 'goodcard cards --state suspended' lists %s.", words.Agree(o.Suspended, "new card", "is", "are"), them)
	}
	if o.Install != "" {
		add("'goodcard install %s' brings another deck.", o.Install)
	}
	return says
}

// narrow reports whether less than all was asked for.
func (o Offer) narrow() bool {
	return len(o.selection.Decks) > 0 || o.selection.Tag != "" || o.selection.Concept != ""
}

// SaysAside tells how many new cards wait for another day; empty for none.
func (o Offer) SaysAside() string {
	if o.Aside == 0 {
		return ""
	}
	return words.Agree(o.Aside, "new card", "waits", "wait") + " for another day: buried, or a sibling has its turn today."
}

// SaysLater tells how many new cards wait for a path; empty for none.
func (o Offer) SaysLater() string {
	switch {
	case o.Later == 0:
		return ""
	case o.Opens != nil:
		return words.Agree(o.Later, "new card", "waits", "wait") + " for a path: " + o.Opens.opening() + "."
	default:
		return words.Agree(o.Later, "new card", "waits", "wait") + " until the path is done."
	}
}

// Command returns the command that brings n new cards, or as many as can come, with their
// number; 0 where none can.
func (o Offer) Command(n int) (command string, cards int) {
	n = min(n, o.Cards)
	if n == 0 {
		return "", 0
	}
	typed := append([]string{"review"}, o.selection.Decks...)
	if o.selection.Tag != "" {
		typed = append(typed, "--tag", o.selection.Tag)
	}
	if o.selection.Concept != "" {
		typed = append(typed, "--concept", o.selection.Concept)
	}
	return words.Command(append(typed, "--new", strconv.Itoa(n))...), n
}
