package deck_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
	"pgregory.net/rapid"

	"goodcard/deck"
	"goodcard/deck/strictyaml"
)

// A wildWriter writes a deck as authors may: keys in any order, every sort of quotes, blocks and
// brackets, any indentation, empty lines and comments everywhere.
type wildWriter struct {
	t        *rapid.T
	b        strings.Builder
	comments []string
	step     int  // columns of a level
	below    int  // comments here would be a part of the text above from this column on; 0: of none
	keeps    bool // and so would empty lines
}

// wild returns d as it may be written, with comments that differ from each other.
func wild(t *rapid.T, d *deck.Deck) (src []byte, comments []string) {
	var doc yaml.Node
	if err := yaml.Unmarshal(deck.Write(d), &doc); err != nil {
		t.Fatal(err)
	}
	w := &wildWriter{t: t, step: rapid.IntRange(2, 4).Draw(t, "step")}
	if w.one("a line ---", 6) {
		w.lines(0)
		w.b.WriteString("---\n")
	}
	w.mapping(doc.Content[0], 0, "")
	w.lines(0)
	text := w.b.String()
	if w.keeps {
		text += "# the end\n"
	} else if w.below == 0 && w.one("no line end", 4) { // of a block of text it would be a part
		text = strings.TrimRight(text, "\n")
	}
	if w.one("Windows", 3) {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	if w.one("mark", 4) {
		text = "\ufeff" + text
	}
	return []byte(text), w.comments
}

// one reports true once in so many times.
func (w *wildWriter) one(what string, in int) bool { return rapid.IntRange(1, in).Draw(w.t, what) == 1 }

func (w *wildWriter) comment() string {
	text := fmt.Sprintf("# <%d>", len(w.comments)) + rapid.SampledFrom([]string{"", " 🙂", ": [x", ` "y`, " 'z'", " - a: b", " # c", "\t日本"}).Draw(w.t, "comment")
	w.comments = append(w.comments, text)
	return text
}

// lines writes empty lines and comments above what stands in a column.
func (w *wildWriter) lines(column int) {
	for w.one("line", 3) {
		if w.one("empty", 2) {
			if !w.keeps {
				w.b.WriteString(rapid.SampledFrom([]string{"\n", "\n\n", strings.Repeat(" ", max(w.below-1, 0)) + "\n"}).Draw(w.t, "empty lines"))
			}
			continue
		}
		at := rapid.IntRange(0, column+w.step).Draw(w.t, "column")
		if w.below > 0 {
			at = min(at, w.below-1)
		}
		w.b.WriteString(strings.Repeat(" ", at) + w.comment() + "\n")
		w.below, w.keeps = 0, false
	}
}

// remark writes a comment at the end of a line, perhaps.
func (w *wildWriter) remark() {
	if w.one("remark", 5) {
		w.b.WriteString(rapid.SampledFrom([]string{" ", "    "}).Draw(w.t, "before") + w.comment())
	}
}

// free are the keys whose values have keys in any order; in the others they are names.
func free(path string) bool { return path != "sources" && path != "concepts" }

func (w *wildWriter) mapping(n *yaml.Node, column int, path string) {
	order := make([]int, len(n.Content)/2)
	for i := range order {
		order[i] = 2 * i
	}
	if free(path) {
		order = rapid.Permutation(order).Draw(w.t, "order")
	}
	for i, at := range order {
		if i > 0 || !strings.HasSuffix(w.b.String(), " ") {
			w.lines(column)
			w.b.WriteString(strings.Repeat(" ", column))
		}
		w.below, w.keeps = 0, false
		k, v := n.Content[at], n.Content[at+1]
		w.b.WriteString(w.key(k.Value) + rapid.SampledFrom([]string{":", ":", " :"}).Draw(w.t, "colon"))
		w.value(v, column, strings.TrimPrefix(path+"."+k.Value, "."))
	}
}

var bare = regexp.MustCompile(`^[a-z][a-z0-9-]*$`)

func (w *wildWriter) key(key string) string {
	quoted := strictyaml.Quote(key)
	if !bare.MatchString(key) || key == "null" || w.one("quoted key", 8) {
		return quoted
	}
	return key
}

// value writes what stands behind a key or a dash in a column, to the end of its last line.
func (w *wildWriter) value(n *yaml.Node, column int, path string) {
	deeper := column + rapid.SampledFrom([]int{w.step, w.step, 1, 5}).Draw(w.t, "deeper")
	switch {
	case n.Kind == yaml.ScalarNode:
		w.text(n.Value, column, path)
		return
	case w.one("brackets", 4) && path != "cards" && path != "":
		w.b.WriteString(" ")
		w.brackets(n, column, path)
		w.remark()
	case n.Kind == yaml.MappingNode:
		w.remark()
		w.b.WriteString("\n")
		w.mapping(n, deeper, path)
		return
	default:
		w.remark()
		w.b.WriteString("\n")
		if w.one("dashes below the key", 3) {
			deeper = column
		}
		w.list(n, deeper, path)
		return
	}
	w.b.WriteString("\n")
}

func (w *wildWriter) list(n *yaml.Node, column int, path string) {
	for _, c := range n.Content {
		w.lines(column)
		w.below, w.keeps = 0, false
		w.b.WriteString(strings.Repeat(" ", column) + "-")
		switch {
		case c.Kind != yaml.MappingNode:
			w.value(c, column, path+"[]")
		case w.one("mapping in brackets", 6):
			w.value(c, column, path+"[]")
		default:
			spaces := rapid.SampledFrom([]int{1, 1, w.step - 1}).Draw(w.t, "spaces")
			if w.one("dash alone", 8) {
				w.remark()
				w.b.WriteString("\n")
			} else {
				w.b.WriteString(strings.Repeat(" ", spaces))
			}
			w.mapping(c, column+1+spaces, path+"[]")
		}
	}
}

// brackets writes a list or keys between brackets, on one line or several.
func (w *wildWriter) brackets(n *yaml.Node, column int, path string) {
	several := w.one("several lines", 3)
	space := func(or ...string) {
		if several && w.one("break", 2) {
			w.remark()
			w.b.WriteString("\n")
			w.below, w.keeps = 0, false
			w.lines(column)
			w.b.WriteString(strings.Repeat(" ", column+rapid.IntRange(1, 4).Draw(w.t, "within")))
			return
		}
		w.b.WriteString(rapid.SampledFrom(or).Draw(w.t, "space"))
	}
	item := func(n *yaml.Node) {
		if n.Kind == yaml.ScalarNode {
			w.b.WriteString(w.inBrackets(n.Value))
		} else {
			w.brackets(n, column, path)
		}
	}
	signs, unit := "[]", 1
	if n.Kind == yaml.MappingNode {
		signs, unit = "{}", 2
	}
	w.b.WriteString(signs[:1])
	for i := 0; i < len(n.Content); i += unit {
		space("", " ")
		if unit == 2 {
			w.b.WriteString(w.key(n.Content[i].Value) + ":")
			space(" ", "  ")
		}
		item(n.Content[i+unit-1])
		if i+unit < len(n.Content) || w.one("comma at the end", 4) {
			space("", " ")
			w.b.WriteString(",")
		}
	}
	space("", " ")
	w.b.WriteString(signs[1:])
}

var simple = regexp.MustCompile(`^[a-zé日本😀][a-zé日本😀 ]*[a-zé日本😀]$`)

func (w *wildWriter) inBrackets(text string) string {
	if text == "true" || text == "false" || simple.MatchString(text) && text != "null" && w.one("plain", 2) {
		return text
	}
	return strictyaml.Quote(text)
}

// tokens are keys whose texts may have a comment behind them without quotes.
var tokens = []string{"format", "id", "version", "lang", "license", "draft", "status", "as-of"}

func (w *wildWriter) text(text string, column int, path string) {
	key := path[strings.LastIndexByte(path, '.')+1:]
	token := slices.Contains(tokens, key) || key == "both-ways"
	if key == "format" || text == "true" {
		w.b.WriteString(" " + text)
		w.remark()
		w.b.WriteString("\n")
		return
	}
	style := w.style(text)
	if style.apart && w.one("below", 2) {
		w.remark()
		w.b.WriteString("\n")
		w.lines(column)
		w.b.WriteString(strings.Repeat(" ", column+style.indent))
	} else {
		w.b.WriteString(" ")
	}
	first, rest, more := strings.Cut(style.text, "\n")
	w.b.WriteString(first)
	if style.block {
		w.remark()
	}
	if more {
		for line := range strings.SplitSeq(rest, "\n") {
			w.b.WriteString("\n")
			if line != "" || w.one("spaces", 9) && !style.block {
				w.b.WriteString(strings.Repeat(" ", column+style.indent) + line)
			}
		}
	}
	if style.quoted || token && !style.block {
		w.remark()
	}
	w.b.WriteString("\n")
	if style.block {
		w.below, w.keeps = column+style.indent, strings.HasPrefix(style.text, "|+")
	}
}
