package document

import "strings"

// docBookStyle returns how an element of DocBook or TEI sets what stands in it.
func docBookStyle(n *node) Style {
	switch n.name {
	case "emphasis", "hi":
		how := n.attr("role") + n.attr("rend")
		switch {
		case strings.Contains(how, "bold"), strings.Contains(how, "strong"):
			return Bold
		case strings.Contains(how, "sup"):
			return Super
		case strings.Contains(how, "sub"):
			return Sub
		case n.name == "hi" && how != "" && !strings.Contains(how, "ital"):
			return 0
		}
		return Italic
	case "firstterm", "citetitle", "foreignphrase", "replaceable", "emph", "foreign":
		return Italic
	case "guilabel", "guibutton", "guimenu", "guimenuitem", "guisubmenu", "guiicon", "strong":
		return Bold
	case "literal", "command", "filename", "option", "function", "code", "varname", "parameter", "constant", "userinput", "computeroutput",
		"envar", "classname", "type", "markup", "sgmltag", "tag", "prompt", "property", "symbol", "methodname", "interfacename", "structname",
		"structfield", "token", "uri", "gi", "att", "ident":
		return Mono
	case "subscript":
		return Sub
	case "superscript":
		return Super
	}
	return 0
}

// rename gives an element of DocBook or TEI, all of which has been translated, the name of HTML that means the same,
// and takes from it what would mean something else there.
func (b *docBook) rename(n *node) {
	id, isFoot := n.attr("id"), n.attr("place") != ""
	if n.attrs = nil; id != "" {
		n.attrs = []attribute{{"id", id}}
	}
	switch n.name {
	case "para", "simpara", "formalpara", "ab", "l", "attribution", "refpurpose", "refname":
		n.name = "p"
	case "itemizedlist", "simplelist", "calloutlist", "variablelist", "glosslist", "list", "orderedlist", "procedure", "substeps":
		b.renameList(n)
	case "listitem", "step", "member", "callout", "item":
		n.name = "li"
	case "qandaentry":
		n.name = "details"
	case "question":
		n.name = "summary"
	case "programlisting", "screen", "literallayout", "synopsis", "address", "eg", "programlistingco", "screenco":
		n.name = "pre"
	case "blockquote", "epigraph", "cit":
		n.name = "blockquote"
	case "quote":
		n.name = "q"
	case "informaltable":
		n.name = "table"
	case "row":
		n.name = "tr"
	case "entry", "cell":
		if hasEntries(n) {
			n.name = "dl"
			break
		}
		n.name = "td"
	case "inlinemediaobject", "mediaobject", "graphic", "inlinegraphic", "imageobject":
		n.name, n.child, n.lastChild = "img", nil, nil
	case "videoobject", "audioobject":
		n.name = "video"
	case "footnote":
		n.name, n.attrs = "div", []attribute{{"class", "footnote"}}
	case "note":
		if isFoot {
			n.name, n.attrs = "div", []attribute{{"class", "footnote"}}
			break
		}
		n.name = "div"
	case "lb", "sbr":
		n.name = "br"
	case "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "th", "dl", "caption", "table", "thead", "tbody", "tfoot", "tr", "td", "q", "math", "annotation",
		"p", "li": // as in HTML
	case "warning", "tip", "caution", "important", "danger", "answer", "figure", "informalfigure", "example", "informalexample", "sidebar", "abstract",
		"varlistentry", "glossentry", "equation", "informalequation", "legalnotice", "cmdsynopsis", "refnamediv", "lg", "sp", "tgroup",
		"screenshot", "task", "text", "body", "front", "back", "group", "msgset", "msgentry", "formalgroup", "annotations":
		n.name = "div"
	default:
		if isSection(n.name) {
			n.name = "div"
			break
		}
		n.name = "span"
	}
}

func (b *docBook) renameList(n *node) {
	switch {
	case n.name == "variablelist", n.name == "glosslist":
		n.name = "dl"
	case n.name == "list" && hasEntries(n):
		n.name = "dl"
	case n.name == "orderedlist", n.name == "procedure", n.name == "substeps":
		n.name = "ol"
	default:
		n.name = "ul"
	}
}
