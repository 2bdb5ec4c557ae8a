package main

import (
	"context"
	"os"

	"github.com/charmbracelet/x/term"
	"github.com/urfave/cli/v2"

	"goodcard/study"
	"goodcard/tui"
)

type reviewOptions struct {
	Common
	Decks     []string
	New       *int // nil: what the day leaves
	Limit     int
	Plain     bool
	AllGrades bool
}
