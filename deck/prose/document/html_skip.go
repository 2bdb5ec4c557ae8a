package document

import "strings"

// skip reports whether nobody learns from an element, since it is no part of the text or nobody sees it, and counts
// what people would miss. What an element says of itself for programs is read all the same.
func (f *flow) skip(n *node) bool {
	if f.page.skip(n) {
		switch {
		case n.name == "title" && f.title == "":
			f.title = oneLine(n.content())
		case n.name == "header" && f.sections > 0:
			f.headingsOf(n)
		case n.name == "script":
			f.script(n)
		}
		return true
	}
	return false
}

// headingsOf adds the headings of an element, but nothing else of it: an article may have its own in a <header>.
func (f *flow) headingsOf(n *node) {
	for c := range n.children() {
		switch {
		case c.name == "" || c.name == "nav":
		case headingLevel(c.name) > 0:
			f.flush()
			f.node(c)
		default:
			f.headingsOf(c)
		}
	}
}

// skip is what [flow.skip] asks; it adds nothing.
func (p *page) skip(n *node) bool {
	switch n.name {
	case "script", "style", "title", "header", "template", "noscript", "nav", "footer", "svg", "rp", "select", "input", "textarea",
		"datalist", "progress", "meter", "link", "meta", "base", "noembed", "noframes":
		return true
	case "button":
		return !p.inHeading && !strings.HasSuffix(strings.TrimSpace(n.content()), "?") && n.find(func(in *node) bool { return isBlock(in.name) }) == nil
	case "aside":
		p.left.asides++
		return true
	case "img":
		if !isFormulaPicture(n) {
			p.left.pictures++
		}
		return true
	case "iframe", "video", "audio", "object", "embed", "canvas", "applet", "map":
		p.left.players++
		return true
	case "del", "s", "strike":
		if n.child != nil {
			p.left.struck++
		}
		return true
	}
	switch {
	case len(n.attrs) == 0:
		return false
	case isHidden(n) && !hasFormula(n) && (!p.asking || !isBlock(n.name)): // an answer is shown by a click on its question
		if !isInline(n.name) && n.child != nil {
			p.left.hidden++
		}
		return true
	case isFootnote(n):
		if n.name != "a" && n.name != "sup" {
			p.left.footnotes++
		}
		return true
	}
	return isAround(n) || isPermalink(n)
}

// isHidden reports whether an element says that nobody sees it.
func isHidden(n *node) bool {
	if n.has("hidden") && n.attr("hidden") != "until-found" || isInline(n.name) && n.attr("aria-hidden") == "true" {
		return true
	}
	if n.classed("sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text") {
		return true
	}
	sheet := n.attr("style")
	if sheet == "" {
		return false
	}
	sheet = strings.ToLower(strings.ReplaceAll(sheet, " ", ""))
	return strings.Contains(sheet, "display:none") || strings.Contains(sheet, "visibility:hidden")
}

// isFootnote reports whether an element is a note at the foot of the page, or the sign that leads to one.
func isFootnote(n *node) bool {
	switch n.attr("role") {
	case "doc-noteref", "doc-endnotes", "doc-footnote", "doc-backlink":
		return true
	}
	switch n.name {
	case "a":
		return n.classed("footnote", "footnote-ref", "footnote-reference", "footnote-back", "footnote-backref", "fn-backref", "reversefootnote")
	case "sup":
		return n.classed("reference", "footnote-ref", "footnote-reference")
	}
	return n.classed("footnote", "footnotes", "footnotes-segment", "footnote-definition")
}

// isAround reports whether an element leads through the page or to others: contents, breadcrumbs, signs to edit.
func isAround(n *node) bool {
	switch n.attr("role") {
	case "navigation", "banner", "contentinfo", "search", "complementary":
		return true
	}
	switch n.attr("id") {
	case "toc":
		return n.name == "div"
	case "mdbook-menu-bar", "menu-bar", "mdbook-help-container": // of mdBook, whose sheet hides the last
		return true
	}
	class := n.attr("class")
	if class == "" {
		return false
	}
	if n.name == "div" && n.classed("header") { // texinfo's line of links; others may hold what the page is about
		return n.find(func(in *node) bool { return in.has("accesskey") }) != nil
	}
	if n.classed("head", "foot") { // of a man page by mandoc
		return n.find(func(in *node) bool { return in.classed("head-ltitle", "foot-date") }) != nil
	}
	if n.classed("contents") { // of docutils and texinfo; others have all of the page in one
		return n.classed("topic", "local") || n.name == "ul"
	}
	for c := range strings.FieldsSeq(class) {
		switch c {
		case "headerlink", "toc", "toc-list", "toctree", "toctree-wrapper", "sphinxsidebar", "related", "nav", "navbar", "navheader", "navfooter",
			"nav-panel", "navigation-header", "navigation-footer", "copiable-link", "copiable-anchor", "mw-editsection", "linenos", "lineno",
			"gutter", "breadcrumb", "breadcrumbs", "rule-link", "printindex", "short-toc", "shortcontents", "Contents_element", "contents-heading", "skip-link", "skiplink":
			return true
		}
	}
	return false
}

// isPermalink reports whether an element is only the sign by which a place links to itself.
func isPermalink(n *node) bool {
	if n.name != "a" || !strings.Contains(n.attr("href"), "#") || n.find(func(*node) bool { return true }) != nil {
		return false
	}
	switch strings.TrimSpace(strings.Trim(n.content(), "\u200b")) {
	case "¶", "#", "§", "🔗", "⚓", "⁋", "\uf0c1":
		return true
	}
	return false
}
