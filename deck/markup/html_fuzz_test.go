package markup

import (
	"cmp"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/microcosm-cc/bluemonday"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"pgregory.net/rapid"
)

func FuzzHTML(f *testing.F) {
	for _, tt := range parseTests {
		f.Add(tt.source)
	}
	files, err := filepath.Glob("testdata/html/*.md")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(source))
	}
	f.Fuzz(func(t *testing.T, source string) { checkHTML(t, source) })
}

// checkHTML holds the HTML of any text to what [HTML] promises.
func checkHTML(t rapid.TB, source string) {
	t.Helper()
	got := HTML(source, nil)
	checkClean(t, got, true)
	written := tokens(got)
	if sanitized := tokens(policy.Sanitize(got)); !slices.Equal(written, sanitized) {
		t.Errorf("the sanitizer changes\n%.400q\nto\n%.400q\nof %.400q", written, sanitized, source)
	}
	if read := tokens(reread(t, got)); !slices.Equal(written, read) {
		t.Errorf("a browser reads\n%.400q\nas\n%.400q\nof %.400q", written, read, source)
	}
	if found, want := typesetFormulas(got), formulas(Parse(source)); !slices.Equal(found, want) {
		t.Errorf("MathJax finds\n%.400q\nand not\n%.400q\nin %.400q", found, want, got)
	}
}

// policy allows what HTML says that it writes, and nothing else.
var policy = func() *bluemonday.Policy {
	p := bluemonday.NewPolicy()
	p.AllowElements("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "li", "pre", "code", "hr",
		"table", "thead", "tbody", "tr", "th", "td", "em", "strong", "del", "a", "img", "br", "span",
		"sub", "sup", "ruby", "rt", "rp", "kbd", "u")
	p.AllowNoAttrs().OnElements("span")
	p.AllowAttrs("href").Matching(regexp.MustCompile(`^https?://[^/]`)).OnElements("a")
	p.AllowAttrs("src").Matching(regexp.MustCompile(`^media/`)).OnElements("img")
	p.AllowAttrs("alt").OnElements("img")
	p.AllowAttrs("start").Matching(regexp.MustCompile(`^[0-9]{1,9}$`)).OnElements("ol")
	p.AllowAttrs("align").Matching(regexp.MustCompile(`^(left|center|right)$`)).OnElements("th", "td")
	p.AllowAttrs("class").Matching(regexp.MustCompile(`^language-[A-Za-z0-9+\-_.#]+$`)).OnElements("code")
	p.AllowURLSchemes("http", "https")
	p.AllowRelativeURLs(true)
	return p
}()

// tokens returns the tags and the runs of text of some HTML, all spelled in one way.
func tokens(s string) []string {
	var all []string
	var text strings.Builder
	flush := func() {
		if text.Len() > 0 {
			all = append(all, text.String())
			text.Reset()
		}
	}
	for z := html.NewTokenizer(strings.NewReader(s)); z.Next() != html.ErrorToken; {
		token := z.Token()
		if token.Type == html.TextToken {
			text.WriteString(token.Data)
			continue
		}
		flush()
		if token.Type == html.SelfClosingTagToken {
			token.Type = html.StartTagToken
		}
		slices.SortFunc(token.Attr, func(a, b html.Attribute) int { return cmp.Compare(a.Key, b.Key) })
		all = append(all, token.String())
	}
	flush()
	return all
}

// reread returns HTML as the parser of a browser understands it.
func reread(t rapid.TB, s string) string {
	t.Helper()
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(strings.NewReader(s), body)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, n := range nodes {
		if err := html.Render(&b, n); err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

// typesetFormulas returns what MathJax finds in HTML: it looks for delimiters in each run of
// text outside of code, and for the end of a formula where all braces are closed.
func typesetFormulas(s string) []string {
	var found []string
	code := 0
	for z := html.NewTokenizer(strings.NewReader(s)); z.Next() != html.ErrorToken; {
		switch token := z.Token(); {
		case token.Data == "code" && token.Type == html.StartTagToken:
			code++
		case token.Data == "code" && token.Type == html.EndTagToken:
			code--
		case token.Type == html.TextToken && code == 0:
			found = append(found, delimited(token.Data)...)
		}
	}
	return found
}

var delimiterOrBrace = regexp.MustCompile(`(?s)\\[a-zA-Z]+|\\.|[{}]`)

func delimited(text string) []string {
	var found []string
	for {
		start := regexp.MustCompile(`\\[(\[]`).FindStringIndex(text)
		if start == nil {
			return found
		}
		closer := map[string]string{`\(`: `\)`, `\[`: `\]`}[text[start[0]:start[1]]]
		text = text[start[1]:]
		depth := 0
		for _, at := range delimiterOrBrace.FindAllStringIndex(text, -1) {
			switch sign := text[at[0]:at[1]]; {
			case sign == "{":
				depth++
			case sign == "}" && depth > 0:
				depth--
			case sign == closer && depth == 0:
				found = append(found, text[:at[0]])
				text = text[at[1]:]
				depth = -1
			}
			if depth < 0 {
				break
			}
		}
	}
}

// formulas returns the TeX of a tree that can be typeset.
func formulas(n *Node) []string {
	if n.Kind == Math && canTypeset(n.Content) {
		return []string{n.Content}
	}
	var all []string
	for _, c := range n.Children {
		all = append(all, formulas(c)...)
	}
	return all
}

// Texts in which everything meets everything.
func TestHTMLOfTokens(t *testing.T) {
	token := rapid.SampledFrom([]string{
		"a", " ", "\n", "\n\n", "- ", "1. ", "7) ", "> ", "# ", "    ", "```", "```go\n", "---\n", "|", "|-|-|\n", ":-:|\n", "  \n", "\\\n",
		"*", "**", "_", "~~", "`", "[", "](", ")", "](http://x.org/", "](media/a.png)", "![", "<http://x.org/>", "](javascript:x)", `"`, "'",
		"$", "$$", `\(`, `\)`, `\[`, `\]`, `\`, "{", "}", `\href`, `\\`,
		"<u>", "</u>", "<ruby>", "</ruby>", "<rt>", "</rt>", "<rp>", "</rp>", "<sub>", "</sub>", "<kbd>", "</kbd>", "<br>",
		"<script>", "</script>", "<p>", "</p>", "<!--", "-->", "</a>", "<img src=x>", "&", "&lt;", "&#60;", "&#92;", "&#x202e;", "\x00", "\xff",
	})
	rapid.Check(t, func(r *rapid.T) {
		checkHTML(r, strings.Join(rapid.SliceOfN(token, 0, 60).Draw(r, "tokens"), ""))
	})
}
