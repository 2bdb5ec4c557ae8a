package markup

import "strings"

// canTypeset reports whether a program that reads \(…\) out of HTML would find the end of a
// formula where it is, and would show a formula and do nothing else.
func canTypeset(source string) bool {
	depth := 0
	for i := 0; i < len(source); i++ {
		switch source[i] {
		case '{':
			depth++
		case '}':
			depth--
		case '\\':
			name := commandName(source[i+1:])
			if name == "" || strings.Contains("()[]", name) || reachesBeyond(name) {
				return false
			}
			i += len(name)
		}
		if depth < 0 {
			return false
		}
	}
	return depth == 0
}

// commandName returns the name of the command behind a backslash: letters, or one sign.
func commandName(s string) string {
	name := strings.TrimLeft(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
	if n := len(s) - len(name); n > 0 {
		return s[:n]
	}
	return s[:min(len(s), 1)]
}

// reachesBeyond reports whether a command of MathJax and its like does more than show a part
// of its formula: makes links, loads extensions, sets styles and identifiers, or changes what
// later formulas mean.
func reachesBeyond(command string) bool {
	switch command {
	case "href", "url", "ref", "eqref", "includegraphics", "require",
		"class", "style", "cssId", "data", "htmlClass", "htmlId", "htmlStyle", "htmlData",
		"bbox", "mmlToken", "label",
		"def", "edef", "gdef", "xdef", "let", "futurelet", "global",
		"newcommand", "renewcommand", "providecommand", "newenvironment", "renewenvironment",
		"DeclareMathOperator", "DeclarePairedDelimiter", "DeclarePairedDelimiters",
		"DeclarePairedDelimitersX", "DeclarePairedDelimitersXPP", "Newextarrow",
		"newtagform", "renewtagform", "usetagform", "definecolor", "mathtoolsset", "setOptions":
		return true
	}
	return false
}
