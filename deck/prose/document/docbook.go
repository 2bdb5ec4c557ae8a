package document

import "fmt"

// readDocBook reads DocBook 4 and 5 and TEI. Their elements are taken for those of HTML that mean the same.
func readDocBook(name string, src []byte) (*Document, error) {
	text, encoding, err := decode(src, xmlEncoding(string(src[:min(len(src), 1024)])))
	if err != nil {
		return nil, err
	}
	t, err := parseXML(name, text)
	if err != nil {
		return nil, err
	}
	first := t.root.find(func(*node) bool { return true })
	switch {
	case first != nil && first.name == "html":
		return readHTML(name, src)
	case first == nil || !isDocBookRoot(first.name):
		return nil, notDocBook(name, first)
	}
	p := &page{lang: language(first.attr("lang"))}
	b := docBook{lang: p.lang, titles: titlesOf(t.root), elsewhere: map[string]bool{}}
	b.translate(t.root, 0, Span{})
	blocks := (&flow{page: p}).within(t.root)
	if p.title = b.title; p.title == "" {
		p.title = p.titled(blocks)
	}
	d := &Document{Encoding: encoding, Title: p.title, Lang: p.lang, Blocks: blocks, Unread: p.left.words()}
	d.Unread = append(d.Unread, t.leftOut(name, &b)...)
	return d, nil
}

func notDocBook(name string, first *node) error {
	e := &Error{File: name, Message: "DocBook or TEI was expected, and there is no element of XML", Next: "save it as HTML, Markdown or plain text, and name that file"}
	if first != nil {
		e.Line = first.first
		e.Message = fmt.Sprintf("DocBook or TEI was expected, and this XML begins with <%s>", first.name)
	}
	return e
}

// isDocBookRoot reports whether a file of DocBook or TEI may begin with an element.
func isDocBookRoot(name string) bool {
	switch name {
	case "set", "book", "part", "reference", "refentry", "article", "chapter", "appendix", "preface", "glossary", "glossdiv", "glosslist",
		"glossentry", "qandaset", "qandadiv", "qandaentry", "section", "sect1", "sect2", "sect3", "sect4", "sect5", "simplesect", "topic",
		"refsection", "refsect1", "variablelist", "itemizedlist", "orderedlist", "para",
		"tei", "tei.2", "teicorpus", "text", "body", "div", "div1", "list":
		return true
	}
	return false
}
