package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"goodcard/deck"
	"goodcard/deck/starter"
	"goodcard/words"
)

// headQuestions are what new asks, in this order.
var headQuestions = []struct{ key, asks string }{
	{"title", "Title"},
	{"id", "Id (a-z, 0-9, -), which never changes"},
	{"lang", "Language, such as en or pt-BR"},
	{"license", "Licence, or none"},
	{"about", "What it teaches, in a sentence, or nothing"},
}

// askHead asks for what was not given, in labelled lines on standard error, and puts it in head,
// which holds what is proposed. A question comes again until its answer is one that a deck may have.
func askHead(ctx context.Context, env *Env, place starter.Place, given, head map[string]string) error {
	a := newAsker(ctx, env)
	begun := false
	for _, q := range headQuestions {
		if _, ok := given[q.key]; ok {
			continue
		}
		if !begun {
			env.talk(fmt.Sprintf("A new deck, %s. Enter takes what stands in brackets; Ctrl+C writes nothing.", cleanCell(place.Path)))
			begun = true
		}
		if q.key == "id" && head["id"] == "" {
			head["id"] = deck.IDOf(head["title"])
		}
		for {
			text, err := a.ask(q.asks, head[q.key])
			if err != nil {
				env.warn("nothing was written")
			}
			if errors.Is(err, io.EOF) {
				return &hintedError{errors.New("the questions were not answered"), "--yes takes what is proposed, and flags say what is not: " + words.Command("new", "--help")}
			}
			if err != nil {
				return err
			}
			if text == "" {
				text = head[q.key]
			}
			if err := checkHead(q.key, text); err != nil {
				env.talk("Not possible: " + cleanCell(err.Error()) + ".")
				continue
			}
			head[q.key] = text
			break
		}
	}
	return nil
}
