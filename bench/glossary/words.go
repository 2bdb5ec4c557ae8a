package main

import (
	"strconv"
	"strings"
)

var first = strings.Fields(`adaptive bounded causal dense early frozen global hidden inverse joint kept latent marginal
	nested online paired quiet random shared tabular upper vague weighted greedy sparse stale sudden linear local masked`)

var second = strings.Fields(`action belief credit demand episode feature gradient horizon input judge kernel label memory
	noise option policy query reward sample target update value weight agent bias error goal layer margin signal`)

var third = strings.Fields(`anchor bridge cluster decay estimate filter gap hazard index jump knot limit mixture norm
	offset penalty quantile range shift trace unit vector window zone audit budget cutoff drift embedding frontier`)

var verbs = strings.Fields("weighs follows splits averages predicts delays corrects rewards samples limits hides compares")

var digits = strings.Fields("zero one two three four five six seven eight nine")

// spelt returns a number digit by digit: a word that makes a definition its own.
func spelt(i int) string {
	var words []string
	for _, d := range strconv.Itoa(i) {
		words = append(words, digits[d-'0'])
	}
	return strings.Join(words, "-")
}
