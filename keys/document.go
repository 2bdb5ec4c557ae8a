package keys

import "strings"

// Document returns docs/keys.md.
func Document() string {
	var b strings.Builder
	b.WriteString("# The keys of the review and of drafts\n\n" +
		"Made from the table of the program (`keys/table.go`); `?` shows the same.\n" +
		"`goodcard review --plain` is the same review in typed lines, and `goodcard drafts --plain` the same way through drafts.\n\n" +
		"No key grades, puts a card away, decides on a draft or takes something back that is held down, that came with another one or within 30 ms\n" +
		"behind one, or within 100 ms of its card or answer (250 ms for `space` and `enter`, and for `s` and `b` on a card). Text that the terminal\n" +
		"says is pasted acts on nothing, and neither does what a terminal sends by itself, in whatever pieces it comes. Where a\n" +
		"terminal does not say so, pasted text is keys: those behind the first do nothing, the first may act if it came alone.\n")
	for _, g := range Table {
		b.WriteString("\n## " + g.Title + "\n\n| key | does |\n|---|---|\n")
		for _, k := range g.Keys {
			b.WriteString("| `" + k.Name + "` | " + k.Does + " |\n")
		}
	}
	return b.String()
}
