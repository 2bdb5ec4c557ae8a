package markup

import "strings"

// Indent puts first before the first line of a text and others before each further one that is not empty, as an item of a
// list or a quotation has it.
func Indent(text, first, others string) string {
	all := strings.Split(text, "\n")
	for i, line := range all {
		switch {
		case i == 0:
			all[i] = first + line
		case line == "":
			all[i] = strings.TrimRight(others, " ")
		default:
			all[i] = others + line
		}
	}
	return strings.Join(all, "\n")
}
