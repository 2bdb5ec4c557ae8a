package document

import "strings"

// formula adds an element that is a formula, as TeX where the page gives it, and is false for others.
func (f *flow) formula(n *node) bool {
	tex := texOf(n)
	if tex == "" {
		return false
	}
	f.word(Span{Text: oneLine(tex), Style: Math}, n.first, n.last)
	return true
}

// texOf returns the TeX of an element that is a formula; empty for others.
func texOf(n *node) string {
	switch n.name {
	case "math":
		return annotation(n)
	case "span", "div", "p":
	default:
		return ""
	}
	switch {
	case n.classed("katex", "katex-display", "MathJax", "MathJax_Display", "mwe-math-element"):
		return annotation(n)
	case n.classed("math"):
		return withoutDelimiters(n.content())
	}
	return ""
}

// hasFormula reports whether an element is hidden only since the page shows the same formula as a picture.
func hasFormula(n *node) bool { return n.classed("mwe-math-mathml-inline", "mwe-math-mathml-display") }

// isFormulaPicture reports whether a picture shows what stands beside it as a formula.
func isFormulaPicture(n *node) bool {
	return n.classed("mwe-math-fallback-image-inline", "mwe-math-fallback-image-display")
}

// annotation returns the TeX that stands in MathML beside it.
func annotation(n *node) string {
	found := n.find(func(in *node) bool { return in.name == "annotation" && in.attr("encoding") == "application/x-tex" })
	if found == nil {
		return ""
	}
	return strings.TrimSpace(found.content())
}

// withoutDelimiters takes off what tells a program in the page that a formula begins and ends.
func withoutDelimiters(tex string) string {
	tex = strings.TrimSpace(tex)
	for _, d := range [][2]string{{`\(`, `\)`}, {`\[`, `\]`}, {"$$", "$$"}, {"$", "$"}} {
		if inner, ok := strings.CutPrefix(tex, d[0]); ok {
			if inner, ok = strings.CutSuffix(inner, d[1]); ok {
				return strings.TrimSpace(inner)
			}
		}
	}
	return ""
}

// isTeX reports whether a script is a formula.
func isTeX(script *node) bool {
	kind, _, _ := strings.Cut(script.attr("type"), ";")
	return strings.TrimSpace(kind) == "math/tex"
}
