package history

import "time"

// A Clock tells the time and the study day, which begins at the rollover hour.
type Clock struct {
	Now      func() time.Time // with the zone that counts
	Rollover int              // hour of the local day, 0 to 23
}

const dayLength = 24 * 60 * 60 // seconds

// Moment returns now as the history records it.
func (c Clock) Moment() Moment {
	now := c.Now()
	_, offset := now.Zone()
	return Moment{At: now.UnixMilli(), Offset: offset / 60, Day: StudyDay(now, c.Rollover)}
}

// Possible reports whether the history can hold a time: its year is from 1970 to 9999, in UTC.
func Possible(t time.Time) bool {
	const last = 253402300799999 // in Unix milliseconds
	return 0 <= t.UnixMilli() && t.UnixMilli() <= last
}

// Today returns the study day of now.
func (c Clock) Today() int { return StudyDay(c.Now(), c.Rollover) }

// StudyDay returns the study day of a time in its zone, counted from 1970-01-01:
// floor((UTC time + UTC offset - rollover) / 24 h). Intervals are counted in these days,
// so a night with a change of clocks is a day like any other.
func StudyDay(t time.Time, rollover int) int {
	_, offset := t.Zone()
	return dayOf(t.Unix() + int64(offset) - int64(rollover)*3600)
}

// dayOf returns the day of local time in seconds. Go would round it towards zero.
func dayOf(seconds int64) int {
	day := seconds / dayLength
	if seconds%dayLength < 0 {
		day--
	}
	return int(day)
}

// Plausible reports whether time and offset can have the study day: with a rollover from 0 to
// 23 it is that of the date or of the one before.
func (m Moment) Plausible() bool {
	date := dayOf(m.At/1000 + int64(m.Offset)*60)
	return m.Day == date || m.Day == date-1
}

// Date returns the calendar day of a study day, at midnight UTC.
func Date(day int) time.Time { return time.Unix(int64(day)*dayLength, 0).UTC() }
