package prose

import (
	"strings"

	"goodcard/deck/prose/document"
)

// An alias is an entry that only points to another: "X: see Y".
type alias struct {
	term    []document.Span
	to      string // folded
	synonym bool   // "see", which names another word for it; "see also" does not
	passage document.Passage
	entry   *offer // what is offered where there is no such term: "A synonym for X." says something; nil where it does not
}

// maxAliases is how often a term may point to one that points on.
const maxAliases = 3

// onlyMentions reports whether a definition has a term in it and nowhere says that it is another name for its own: that is a
// part of what it explains.
func (f *finder) onlyMentions(o *offer, term []document.Span) bool {
	words := make([]string, 0, maxTermWords)
	for _, w := range wordsIn(document.TextOf(o.terms[0])) {
		words = append(words, w.folded)
	}
	if strings.EqualFold(initialsOf(words), document.TextOf(term)) {
		return false
	}
	text := document.PlainOf(o.body)
	name := maskOf([]string{document.TextOf(term)}, f.lang)
	mentioned := false
	for n, s := range splitSentences(text, f.lang) {
		for _, at := range name.find(text[s.start:s.end]) {
			before := text[s.start : s.start+at.start]
			namesPart := n > 0 && namesWhatIsBefore().MatchString(before)
			if givesOtherName().MatchString(before) && !namesPart || strings.Contains(text[s.start+at.end:s.end], " synonym") {
				return false
			}
			mentioned = true
		}
	}
	return mentioned
}

// spelledAs returns of entries with the same letters the one that an alias points to: HEAD is not head.
func (f *finder) spelledAs(entries []*offer, a alias) *offer {
	text := f.doc.Plain[a.passage.Start:a.passage.End]
	for _, o := range entries[1:] {
		if strings.Contains(text, document.TextOf(o.terms[0])) && !strings.Contains(text, document.TextOf(entries[0].terms[0])) {
			return o
		}
	}
	return entries[0]
}

// followAliases makes the term of each "see Y" a synonym of Y.
func (f *finder) followAliases() {
	entries := map[string]*offer{}
	spelled := map[string][]*offer{} // by their first names, which may differ in capitals
	short := map[string]*offer{}     // by their names without what stands in brackets
	for _, o := range f.offers {
		for i, term := range o.terms {
			name := document.TextOf(term)
			key := foldTerm(name)
			if i == 0 {
				spelled[key] = append(spelled[key], o)
			}
			if entries[key] == nil {
				entries[key] = o
			}
			if part := bracketed().FindStringSubmatch(name); part != nil {
				short[foldTerm(part[1])] = o
			}
		}
	}
	open := f.aliases
	for range maxAliases {
		var left []alias
		for _, a := range open {
			o := entries[a.to]
			if all := spelled[a.to]; len(all) > 1 {
				o = f.spelledAs(all, a)
			}
			for _, other := range []*offer{short[a.to], entries[strings.TrimSuffix(a.to, "s")]} {
				if o == nil {
					o = other
				}
			}
			switch key := foldTerm(document.TextOf(a.term)); {
			case o == nil || !a.synonym || a.entry == nil && f.onlyMentions(o, a.term):
				left = append(left, a)
			case entries[key] == nil:
				o.terms = append(o.terms, a.term)
				entries[key] = o
			}
		}
		open = left
	}
	offered := map[*offer]bool{}
	for _, a := range open {
		if a.entry != nil {
			if !offered[a.entry] {
				f.offers = append(f.offers, a.entry)
			}
			offered[a.entry] = true
			continue
		}
		f.skip(a.passage, document.TextOf(a.term), "only points to another term")
	}
}
