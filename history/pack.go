package history

import (
	"encoding/binary"
	"errors"
	"math"

	"goodcard/scheduler"
)

// A Packer packs the answers of an item into some six bytes each. They are kept with its
// memory, made by the same replay: figures are read from them and not from the history. The
// zero value is ready.
//
// An answer is a byte of kind, voided, counted and grade, where it tells so a second one of
// what is rare, the days since the answer before it as a varint, and what these bytes say
// that there is: the number of its wording, a new one with its text; milliseconds; interval.
type Packer struct {
	packed   []byte
	day      int
	wordings []string
	wording  int
	known    bool
}

const ( // the first byte: kind, what became of it, and the grade in three bits
	packedReview  = 0
	packedCram    = 1
	packedForget  = 2
	packedKind    = 3
	packedVoided  = 1 << 2
	packedCounted = 1 << 3
	gradeShift    = 4
	packedMore    = 1 << 7 // a second byte follows
)

const ( // the second byte, with the toss in three bits
	moreWording = 1 << 0 // another wording than that of the review before it
	moreFirst   = 1 << 1
	moreKnown   = 1 << 2 // the item became known, or ceased to be
	tossShift   = 3
	tossBits    = 7
	moreLate    = 1 << 6
	moreOld     = 1 << 7
)

// Add packs a step, where figures need anything of it; it is what [Policy.Replay] visits.
func (p *Packer) Add(s Step) {
	if a, needed := AnswerOf(s); needed {
		p.add(&a)
	}
}

func (p *Packer) add(a *Answer) {
	first, more := p.head(a)
	wording := p.wording
	if stands(a) {
		if wording = p.number(a.Wording); wording != p.wording {
			more |= moreWording
		}
	}
	if more != 0 {
		p.packed = append(p.packed, first|packedMore, more)
	} else {
		p.packed = append(p.packed, first)
	}
	p.packed = binary.AppendVarint(p.packed, int64(a.Day-p.day))
	if more&moreWording != 0 {
		p.packed = binary.AppendUvarint(p.packed, uint64(wording))
		if wording > len(p.wordings) {
			p.packed = binary.AppendUvarint(p.packed, uint64(len(a.Wording)))
			p.packed = append(p.packed, a.Wording...)
			p.wordings = append(p.wordings, a.Wording)
		}
	}
	if timed(a) {
		p.packed = binary.AppendUvarint(p.packed, uint64(a.MS))
	}
	if led(a) {
		p.packed = binary.AppendUvarint(p.packed, uint64(a.Interval))
	}
	p.day, p.wording, p.known = a.Day, wording, a.Known
}

func (p *Packer) head(a *Answer) (first, more byte) {
	first = byte(a.Grade) << gradeShift
	switch a.Kind {
	case Cram:
		first |= packedCram
	case Forget:
		first |= packedForget
	}
	if a.Voided {
		first |= packedVoided
	}
	if a.Counted {
		first |= packedCounted
	}
	if a.First {
		more |= moreFirst
	}
	if a.Late {
		more |= moreLate
	}
	if a.Old {
		more |= moreOld
	}
	if a.Known != p.known {
		more |= moreKnown
	}
	return first, more | byte(a.Toss)<<tossShift
}

// number returns the number of a wording: 0 for the card's own, then as they first came, and
// the next one for a wording that is new.
func (p *Packer) number(wording string) int {
	if wording == "" {
		return 0
	}
	for i, w := range p.wordings {
		if w == wording {
			return i + 1
		}
	}
	return len(p.wordings) + 1
}

// sound reports whether what is told of a review can be true together.
func (a *Answer) sound() bool {
	switch {
	case !stands(a):
		return !a.Counted && !a.First && !a.Late && !a.Old
	case a.Counted:
		return !a.Old && (!a.First || !a.Late)
	default:
		return !a.Late && (!a.First || a.Old)
	}
}

func stands(a *Answer) bool { return a.Kind == Review && !a.Voided }
func timed(a *Answer) bool  { return a.Kind != Forget && !a.Voided }
func led(a *Answer) bool    { return a.Counted && !a.First }

// Packed returns what was packed; it is good until the next Add or Reset. Without an answer
// it is empty.
func (p *Packer) Packed() []byte { return p.packed }

// Reset makes the packer ready for another item.
func (p *Packer) Reset() {
	*p = Packer{packed: p.packed[:0], wordings: p.wordings[:0]}
}

// Unpack appends the answers that a [Packer] packed to answers. An error says that the bytes
// are not of a Packer; then no answers are returned.
func Unpack(packed []byte, answers []Answer) ([]Answer, error) {
	u := unpacker{rest: packed}
	for len(u.rest) > 0 {
		answers = append(answers, Answer{})
		u.next(&answers[len(answers)-1])
		if u.bad {
			return nil, errPacked
		}
	}
	return answers, nil
}

var errPacked = errors.New("the kept answers of an item are damaged: 'goodcard doctor --rebuild' makes them anew")

// lastDay is the latest study day that an event can have.
const lastDay = 2_932_898

type unpacker struct {
	rest     []byte
	bad      bool
	day      int
	wordings []string
	wording  string
	known    bool
}

func (u *unpacker) next(a *Answer) {
	first, more := u.byte(), byte(0)
	if first&packedMore != 0 {
		more = u.byte()
	}
	switch first & packedKind {
	case packedReview:
		a.Kind = Review
	case packedCram:
		a.Kind = Cram
	case packedForget:
		a.Kind = Forget
	default:
		u.bad = true
	}
	a.Voided, a.Counted, a.First = first&packedVoided != 0, first&packedCounted != 0, more&moreFirst != 0
	a.Late, a.Old = more&moreLate != 0, more&moreOld != 0
	a.Grade = scheduler.Grade(first >> gradeShift & 7)
	a.Toss = Toss(more >> tossShift & tossBits)
	u.bad = u.bad || a.Toss > PerhapsUnseen || !a.Grade.Valid() || !a.sound()
	u.day += int(u.varint())
	a.Day = u.day
	u.bad = u.bad || a.Day < firstDay || a.Day > lastDay
	if more&moreWording != 0 {
		u.wording = u.another()
	}
	if stands(a) {
		a.Wording = u.wording
	}
	if timed(a) {
		a.MS = int64(u.uvarint())
	}
	if led(a) {
		a.Interval = int(u.uvarint())
	}
	if more&moreKnown != 0 {
		u.known = !u.known
	}
	a.Known = u.known
}

// another reads a wording by its number, or a new one.
func (u *unpacker) another() string {
	switch n := u.uvarint(); {
	case n == 0:
		return ""
	case n <= uint64(len(u.wordings)):
		return u.wordings[n-1]
	}
	length := u.uvarint()
	if length > uint64(len(u.rest)) {
		u.bad = true
		return ""
	}
	wording := string(u.rest[:length])
	u.rest = u.rest[length:]
	u.wordings = append(u.wordings, wording)
	return wording
}

func (u *unpacker) byte() byte {
	if len(u.rest) == 0 {
		u.bad = true
		return 0
	}
	b := u.rest[0]
	u.rest = u.rest[1:]
	return b
}

func (u *unpacker) uvarint() uint64 {
	x, n := binary.Uvarint(u.rest)
	u.took(n)
	u.bad = u.bad || x > math.MaxInt64
	return x
}

func (u *unpacker) varint() int64 {
	x, n := binary.Varint(u.rest)
	u.took(n)
	return x
}

// took goes on behind a number of n bytes; n is not positive where there was none.
func (u *unpacker) took(n int) {
	if n <= 0 {
		u.bad = true
		return
	}
	u.rest = u.rest[n:]
}
