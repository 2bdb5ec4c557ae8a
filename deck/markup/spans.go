package markup

import (
	"strings"
	"unicode"
)

// spans builds a list of inlines. It joins adjacent text, and pairs the tags that mean
// something; a tag without its partner is text.
type spans struct {
	open    []*span // the bottom one is the list itself
	room    int     // how many tags may be open at once
	tooDeep bool
}

// A span is what stands behind a tag whose end has not come yet.
type span struct {
	name    string // of the tag
	written string // the tag as written
	nodes   []*Node
	words   strings.Builder // text behind nodes
}

func newSpans(room int) *spans {
	return &spans{open: []*span{{}}, room: room}
}

func (s *spans) top() *span { return s.open[len(s.open)-1] }

func (s *spans) text(text string) { s.top().words.WriteString(text) }

func (s *spans) add(n *Node) { s.top().add(n) }

func (s *spans) addAll(nodes []*Node) {
	for _, n := range nodes {
		if n.Kind == Words {
			s.text(n.Content)
		} else {
			s.add(n)
		}
	}
}

func (p *span) add(n *Node) {
	p.flush(n.Kind == Break)
	p.nodes = append(p.nodes, n)
}

// flush makes a node of the text that has come together. No space stays beside a line break.
func (p *span) flush(atBreak bool) {
	words := collapse(Clean(p.words.String()))
	p.words.Reset()
	if atBreak {
		words = strings.TrimRight(words, " ")
	}
	if len(p.nodes) > 0 && p.nodes[len(p.nodes)-1].Kind == Break {
		words = strings.TrimLeft(words, " ")
	}
	if words != "" {
		p.nodes = append(p.nodes, &Node{Kind: Words, Content: words})
	}
}

// tag takes a piece of raw HTML.
func (s *spans) tag(written string) {
	name := strings.ToLower(strings.Trim(written, "<>"))
	switch name {
	case "sub", "sup", "ruby", "rt", "rp", "kbd", "u":
		if len(s.open) > s.room {
			s.tooDeep = true
			return
		}
		s.open = append(s.open, &span{name: name, written: written})
	case "br", "br/", "br /":
		s.add(&Node{Kind: Break})
	case "/sub", "/sup", "/ruby", "/rt", "/rp", "/kbd", "/u":
		s.end(name[1:], written)
	default:
		s.text(written)
	}
}

// end closes the innermost open tag of the name; those opened within it are text.
func (s *spans) end(name, written string) {
	i := len(s.open) - 1
	for i > 0 && s.open[i].name != name {
		i--
	}
	if i == 0 {
		s.text(written)
		return
	}
	s.unopen(i + 1)
	tag := s.top()
	tag.flush(false)
	s.open = s.open[:i]
	if name == "rp" && strings.ContainsFunc(inlineText(tag.nodes), isWordRune) {
		s.addAll(tag.nodes) // more than the parentheses that renderers leave out
		return
	}
	s.add(&Node{Kind: Tag, Name: name, Children: tag.nodes})
}

// unopen makes text of the tags that are open from the i-th on.
func (s *spans) unopen(i int) {
	for len(s.open) > i {
		p := s.top()
		s.open = s.open[:len(s.open)-1]
		s.text(p.written)
		p.flush(false)
		s.addAll(p.nodes)
	}
}

// nodes ends the list and returns it.
func (s *spans) nodes() []*Node {
	s.unopen(1)
	s.top().flush(false)
	return s.top().nodes
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
