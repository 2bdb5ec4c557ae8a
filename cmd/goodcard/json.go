package main

import (
	"time"

	"goodcard/history"
)

// How the JSON of all commands writes what Go has no value for.

// dayJSON returns a study day as YYYY-MM-DD.
func dayJSON(day int) string { return history.Date(day).Format(time.DateOnly) }

// momentJSON returns a time with the offset that it was recorded with.
func momentJSON(m history.Moment) string { return m.Time().Format(time.RFC3339Nano) }

// present returns nil for the zero value of v, which JSON shows as null.
func present[V comparable](v V) *V {
	if v == *new(V) {
		return nil
	}
	return &v
}

// orEmpty returns a list that JSON shows as [] where there is none.
func orEmpty(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}
