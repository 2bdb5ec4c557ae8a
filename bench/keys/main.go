//go:build linux

// Keys studies with a real program on a pseudo terminal, as a person at a terminal would,
// and times what that person sees: from the press of the key that grades to the next prompt
// complete on the screen, and from the start of the program to its first prompt. The terminal
// is an emulator that answers the program's questions. At the end the program is killed, as
// by a power cut, so that what its folder then holds is what was on disk.
//
//	keys [-n 100] [-starts 20] [-reveal KEY] [-grade KEY] [-prompt RE] [-answer RE] COMMAND
//
// A prompt is there when -prompt matches the text of the screen, its groups tell another card
// than before, and -answer does not match; an answer is there when -answer matches.
package main

import (
	"errors"
	"flag"
	"fmt"
	"log"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"time"
)

// A study is how to study with a program.
type study struct {
	command        []string
	reveal, grade  string         // keys, as a terminal sends them
	prompt, answer *regexp.Regexp // of a front and a back, with each run of blanks as one space
}

func main() {
	log.SetFlags(0)
	n := flag.Int("n", 100, "how many cards are `graded`")
	starts := flag.Int("starts", 20, "how many `times` the program is started")
	reveal := flag.String("reveal", "\r", "the `key` that opens the answer")
	grade := flag.String("grade", "3", "the `key` that grades")
	prompt := flag.String("prompt", `(What went wrong when agent|is paid for measure|fitted every training run of agent) (\d+).*(is red\?|stands for\.|\?)`,
		"`matches` a whole question; its groups tell the card")
	answer := flag.String("answer", `1 again +2 hard`, "`matches` an answer")
	flag.Parse()
	if flag.NArg() == 0 || *n < 1 || *starts < 1 {
		log.Fatal("usage: keys [flags] COMMAND")
	}
	s := study{flag.Args(), *reveal, *grade, regexp.MustCompile(*prompt), regexp.MustCompile(*answer)}
	if err := s.measure(*n, *starts); err != nil {
		log.Fatalf("%s: %v", strings.Join(s.command, " "), err)
	}
}

func (s study) measure(n, starts int) error {
	var first, work []time.Duration
	for range starts {
		sat, err := s.sit(0)
		if err != nil {
			return err
		}
		first, work = append(first, sat.first), append(work, sat.work)
	}
	sat, err := s.sit(n)
	if err != nil {
		return err
	}
	report("from the start to the first prompt", first[1:]) // the first fills the caches
	report("processor time until then", work[1:])
	report("from the grade's key to the next prompt", sat.next)
	return nil
}

// A sitting says how long prompts took.
type sitting struct {
	first time.Duration   // from the start to the first
	work  time.Duration   // that the processors spent on the program until then
	next  []time.Duration // from a grade's key to the next
}

// sit starts the program, grades n cards and kills it.
func (s study) sit(n int) (sat sitting, err error) {
	began := time.Now()
	t, err := openTerminal(exec.Command(s.command[0], s.command[1:]...))
	if err != nil {
		return sat, err
	}
	defer func() { err = errors.Join(err, t.kill()) }()
	card := ""
	at, err := t.wait(s.another(&card))
	if err != nil {
		return sat, err
	}
	sat.first = at.Sub(began)
	if sat.work, err = t.work(); err != nil {
		return sat, err
	}
	for range n {
		pause()
		if _, err := t.press(s.reveal, s.answer.MatchString); err != nil {
			return sat, err
		}
		pause()
		took, err := t.press(s.grade, s.another(&card))
		if err != nil {
			return sat, err
		}
		sat.next = append(sat.next, took)
	}
	return sat, nil
}

// another returns a function that reports whether a screen asks for another card, and then keeps that one.
func (s study) another(card *string) func(screen string) bool {
	return func(screen string) bool {
		groups := s.prompt.FindStringSubmatch(screen)
		if groups == nil || s.answer.MatchString(screen) {
			return false
		}
		now := strings.Join(groups[1:], " ")
		if now == *card {
			return false
		}
		*card = now
		return true
	}
}

// pause lets the program come to rest, and its next press fall anywhere between two frames. It is as
// long as a quick learner's: a program may pass over a key that comes before anybody can have read
// what is shown, and wait after one that came a second ago, which may be held down.
func pause() { time.Sleep(time.Duration(600+time.Now().Nanosecond()/1000%37) * time.Millisecond) }

func report(what string, times []time.Duration) {
	if len(times) == 0 {
		return
	}
	slices.Sort(times)
	fmt.Printf("%-40s median %6.2f ms, 99 %% within %6.2f ms, %d times\n", what,
		milliseconds(times[len(times)/2]), milliseconds(times[len(times)*99/100]), len(times))
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
