package prose

import (
	"strings"
)

// The lists of German; what each is for stands at the English one.
var (
	notInTermDe = wordSet(`dies jenes insbesondere häufig dabei hierbei außerdem zudem ferner dann danach daneben zusätzlich meist meistens oft heute jetzt damit dazu dafür
		deshalb daher trotzdem allerdings jedoch somit folglich natürlich wichtig wieder der die das welche welcher welches wer was wenn wo weil dass ist sind war waren wird werden wurde hat haben hatte kann können
		soll sollte will muss darf nicht kein keine man wir ich sie er es ihr ihre sein seine unser unsere mein diese dieser dieses diesem diesen jede jeder
		jedes alle viele manche einige solche auch nur noch schon sehr hier dort so wie als`)
	notFirstDe = wordSet(`in im an am auf aus bei mit nach von vom zu zum zur für durch um über unter ein eine einen einem einer und oder aber erste zweite dritte
		letzte nächste andere weitere gute wichtigste eigentliche einzige aktuelle oben unten`)
	bareNounsDe = wordSet(`art weise grund folge ergebnis beispiel problem unterschied idee punkt ziel zweck alternative sache wahl ansatz lösung antwort frage
		vorteil nachteil fall schritt ausnahme hinweis standard wert option datei name funktion seite kapitel abschnitt dokument tabelle liste zeile feld
		benutzer text ausgabe eingabe system programm autor projekt paket werkzeug version nummer teil mensch menschen zeit gebrauch tatsache fehler merkmal
		wirkung regel haken aufgabe information daten typ sorte form reihenfolge ordner befehl meldung test lizenz software team welt tag jahr alles nichts
		etwas jemand rest hälfte folgende ende anfang`)
	articlesDe    = wordSet(`der die das des`)
	insideTermsDe = wordSet(`of the and as a der die das des dem den von vom zum zur zu für mit ohne in im am an auf aus nach und über durch pro`)
	// unsubjectDe begin what is no subject: a place, a time, a condition.
	unsubjectDe = wordSet(`nach in im bei beim wenn falls sobald während als an am auf aus mit ohne durch für um über unter vor von vom zu zum zur
		seit bis wie wo weil da obwohl nachdem bevor`)
	pointersDe = wordSet(`dies diese dieser dieses diesem diesen hier oben unten folgende folgender folgendes folgenden obige obigen unser unsere unseren
		unserem mein meine ich mich mir solche solcher solches solchen derartige vorige vorherige genannten erwähnten`)
	openersDe = wordSet(`es sie er ihn ihm ihnen ihre ihr sein seine dies diese dieser dieses jene jener jenes solche dort dann so aber und oder auch denn
		weil jedoch nicht beide andere hier dadurch damit dabei deshalb daher dazu dafür davon darum ebenso
		außerdem ferner zudem schließlich andernfalls stattdessen umgekehrt somit folglich`)
)

// germanTerm returns the term that a stretch names, as it is in the nominative, and where it stands. Of a term whose case
// cannot be told it returns false: half a glossary in the dative is worse than none.
func (r *textRun) germanTerm(at stretch, dative bool) (string, stretch, bool) {
	at = r.unquoted(at)
	full := r.of(at)
	at, named := r.skip(at, "dem Begriff ", "der Bezeichnung ", "dem Ausdruck ", "den Begriff ", "die Bezeichnung ", "der Begriff ", "dem Wort ", "das Wort ", "der Ausdruck ",
		"die Bezeichnung ", "der Name ", "die Abkürzung ", "der Fachbegriff ", "der Terminus ")
	article := ""
	for _, a := range []string{"eine ", "einen ", "einem ", "einer ", "ein ", "die ", "der ", "das ", "den ", "dem "} {
		var had bool
		if at, had = r.skip(at, a); had {
			article = strings.TrimSpace(a)
			break
		}
	}
	bare := at
	at = r.unquoted(at)
	text := r.of(at)
	if !shaped(text) || r.isCode(at) || full == "" {
		return "", at, false
	}
	all := strings.Fields(text)
	noun := -1
	for i, word := range all {
		small := strings.ToLower(word)
		if notInTermDe()[small] && (i == 0 || !articlesDe()[small]) {
			return "", at, false
		}
		adjective := i == 0 && len(all) > 1 && inflected(word) && startsUpper(all[1]) // with the capital of its sentence
		if noun < 0 && startsUpper(word) && !adjective {
			noun = i
		}
		if noun >= 0 && i > noun && startsSmall(word) && !insideTermsDe()[small] {
			return "", at, false
		}
	}
	first := strings.ToLower(all[0])
	setOff := at != bare || r.setOff(at)
	if notFirstDe()[first] || bareNounsDe()[first] && len(all) == 1 || noun < 0 && !setOff || noun > 2 {
		return "", at, false
	}
	if dative && !named && !setOff {
		term, ok := nominative(all, noun, article)
		return term, at, ok
	}
	if noun > 0 && article != "" && article != "ein" && article != "eine" && !setOff {
		return "", at, false // "das maschinelle Lernen": without its article it is "maschinelles Lernen"
	}
	return text, at, true
}

// inflected says whether a word may be an adjective with its ending.
func inflected(word string) bool {
	for _, end := range []string{"e", "er", "es", "en", "em"} {
		if strings.HasSuffix(word, end) {
			return true
		}
	}
	return false
}

// nominative returns the words of a term in the dative as they are in the nominative. A noun alone is the same in both, but
// in the plural and for some of the weak ones; of adjectives before it the ending of the noun must tell the gender.
func nominative(all []string, noun int, article string) (string, bool) {
	if noun == 0 {
		return strings.Join(all, " "), true
	}
	gender := genderOf(all[noun])
	for i := range noun {
		word := all[i]
		switch {
		case article == "einer" && strings.HasSuffix(word, "en"), article == "" && strings.HasSuffix(word, "er") && gender == 'f':
			all[i] = word[:len(word)-2] + "e"
		case (article == "einem" && strings.HasSuffix(word, "en") || article == "" && strings.HasSuffix(word, "em")) && gender == 'n':
			all[i] = word[:len(word)-2] + "es"
		case (article == "einem" && strings.HasSuffix(word, "en") || article == "" && strings.HasSuffix(word, "em")) && gender == 'm':
			all[i] = word[:len(word)-2] + "er"
		default:
			return "", false
		}
	}
	return strings.Join(all, " "), true
}

// genderOf tells the gender of a noun by its ending: f, n, m, or 0.
func genderOf(noun string) rune {
	for _, g := range []struct {
		gender  rune
		endings []string
	}{
		{'f', []string{"ung", "heit", "keit", "schaft", "ion", "tät", "enz", "anz", "ik", "ur"}},
		{'n', []string{"chen", "lein", "ment", "um", "system", "netz", "lernen", "programm", "modell"}},
		{'m', []string{"ismus", "ling", "tor", "prozess", "vertrag", "graph", "baum", "speicher"}},
	} {
		for _, end := range g.endings {
			if strings.HasSuffix(strings.ToLower(noun), end) {
				return g.gender
			}
		}
	}
	return 0
}
