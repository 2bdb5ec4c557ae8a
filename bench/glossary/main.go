// Glossary writes a page of the web that is a glossary: 20,000 terms are 5 MB. The same numbers
// give the same page on every machine, and with -edits as many definitions say something else.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"log"
	"os"
	"slices"
)

func main() {
	log.SetFlags(0)
	terms := flag.Int("terms", 20_000, "how many `terms` are defined")
	edits := flag.Int("edits", 0, "how many `definitions`, spread over the page, are edited")
	flag.Parse()
	if flag.NArg() != 1 || *edits < 0 || *edits > *terms || *terms > len(first)*len(second)*len(third) {
		log.Fatal("usage: glossary [-terms 20000] [-edits 100] FILE.html, with at most 27,000 terms and as many edits")
	}
	if err := write(flag.Arg(0), *terms, *edits); err != nil {
		log.Fatal(err)
	}
}

func write(name string, terms, edits int) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	fmt.Fprintf(w, "<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>A glossary of learning agents</title></head>\n<body>\n<h1>A glossary of learning agents</h1>\n")
	letter := byte(0)
	for i, name := range names(terms) {
		if name[0] != letter {
			if letter != 0 {
				fmt.Fprint(w, "</dl>\n")
			}
			letter = name[0]
			fmt.Fprintf(w, "<h2>%c</h2>\n<dl>\n", letter-'a'+'A')
		}
		writeTerm(w, i, name, (i+1)*edits/terms > i*edits/terms)
	}
	fmt.Fprint(w, "</dl>\n</body>\n</html>\n")
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Close()
}

// writeTerm writes a term and a definition of one sentence or two that no other term has.
func writeTerm(w *bufio.Writer, i int, name string, edit bool) {
	n := i*7919 + 13 // a step that is prime to the lists, so that neighbours have little in common
	verb := verbs[n%len(verbs)]
	if edit {
		verb = "now " + verb
	}
	fmt.Fprintf(w, "<dt><dfn id=\"t%d\">%s</dfn></dt>\n<dd>The %s %s that <em>%s</em> each %s from the %s of every training run %s", i, name,
		first[n/3%len(first)], second[n/11%len(second)], verb, third[n/5%len(third)], second[n/17%len(second)], spelt(i))
	if i%3 > 0 {
		fmt.Fprintf(w, ", wherever the %s of its makers is <a href=\"#t%d\">%s</a>", third[n/7%len(third)], i/2, first[n/13%len(first)])
	}
	fmt.Fprint(w, ".")
	if i%2 > 0 {
		fmt.Fprintf(w, " It %s the %s &amp; the %s alike, and costs %d steps.", verbs[n/23%len(verbs)], third[n/29%len(third)], second[n/31%len(second)], 3+n%997)
	}
	fmt.Fprint(w, "</dd>\n")
}

// names returns so many terms of three words, in the order of the alphabet.
func names(terms int) []string {
	const step = 10_007 // prime to the number of all terms, so that each comes once
	all := len(first) * len(second) * len(third)
	var names []string
	for i := range terms {
		n := i * step % all
		names = append(names, first[n%len(first)]+" "+second[n/len(first)%len(second)]+" "+third[n/len(first)/len(second)])
	}
	slices.Sort(names)
	return names
}
