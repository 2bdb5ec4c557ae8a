package main

import (
	"fmt"
	"time"
)

// frozenClock returns a clock that stands at the time in GOODCARD_NOW, with its offset as
// the zone, or now where the variable is empty. Any day can be tried by hand that way.
func frozenClock(getenv func(string) string, now func() time.Time) (func() time.Time, error) {
	value := getenv("GOODCARD_NOW")
	if value == "" {
		return now, nil
	}
	t, err := time.Parse(time.RFC3339, value)
	if err != nil {
		return nil, &usageError{
			msg:  fmt.Sprintf("GOODCARD_NOW is %q, a time with its offset was expected", value),
			hint: "write it as 2026-03-01T10:00:00+01:00",
		}
	}
	// Parse gives the machine's own zone where the offsets agree, and its summer time with it.
	name, offset := t.Zone()
	t = t.In(time.FixedZone(name, offset))
	return func() time.Time { return t }, nil
}
