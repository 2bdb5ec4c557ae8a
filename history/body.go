package history

import (
	"encoding/json"
	"strings"

	"goodcard/scheduler"
)

// An Update names what an update of a deck appended an event for: the version that changed a
// card, and the text that it has since. It is the body of a forget, and part of those of
// seeds and nudges.
type Update struct {
	For  string `json:"for,omitempty"`  // DECK@VERSION
	Text string `json:"text,omitempty"` // 8 hex digits of the content hash of the card in that version
}

// A SeedBody is the body of a [Seed]: a memory as it is known from elsewhere. nil is unknown.
type SeedBody struct {
	Update
	Day        *int     `json:"day"`        // study day from which the interval runs; the day before the seed at the latest
	Interval   *int     `json:"interval"`   // study days; a seed without one sets nothing
	EF         *int     `json:"ef"`         // hundredths
	N          *int     `json:"n"`          // successive repetitions
	Stability  *float64 `json:"stability"`  // days
	Difficulty *float64 `json:"difficulty"` // 1 to 10
	Source     string   `json:"source"`     // who says so
}

// A NudgeBody is the body of a [Nudge].
type NudgeBody struct {
	Update
	Due *int `json:"due"` // study day; a nudge without one does nothing
}

// String returns the body as it is stored.
func (u Update) String() string { return encode(u) }

// String returns the body as it is stored.
func (b SeedBody) String() string { return encode(b) }

// String returns the body as it is stored.
func (b NudgeBody) String() string { return encode(b) }

func encode(body any) string {
	text, err := json.Marshal(body)
	if err != nil {
		panic(err) // numbers and text; NaN is none
	}
	return string(text)
}

// decode reads a body. One that is not well formed, which no goodcard wrote, says nothing.
func decode[T any](text string) (body T) {
	if text == "" || json.Unmarshal([]byte(text), &body) != nil {
		return *new(T)
	}
	return body
}

// update returns the update that an event belongs to, if any.
func (e *Event) update() (Update, bool) {
	switch e.Kind {
	case Forget, Seed, Nudge:
	default:
		return Update{}, false
	}
	if !strings.Contains(e.Body, `"for":`) {
		return Update{}, false
	}
	u := decode[Update](e.Body)
	return u, u.For != ""
}

// seeds reports whether a seed has all that it must have.
func (e *Event) seeds() bool {
	b := decode[SeedBody](e.Body)
	_, _, ok := b.memory(e.Day)
	return ok
}

// memory returns the memory of a seed that stands on a study day, and the day from which its
// interval runs. What is unknown is what SM-2 begins with. What no goodcard wrote is bounded.
func (b *SeedBody) memory(seeded int) (m scheduler.Memory, day int, ok bool) {
	if b.Interval == nil || *b.Interval < 1 {
		return m, 0, false
	}
	m = scheduler.Memory{Interval: *b.Interval, N: 2, EF: 250}
	if b.N != nil {
		m.N = min(max(*b.N, 1), 1000)
	}
	if b.EF != nil {
		m.EF = min(max(*b.EF, 130), 1000)
	}
	if b.Stability != nil && b.Difficulty != nil && *b.Stability > 0 && *b.Difficulty >= 1 && *b.Difficulty <= 10 {
		m.Stability, m.Difficulty = *b.Stability, *b.Difficulty
	}
	day = seeded - 1
	if b.Day != nil {
		day = max(min(day, *b.Day), firstDay)
	}
	return m, day, true
}

// firstDay is the earliest study day that an event can have.
const firstDay = -2
