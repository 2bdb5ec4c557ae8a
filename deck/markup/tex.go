package markup

// Formula returns the TeX source of a formula as Unicode text on one line.
func Formula(tex string) string { return oneLine(Clean(tex)) }

func subscript(s string) string   { return "_" + s }
func superscript(s string) string { return "^" + s }
