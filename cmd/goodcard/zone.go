package main

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"strings"
	"time"
	_ "time/tzdata" // for systems without the files of zones, as slim containers are

	"goodcard/files"
)

// localZone returns the zone that TZ names, by the name of a place or as POSIX writes rules, such as
// "JST-9" or "EST5EDT,M3.2.0,M11.1.0"; without TZ it is that of the system. Go would take what it
// does not know for UTC, and the study days with it. Then known is false.
func localZone(tz string) (zone *time.Location, known bool) {
	name := strings.TrimPrefix(tz, ":")
	if tz == "" {
		return time.Local, true
	}
	if strings.HasPrefix(name, "/") {
		const most = 1 << 20 // bytes; zones have a few thousand
		file, err := files.Read(name, most)
		if err != nil {
			return time.UTC, false
		}
		zone, err := time.LoadLocationFromTZData(name, file)
		return cmp.Or(zone, time.UTC), err == nil
	}
	if zone, err := time.LoadLocation(name); err == nil {
		return zone, true
	}
	return posixZone(name)
}

// posixZone reads a rule as POSIX writes it. Package time knows such rules as the end of a file of a
// zone, so such a file is made: one change long ago, to a zone without a name, and then the rule.
func posixZone(rule string) (zone *time.Location, known bool) {
	const header = 44
	part := func(size int) []byte {
		b := append([]byte("TZif2"), make([]byte, header-5)...)
		for _, count := range []int{32, 36, 40} { // changes, zones, signs of their names: one each
			binary.BigEndian.PutUint32(b[count:], 1)
		}
		longAgo := make([]byte, size)
		longAgo[0] = 0x80 // the least number
		b = append(b, longAgo...)
		b = append(b, 0)                      // it leads to zone 0
		return append(b, 0, 0, 0, 0, 0, 0, 0) // offset, no summer time, name at 0: empty
	}
	if strings.Contains(rule, "\n") {
		return time.UTC, false
	}
	file := append(part(4), part(8)...)
	zone, err := time.LoadLocationFromTZData(rule, append(file, "\n"+rule+"\n"...))
	if err != nil {
		return time.UTC, false
	}
	if name, _ := time.Unix(0, 0).In(zone).Zone(); name == "" { // the rule was no rule
		return time.UTC, false
	}
	if !recordable(zone) {
		return time.UTC, false
	}
	return zone, true
}

// recordable reports whether the history can hold the offsets of a zone, of which a rule gives two.
func recordable(zone *time.Location) bool {
	const most = 24 * 60 * 60 // seconds
	for month := range 12 {
		_, offset := time.Date(2000, time.Month(month+1), 15, 0, 0, 0, 0, time.UTC).In(zone).Zone()
		if offset < -most || most < offset {
			return false
		}
	}
	return true
}

// unknownZone says what follows from a zone that nobody knows.
func unknownZone(tz string) string {
	return fmt.Sprintf("TZ is %q, which is no zone that is known: days are counted in UTC; write it as Europe/Berlin or as CET-1", tz)
}
