package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
)

// writeDecks writes the deck files, all but the last of equal length, and returns their names.
func writeDecks(dir string, s size) ([]string, error) {
	each := (s.cards + s.decks - 1) / s.decks
	var files []string
	for d := range s.decks {
		file := filepath.Join(dir, fmt.Sprintf("deck-%02d.yaml", d))
		if err := writeDeck(file, d, d*each, min((d+1)*each, s.cards)); err != nil {
			return nil, err
		}
		files = append(files, file)
	}
	return files, nil
}

func writeDeck(file string, deck, from, to int) error {
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	fmt.Fprintf(w, "format: 1\nid: deck-%02d\ntitle: Deck %d\nversion: 1.0.0\nabout: Cards to measure with.\ncards:\n", deck, deck)
	for card := from; card < to; card++ {
		writeCard(w, card)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Close()
}

// writeCard writes a card of one item; of five, three are plain, one has a gap and one is typed.
func writeCard(w *bufio.Writer, card int) {
	fmt.Fprintf(w, "  - id: card-%07d\n", card)
	switch card % 5 {
	case 3:
		fmt.Fprintf(w, "    cloze: An agent that is paid for measure %d will in time raise {{measure %d}} and not what it stands for.\n", card, card)
	case 4:
		fmt.Fprintf(w, "    type: Which number has the objective that fitted every training run of agent %d?\n    answer: number %d\n", card, card)
	default:
		fmt.Fprintf(w, "    ask: What went wrong when agent %d was deployed where the closest door is red?\n", card)
		fmt.Fprintf(w, "    answer: It had learned objective %d, which fitted its training and was not the intended one.\n", card)
	}
}
