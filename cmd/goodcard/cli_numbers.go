package main

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"time"
)

// parseNumber reads a whole number of at least least.
func parseNumber(text string, least int) (int, error) {
	n, err := strconv.Atoi(text)
	if err != nil || n < least || strconv.Itoa(n) != text { // package cli would read 010 as 8
		return 0, fmt.Errorf("expected a whole number, %d or more", least)
	}
	return n, nil
}

// maxSeconds is the longest time that an answer may have taken: a day.
const maxSeconds = 24 * 60 * 60

// parseSeconds reads a time in seconds, with or without a fraction, as milliseconds.
func parseSeconds(text string) (ms int64, err error) {
	s, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsNaN(s) || s < 0 || s > maxSeconds {
		return 0, fmt.Errorf("seconds from 0 to %d were expected", maxSeconds)
	}
	return int64(math.Round(s * 1000)), nil
}

// parseDay reads a date as a study day, counted from 1970-01-01.
func parseDay(text string) (int, error) {
	date, err := time.Parse(time.DateOnly, text)
	if err != nil || date.Unix() < 0 {
		return 0, errors.New("a date from 1970-01-01 to 9999-12-31 was expected")
	}
	return int(date.Unix() / (24 * 60 * 60)), nil
}
