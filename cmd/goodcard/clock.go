package main

import (
	"fmt"
	"time"

	"goodcard/history"
)

// clock returns what tells the time in the learner's zone: as GOODCARD_NOW has it, or else as the
// machine does. unsure says what is wrong with the zone; it is empty where nothing is.
func clock(getenv func(string) string, now func() time.Time) (clock func() time.Time, unsure string, err error) {
	if getenv("GOODCARD_NOW") != "" {
		clock, err = frozenClock(getenv, now)
		return clock, "", err
	}
	if !history.Possible(now()) {
		return nil, "", &hintedError{fmt.Errorf("the clock of this machine says %v", now().Format(time.RFC3339)), "set its date"}
	}
	zone, known := localZone(getenv("TZ"))
	if !known {
		unsure = unknownZone(getenv("TZ"))
	}
	return func() time.Time { return now().In(zone) }, unsure, nil
}

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
	if !history.Possible(t) {
		return nil, &usageError{
			msg:  fmt.Sprintf("GOODCARD_NOW is %q, a year from 1970 to 9999 was expected", value),
			hint: "write it as 2026-03-01T10:00:00+01:00",
		}
	}
	// Parse gives the machine's own zone where the offsets agree, and its summer time with it.
	name, offset := t.Zone()
	t = t.In(time.FixedZone(name, offset))
	return func() time.Time { return t }, nil
}
