package apkg

import (
	"bytes"
	"encoding/json"
	"errors"
	"strconv"
	"strings"
)

// errMany says that a list in JSON is longer than it may be.
var errMany = errors.New("there are too many of them")

// A lenientNumber is a number in JSON, as any of the programs writes it that make such files: also
// with a fraction, within quotes, or as a truth value. What is none of these is 0.
type lenientNumber int64

// UnmarshalJSON never fails.
func (n *lenientNumber) UnmarshalJSON(b []byte) error {
	s := strings.Trim(string(b), `"`)
	if s == "true" {
		s = "1"
	}
	whole, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		f, err := strconv.ParseFloat(s, 64)
		if err != nil || !(f > -1<<62 && f < 1<<62) {
			f = 0
		}
		whole = int64(f)
	}
	*n = lenientNumber(whole)
	return nil
}

// A lenientText is a text in JSON; what is none is empty.
type lenientText string

// UnmarshalJSON never fails.
func (t *lenientText) UnmarshalJSON(b []byte) error {
	var s string
	_ = json.Unmarshal(b, &s)
	*t = lenientText(s)
	return nil
}

// eachMember calls do for the members of a JSON object, of which there are at most so many.
func eachMember(object []byte, most int, do func(key string, value json.RawMessage) error) error {
	d := json.NewDecoder(bytes.NewReader(object))
	if err := opens(d, '{'); err != nil {
		return err
	}
	for n := 0; d.More(); n++ {
		if n == most {
			return errMany
		}
		key, err := d.Token()
		if err != nil {
			return err
		}
		var value json.RawMessage
		if err := d.Decode(&value); err != nil {
			return err
		}
		name, _ := key.(string)
		if err := do(name, value); err != nil {
			return err
		}
	}
	_, err := d.Token()
	return err
}

// A parts is a list in JSON of at most [maxParts] elements.
type parts[T any] []T

// UnmarshalJSON reads the list.
func (p *parts[T]) UnmarshalJSON(b []byte) error {
	*p = nil
	d := json.NewDecoder(bytes.NewReader(b))
	if err := opens(d, '['); err != nil {
		return err
	}
	for d.More() {
		if len(*p) == maxParts {
			return errMany
		}
		var one T
		if err := d.Decode(&one); err != nil {
			return err
		}
		*p = append(*p, one)
	}
	return nil
}

func opens(d *json.Decoder, with json.Delim) error {
	switch token, err := d.Token(); {
	case err != nil:
		return err
	case token != with:
		return errors.New("another kind of value was expected")
	}
	return nil
}
