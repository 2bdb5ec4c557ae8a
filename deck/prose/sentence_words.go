package prose

import (
	"strings"
	"sync"
)

// wordSet makes a set of the words of a list, when it is first asked for.
func wordSet(list string) func() map[string]bool {
	return sync.OnceValue(func() map[string]bool {
		set := map[string]bool{}
		for word := range strings.FieldsSeq(list) {
			set[word] = true
		}
		return set
	})
}

// abbreviations after which a sentence goes on, in small letters and without the last full stop.
func abbreviations(lang string) map[string]bool {
	if lang == "de" {
		return abbreviationsDe()
	}
	return abbreviationsEn()
}

var (
	abbreviationsEn = wordSet(`e.g i.e eg ie cf vs viz resp approx ca al ed eds dr mr mrs ms
		prof st gen rev sen rep gov jr sr dept est incl esp a.k.a w.r.t op cit`)
	abbreviationsDe = wordSet(`z.b d.h u.a o.ä u.ä s.o s.u i.d.r i.a v.a m.e z.t sog bzw ca vgl evtl ggf inkl exkl bspw resp max min mind hrsg dr prof hr fr st str zit allg engl lat griech franz frz dt geb gest jh chr anm al`)

	// beforeNumbers are abbreviations of what has a number behind it.
	beforeNumbers = wordSet(`fig figs eq eqs no nos vol pp p ch chap sec sect art def thm abb tab kap nr bd abs ziff s`)

	// beforeOrdinals stand before a German number with a full stop that means a place in a row: "am 3. Oktober", "im 19. Jahrhundert".
	beforeOrdinals = wordSet(`der die das dem den des am im vom zum zur ein eine einem einen bis ab seit jede jeder jedes`)
	months         = wordSet(`Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember`)

	// sentenceStarters begin a sentence far more often than they are a name.
	sentenceStarters = wordSet(`The A An It This That These Those In If When For But And We You They He She However There As At On To Its Then So Now Here Note Let Thus
		Der Die Das Ein Eine Es Er Sie Wir Man Wenn Bei Dies Diese Dieser Doch Und`)
)
