package tui

import (
	"strings"
	"time"
	"unicode/utf8"
)

// A wire puts together what a terminal sends in pieces, as a slow line does. What began as a
// sequence, such as an arrow or a reply, is whole before anything of it is handed on, or nothing
// is: no part of it is a key.
type wire struct {
	held    []byte    // the beginning of what has not come whole
	at      time.Time // when something came last
	escaped time.Time // when an ESC was taken for the key
	pasting bool      // until a mark ends it
}

const (
	escAlone   = 50 * time.Millisecond // an ESC behind which nothing has come by then is the key
	escParted  = time.Second           // by then nothing comes that such an ESC began after all
	unfinished = 2 * time.Second       // by then the rest of a sequence does not come
	stalled    = 5 * time.Second       // nor that of what is pasted
	longest    = 1 << 10               // bytes that are held of a sequence; nobody asks for one as long
)

const (
	esc               = "\x1b"
	beginPaste        = esc + "[200~"
	endPaste          = esc + "[201~"
	interruptKey byte = 3 // Ctrl+C, which is never part of a sequence
)

// add takes in what was read and returns what has come whole. It is no longer than what was read
// and what may be held.
func (w *wire) add(read []byte, now time.Time) (whole []byte) {
	if len(read) == 0 {
		return nil
	}
	since := now.Sub(w.at)
	switch {
	case w.pasting && (since >= stalled || len(read) == 1 && read[0] == interruptKey):
		whole, w.held, w.pasting = append(whole, endPaste...), nil, false
	case !w.pasting && since >= unfinished:
		w.held = nil
	}
	if len(w.held) == 0 && now.Sub(w.escaped) < escParted && strings.IndexByte(introducers, read[0]) >= 0 {
		w.held = []byte(esc)
	}
	w.escaped, w.at = time.Time{}, now
	left := append(w.held, read...)
	for len(left) > 0 {
		n, broken := unit(left)
		if n == 0 {
			break
		}
		if !broken {
			whole = append(whole, left[:n]...)
			w.pasting = w.pasting && string(left[:n]) != endPaste || string(left[:n]) == beginPaste
		}
		left = left[n:]
	}
	w.hold(left)
	return whole
}

// hold keeps the beginning of what has not come whole, and of a long one what shows its end.
func (w *wire) hold(left []byte) {
	last := len(left) - 1
	if w.held = append([]byte(nil), left...); last >= longest {
		w.held = w.held[:longest]
		if left[last] == esc[0] {
			w.held = append(w.held, esc...)
		}
	}
}

// escapes reports whether an ESC is held, which is the key if nothing follows it.
func (w *wire) escapes() bool { return string(w.held) == esc && !w.pasting }

// escape takes the ESC that came at a time for the key; false where something has followed it.
func (w *wire) escape(came, now time.Time) bool {
	if !w.escapes() || !w.at.Equal(came) {
		return false
	}
	w.held, w.escaped = nil, now
	return true
}

// What stands behind an ESC that begins a sequence: those with parameters, those of one letter, and
// texts up to a mark.
const introducers = "[O" + texts
const texts = "]P_^X"

// unit returns the length of the first letter, control or sequence in b, 0 where its rest has not
// come. It is broken where it cannot go on as it began.
func unit(b []byte) (n int, broken bool) {
	introducer, body := introduced(b)
	switch {
	case introducer == '[':
		return parameters(b, body)
	case introducer == 'O':
		return oneLetter(b, body)
	case introducer != 0:
		return text(b, body)
	case b[0] != esc[0]:
		return letter(b), false
	case len(b) == 1:
		return 0, false
	case b[1] == esc[0]:
		return 1, false
	}
	if n = letter(b[1:]); n > 0 {
		n++
	}
	return n, false
}

// introduced returns what introduces the sequence that b begins with, 0 for none, and where its
// body begins.
func introduced(b []byte) (introducer byte, body int) {
	introducer, body = b[0]-0x40, 1 // in one byte
	if b[0] == esc[0] && len(b) > 1 {
		introducer, body = b[1], 2
	} else if b[0] < 0x80 {
		return 0, 0
	}
	if strings.IndexByte(introducers, introducer) < 0 {
		return 0, 0
	}
	return introducer, body
}

// letter returns the length of the first letter of b, 0 where its rest has not come.
func letter(b []byte) int {
	if !utf8.FullRune(b) {
		return 0
	}
	_, n := utf8.DecodeRune(b)
	return n
}

func parameters(b []byte, body int) (n int, broken bool) {
	for i := body; i < len(b); i++ {
		switch c := b[i]; {
		case c >= 0x20 && c < 0x40:
			continue
		case c == '[' && i == body: // a function key of the Linux console
			return full(b, i+2), false
		case c == 'M' && i == body: // an old report of the mouse
			return full(b, i+4), false
		case c >= 0x40 && c < 0x7f:
			return i + 1, false
		default:
			return i, true
		}
	}
	return 0, false
}

// full returns n, or 0 where b is shorter.
func full(b []byte, n int) int {
	if len(b) < n {
		return 0
	}
	return n
}

func oneLetter(b []byte, body int) (n int, broken bool) {
	for i := body; i < len(b); i++ {
		switch c := b[i]; {
		case c >= '0' && c <= '9': // which keys were held with it
		case c < 0x20 || c >= 0x7f:
			return i, true
		default:
			return i + 1, false
		}
	}
	return 0, false
}

func text(b []byte, body int) (n int, broken bool) {
	const bell, end = 0x07, 0x9c
	for i := body; i < len(b); i++ {
		switch c := b[i]; {
		case c == bell, c == end && body == 1:
			return i + 1, false
		case c == esc[0] && i+1 == len(b):
			return 0, false
		case c == esc[0] && b[i+1] == '\\':
			return i + 2, false
		case c < 0x20:
			return i, true
		}
	}
	return 0, false
}

// pressed counts the keys in what a terminal sent: not its replies, nor that keys were let go.
func pressed(sent []byte) (keys int32) {
	for len(sent) > 0 {
		n, broken := unit(sent)
		if n == 0 {
			n = len(sent)
		}
		if !broken && isKey(sent[:n]) {
			keys++
		}
		sent = sent[n:]
	}
	return keys
}

// isKey reports whether a unit is a key.
func isKey(unit []byte) bool {
	introducer, body := introduced(unit)
	switch introducer {
	case 0, 'O':
		return true
	case '[':
	default:
		return false
	}
	asked, final := string(unit[body:len(unit)-1]), unit[len(unit)-1]
	switch {
	case strings.HasPrefix(asked, "["):
		return true
	case strings.HasPrefix(asked, "M"), strings.ContainsFunc(asked, func(c rune) bool { return c < '0' || c > ';' }), strings.Contains(asked, ":3"):
		return false
	}
	return strings.IndexByte("ABCDEFHPQRSZu", final) >= 0 || final == '~' && asked != "200" && asked != "201"
}
