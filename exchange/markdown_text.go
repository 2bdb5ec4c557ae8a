package exchange

import (
	"net/url"
	"reflect"
	"strconv"
	"strings"
	"unicode"

	"goodcard/deck/markup"
	"goodcard/deck/markup/tex"
)

// A text goes out as Markdown of its own tree, and not as its author wrote it: what ends in the middle, a
// fence without its end or a line that would be a heading, cannot reach what stands behind it, and what
// other readers take for Markdown and ours does not is escaped.

// markdown returns a text as blocks of CommonMark and GFM with formulas between dollars. See [settled].
func (d *document) markdown(source string) string {
	want := settled(markup.Parse(source))
	if out := (&mdWriter{}).blocks(want.Children); readsAs(out, want) {
		return (&mdWriter{image: d.image}).blocks(want.Children)
	}
	return literal(markup.Text(source))
}

// readsAs reports whether Markdown with blocks says what a tree does.
func readsAs(out string, want *markup.Node) bool {
	const behind = "\n\nbehind" // two lines at least: one alone has no blocks
	got := markup.Parse(out + behind)
	last := len(got.Children) - 1
	if last < 0 || !reflect.DeepEqual(got.Children[last], markup.Parse("behind").Children[0]) {
		return false
	}
	got.Children = got.Children[:last]
	if len(got.Children) == 0 {
		return len(want.Children) == 0
	}
	return reflect.DeepEqual(got.Children, want.Children)
}

// settled changes what below n would reach beyond a text: headings become strong paragraphs, and formulas stand
// on one line and hold nothing that readers without formulas take for HTML.
func settled(n *markup.Node) *markup.Node {
	for i, c := range n.Children {
		switch c.Kind {
		case markup.Heading:
			c = &markup.Node{Kind: markup.Paragraph, Children: []*markup.Node{{Kind: markup.Strong, Children: c.Children}}}
		case markup.Math:
			c = settledFormula(c)
		}
		n.Children[i] = settled(c)
	}
	return n
}

func settledFormula(n *markup.Node) *markup.Node {
	if strings.Contains(n.Content, "\n") && strings.Contains(n.Content, "%") { // a comment, which ends with its line
		return &markup.Node{Kind: markup.Words, Content: strings.Join(strings.Fields(tex.Text(n.Content)), " ")}
	}
	content := strings.Join(strings.Fields(n.Content), " ")
	content = strings.Join(strings.FieldsFunc(strings.ReplaceAll(content, "<", " < "), unicode.IsSpace), " ")
	return &markup.Node{Kind: markup.Math, Content: content, Display: n.Display}
}

// literal returns plain text of several lines as paragraphs that look like it.
func literal(text string) string {
	var paragraphs []string
	for block := range strings.SplitSeq(text, "\n\n") {
		all := strings.Split(block, "\n")
		for i, line := range all {
			all[i] = escapeStart(escapeWords(strings.TrimSpace(line), false))
		}
		paragraphs = append(paragraphs, strings.Join(all, "\\\n"))
	}
	return strings.Join(paragraphs, "\n\n")
}

type mdWriter struct {
	image func(path string) string // nil: as it is
	cell  bool                     // within a table
	em    bool                     // within an emphasis
}

func (w *mdWriter) blocks(nodes []*markup.Node) string {
	var all []string
	before := ""
	for _, n := range nodes {
		text := w.block(n, before)
		before = ""
		if n.Kind == markup.List {
			before = text[:strings.IndexAny(text, "-*.)")+1]
			before = before[len(before)-1:]
		}
		all = append(all, text)
	}
	return strings.Join(all, "\n\n")
}

// block writes one block; before is the mark of the list right before it, from which it has to differ.
func (w *mdWriter) block(n *markup.Node, before string) string {
	switch n.Kind {
	case markup.Quote:
		return markup.Indent(w.blocks(n.Children), "> ", "> ")
	case markup.List:
		return w.list(n, before)
	case markup.CodeBlock:
		fence := fenceFor(n.Content, "```")
		language, _, _ := strings.Cut(n.Language, " ")
		if strings.ContainsAny(language, "`\\&") {
			language = ""
		}
		return fence + language + "\n" + n.Content + "\n" + fence
	case markup.Table:
		return w.table(n)
	case markup.Rule:
		return "* * *"
	}
	return escapeStart(w.inlines(n.Children))
}

func (w *mdWriter) list(n *markup.Node, before string) string {
	var items []string
	for i, item := range n.Children {
		mark := "- "
		if before == "-" {
			mark = "* "
		}
		if n.Ordered {
			dot := "."
			if before == "." {
				dot = ")"
			}
			mark = strconv.Itoa(n.Start+i) + dot + " "
		}
		apart := "\n\n"
		if n.Tight {
			apart = "\n"
		}
		var parts []string
		for _, c := range item.Children {
			parts = append(parts, w.block(c, ""))
		}
		items = append(items, markup.Indent(strings.Join(parts, apart), mark, strings.Repeat(" ", len(mark))))
	}
	if n.Tight {
		return strings.Join(items, "\n")
	}
	return strings.Join(items, "\n\n")
}

func (w *mdWriter) table(n *markup.Node) string {
	in := mdWriter{image: w.image, cell: true}
	var b strings.Builder
	for i, row := range n.Children {
		for _, c := range row.Children {
			b.WriteString("| " + in.inlines(c.Children) + " ")
		}
		b.WriteString("|\n")
		if i > 0 {
			continue
		}
		for _, c := range row.Children {
			b.WriteString(map[markup.Align]string{"": "| --- ", markup.Left: "| :-- ", markup.Center: "| :-: ", markup.Right: "| --: "}[c.Align])
		}
		b.WriteString("|\n")
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func (w *mdWriter) inlines(nodes []*markup.Node) string {
	var b strings.Builder
	for _, n := range nodes {
		b.WriteString(w.inlineOf(n))
	}
	return b.String()
}

func (w *mdWriter) inlineOf(n *markup.Node) string {
	switch n.Kind {
	case markup.Emphasis:
		mark := "*"
		if w.em {
			mark = "_"
		}
		in := *w
		in.em = true
		return mark + in.inlines(n.Children) + mark
	case markup.Strong:
		return "**" + w.inlines(n.Children) + "**"
	case markup.Strike:
		return "~~" + w.inlines(n.Children) + "~~"
	case markup.Code:
		return w.inCell(codeSpan(n.Content))
	case markup.Link:
		return "[" + w.inlines(n.Children) + "](<" + n.Address + ">)"
	case markup.Image:
		address := (&url.URL{Path: n.Address}).String()
		if w.image != nil {
			address = w.image(n.Address)
		}
		if address == "" {
			return "*" + escapeWords("["+n.Content+"]", w.cell) + "*"
		}
		return "![" + escapeWords(n.Content, w.cell) + "](<" + address + ">)"
	case markup.Break:
		if w.cell {
			return "<br>"
		}
		return "\\\n"
	case markup.Math:
		if n.Display {
			return w.inCell("$$" + n.Content + "$$")
		}
		return w.inCell("$" + n.Content + "$")
	case markup.Tag:
		return "<" + n.Name + ">" + w.inlines(n.Children) + "</" + n.Name + ">"
	}
	return escapeWords(n.Content, w.cell)
}

// inCell keeps a bar in code or a formula from ending the cell of a table.
func (w *mdWriter) inCell(text string) string {
	if w.cell {
		return strings.ReplaceAll(text, "|", `\|`)
	}
	return text
}
