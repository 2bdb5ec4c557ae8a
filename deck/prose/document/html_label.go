package document

import (
	"strings"

	"goodcard/deck/lazy"
)

// betweenLabels is what may stand between labels, or around them.
var betweenLabels = lazy.Regexp(`^(?:[\s\pP\pS]|\b(?:and|or|und|oder|key|button|menu|icon|-?taste|knopf|menü)\b)*$`)

// isLabelled reports whether all words of a term are set as the label of a button, a field, a menu, a key or an option.
func isLabelled(term *node) bool {
	labels := 0
	var outside strings.Builder
	var look func(*node)
	look = func(n *node) {
		for c := range n.children() {
			switch {
			case c.name == "":
				outside.WriteString(c.text)
			case isLabel(c):
				labels++
				outside.WriteByte(' ')
			default:
				look(c)
			}
		}
	}
	look(term)
	return labels > 0 && betweenLabels().MatchString(strings.ToLower(outside.String()))
}

// isLabel reports whether an element, of DocBook or of HTML, is what stands on a screen or a key, or an option.
func isLabel(n *node) bool {
	switch n.name {
	case "guilabel", "guibutton", "guimenu", "guimenuitem", "guisubmenu", "guiicon", "menuchoice", "keycap", "keycombo", "keysym", "mousebutton",
		"option", "kbd":
		return true
	}
	return n.classed("guilabel", "guibutton", "guimenu", "guimenuitem", "guisubmenu", "guiicon", "menuchoice", "menuselection", "keycap", "keycombo", "keysym",
		"mousebutton", "option")
}
