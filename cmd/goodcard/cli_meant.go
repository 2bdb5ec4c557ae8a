package main

import (
	"fmt"

	"goodcard/deck/spelling"

	"github.com/urfave/cli/v2"
)

// unknownCommand says that name is none of cmds, the commands of parent. What other programs call
// so is proposed before what is merely spelt alike.
func unknownCommand(name, parent string, cmds []*cli.Command) error {
	e := &usageError{msg: fmt.Sprintf("unknown command %q", name), hint: habits[name], command: parent}
	if e.hint == "" {
		e.near = spelling.Meant(name, commandNames(cmds))
	}
	return e
}

const (
	toStudy  = "'goodcard review' begins a session"
	toAdd    = "'goodcard install FILE' takes a deck to study; cards are written in the file of their deck"
	toMake   = "'goodcard new DECK.yaml' begins a deck; cards are written in its file"
	toRemove = "'goodcard remove DECK' takes a deck away; 'goodcard suspend CARD' asks a card no more"
	toList   = "'goodcard decks' lists decks, and 'goodcard cards' their cards"
	toSet    = "'goodcard config' shows the settings and changes them"
	toSee    = "'goodcard' alone shows today, and 'goodcard stats' the rest"
	toTake   = "'goodcard merge OTHER-DATABASE' takes over what another computer recorded; 'goodcard backup' makes the file"
	toForget = "'goodcard forget CARD' makes a card new again"
	toLeave  = "each command ends by itself; q leaves a review"
)

// habits says what to type for the words with which people come from other programs.
var habits = map[string]string{
	"study": toStudy, "learn": toStudy, "start": toStudy, "practice": toStudy, "practise": toStudy, "quiz": toStudy, "test": toStudy, "drill": toStudy,
	"add": toAdd, "create": toMake, "init": toMake, "begin": toMake, "load": toAdd, "open": toAdd,
	"delete": toRemove, "rm": toRemove, "uninstall": toRemove,
	"list": toList, "ls": toList,
	"settings": toSet, "set": toSet, "options": toSet, "preferences": toSet,
	"status": toSee, "today": toSee, "progress": toSee,
	"sync": toTake, "reset": toForget, "restart": toForget,
	"quit": toLeave, "exit": toLeave,
}

func commandNames(cmds []*cli.Command) []string {
	var names []string
	for _, c := range cmds {
		names = append(names, c.Name)
	}
	return names
}
