package strictyaml

import "strings"

// outdented finds lines of a block of text that stand no deeper than the key of the block, from the i-th
// of lines on: right below that key, or where the block or its entry goes on behind them.
func (a *salvager) outdented(lines []line, i int, l layout) []finding {
	if i == 0 || !lines[i-1].block || lines[i].indent > lines[i-1].keyAt {
		return nil
	}
	head, x := lines[i-1], lines[i]
	column := a.blockColumn(head)
	end := x.number - 1 // the line behind the last of them, from 0
	deeper := false
	for ; end < len(a.starts); end++ {
		indent := a.indent(end)
		if y := readLine(end+1, a.line(end+1)); indent != blank && indent <= head.keyAt && (a.knows(y.key) || y.dashed() && indent == l.entries) {
			break
		}
		deeper = deeper || indent != blank && indent >= column
	}
	goesOn := end < len(a.starts) && a.indent(end) == head.keyAt && !readLine(0, a.line(end+1)).dashed()
	for end > x.number && a.indent(end-1) == blank {
		end--
	}
	if end < x.number || strings.HasPrefix(x.text[x.indent:], "#") || !deeper && !goesOn && head.number != x.number-1 {
		return nil
	}
	from, to := a.startOf(x.number-1), a.endOfLine(max(a.startOf(x.number-1), a.startOf(end)-1))
	var text []string
	for l := range strings.SplitSeq(a.text[from:to], "\n") {
		if indent := len(l) - len(strings.TrimLeft(l, " ")); strings.TrimSpace(l) != "" && indent < column {
			l = strings.Repeat(" ", column-x.indent) + l
		}
		text = append(text, l)
	}
	return []finding{{
		a.in(x, x.indent), RuleIndentation, "this line stands no deeper than the key of the text that it belongs to",
		certain("indent the lines of the text as the others, or two columns more than their key", from, to, strings.Join(text, "\n")),
	}}
}
