package keys

import "strings"

// Document returns docs/keys.md.
func Document() string {
	var b strings.Builder
	b.WriteString("# The keys of the review\n\n" +
		"Made from the table of the program (`keys/table.go`); `?` shows the same. Held-down keys and pasted text never grade.\n" +
		"`goodcard review --plain` is the same review in typed lines.\n")
	for _, g := range Table {
		b.WriteString("\n## " + g.Title + "\n\n| key | does |\n|---|---|\n")
		for _, k := range g.Keys {
			b.WriteString("| `" + k.Name + "` | " + k.Does + " |\n")
		}
	}
	return b.String()
}
