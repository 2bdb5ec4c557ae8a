package document

import (
	"fmt"
	"strings"
)

// docxFormulaBytes is how long a formula may be.
const docxFormulaBytes = 64 << 10

// docxFormula reads m:oMath, or several of them, as TeX.
func docxFormula(x *docxXML) string {
	return strings.Join(strings.Fields(docxTeXRow(x)), " ")
}

// boundTeX ends the reading where a formula grows too long.
func boundTeX(x *docxXML, length int) {
	if length > docxFormulaBytes && x.err == nil {
		x.err = docxFault(fmt.Sprintf("a formula in it is longer than %d KiB, which is the most that is read", docxFormulaBytes>>10), "take it out of the text, or put a picture in its place")
	}
}

// A docxMath is what stands within an element of a formula: its parts by their name, and how it is set.
type docxMath struct {
	parts map[string][]string
	looks map[string]string
}

func (m docxMath) part(name string) string { return strings.Join(m.parts[name], "") }

// docxTeX reads one element of a formula as TeX. Of one that is not known the parts stand one after the other.
func docxTeX(x *docxXML, e docxElement) string {
	switch name, _ := strings.CutPrefix(e.name, "m:"); name {
	case "t":
		return docxTeXText(x.text())
	case "r", "oMath", "e", "num", "den", "sub", "sup", "deg", "fName", "lim":
		return docxTeXRow(x)
	case "mr":
		return strings.Join(docxMathParts(x).parts["e"], " & ")
	default:
		if strings.HasSuffix(name, "Pr") {
			return ""
		}
		return docxMathParts(x).tex(name)
	}
}

func docxTeXRow(x *docxXML) string {
	var b strings.Builder
	x.children(func(e docxElement) {
		b.WriteString(docxTeX(x, e))
		boundTeX(x, b.Len())
	}, nil)
	return b.String()
}

func docxMathParts(x *docxXML) docxMath {
	length := 0
	m := docxMath{parts: map[string][]string{}, looks: map[string]string{}}
	x.children(func(e docxElement) {
		name, _ := strings.CutPrefix(e.name, "m:")
		if strings.HasSuffix(name, "Pr") {
			x.children(func(e docxElement) { m.looks[strings.TrimPrefix(e.name, "m:")] = e.val() }, nil)
			return
		}
		part := docxTeX(x, e)
		m.parts[name] = append(m.parts[name], part)
		length += len(part)
		boundTeX(x, length)
	}, nil)
	return m
}

// look returns how an element is set, or what it is where nothing is said.
func (m docxMath) look(name, otherwise string) string {
	if v, ok := m.looks[name]; ok {
		return v
	}
	return otherwise
}

func (m docxMath) tex(name string) string {
	e := m.part("e")
	scripts := func() string {
		var s string
		if sub := m.part("sub"); sub != "" {
			s += "_{" + sub + "}"
		}
		if sup := m.part("sup"); sup != "" {
			s += "^{" + sup + "}"
		}
		return s
	}
	switch name {
	case "f":
		if m.looks["type"] == "lin" {
			return "{" + m.part("num") + "}/{" + m.part("den") + "}"
		}
		return `\frac{` + m.part("num") + "}{" + m.part("den") + "}"
	case "sSup", "sSub", "sSubSup":
		return "{" + e + "}" + scripts()
	case "sPre":
		return "{}" + scripts() + e
	case "rad":
		if deg := m.part("deg"); deg != "" {
			return `\sqrt[` + deg + "]{" + e + "}"
		}
		return `\sqrt{` + e + "}"
	case "nary":
		return docxTeXText(m.look("chr", "∫")) + scripts() + "{" + e + "}"
	case "d":
		return docxTeXText(m.look("begChr", "(")) + strings.Join(m.parts["e"], docxTeXText(m.look("sepChr", "|"))) + docxTeXText(m.look("endChr", ")"))
	case "limLow":
		return "{" + e + "}_{" + m.part("lim") + "}"
	case "limUpp":
		return "{" + e + "}^{" + m.part("lim") + "}"
	case "bar":
		return `\overline{` + e + "}"
	case "acc":
		return docxAccent(m.look("chr", "\u0302")) + "{" + e + "}"
	case "func":
		return m.part("fName") + " " + e
	case "m":
		return `\begin{matrix}` + strings.Join(m.parts["mr"], ` \\ `) + `\end{matrix}`
	case "eqArr":
		return `\begin{aligned}` + strings.Join(m.parts["e"], ` \\ `) + `\end{aligned}`
	}
	return e
}

// docxAccent returns the command for a sign above a letter.
func docxAccent(sign string) string {
	switch sign {
	case "\u0303", "~":
		return `\tilde`
	case "\u0304", "\u0305", "¯":
		return `\bar`
	case "\u0307", "˙":
		return `\dot`
	case "\u0308", "¨":
		return `\ddot`
	case "\u20d7", "→":
		return `\vec`
	}
	return `\hat`
}

// docxTeXText returns a text of a formula as TeX, with the commands that TeX wants for some signs.
func docxTeXText(text string) string {
	var b strings.Builder
	for _, r := range text {
		switch r {
		case '\\':
			b.WriteString(`\backslash `)
		case '{', '}', '$', '%', '&', '#', '_':
			b.WriteByte('\\')
			b.WriteRune(r)
		case '^', '~':
			b.WriteString(map[rune]string{'^': `\wedge `, '~': `\sim `}[r])
		case '∑':
			b.WriteString(`\sum`)
		case '∏':
			b.WriteString(`\prod`)
		case '∫':
			b.WriteString(`\int`)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
