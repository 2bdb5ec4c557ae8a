package document

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
)

// Of what is no text of the page, nothing is read.
func TestHTMLWithoutWhatIsNoText(t *testing.T) {
	for _, gone := range []string{
		"<script>gone</script>", "<script src=x />gone</script>", "<script><!-- <script> gone </script> --></script>",
		"<style>gone</style>", "<!-- gone -->", "<!gone>", "<?gone?>", "<!-- gone", "<gone", "<title>gone</title>",
		"<nav>gone</nav>", "<header>gone</header>", "<footer>gone</footer>", "<template>gone</template>",
		"<svg><text>gone</text></svg>", "<noscript>gone</noscript>", "<select><option>gone</select>", "<textarea>gone</textarea>",
		"<button>gone</button>", "<input value=gone>", "<img alt=gone>", "<iframe>gone</iframe>", "<video>gone</video>", "<del>gone</del>",
		"<p hidden>gone</p>", "<p style='display: none'>gone</p>", "<span aria-hidden=true>gone</span>", "<span class='x sr-only'>gone</span>",
		"<aside>gone</aside>", "<div role=navigation>gone</div>", "<div class='sphinxsidebar'>gone</div>", "<div class=toctree-wrapper>gone</div>",
		"<div class='contents topic'>gone</div>", "<div id=toc>gone</div>", "<div id=mdbook-menu-bar><h1>gone</h1></div>", "<div class=header><a accesskey=n href=x>gone</a></div>", "<table class=nav><tr><td>gone</table>",
		"<table class=head><tr><td class=head-ltitle>gone</table>",
		"<a class=headerlink href=#x>gone</a>", "<a href='#x'>#</a>", "<a class=footnote-ref href='#1'>gone</a>", "<sup class=reference>gone</sup>",
		"<dl class='footnote brackets'><dt>1<dd>gone</dl>", "<p onclick='gone()'></p>", "<a href='javascript:gone()'></a>",
	} {
		d := parsed(t, "<p>kept</p>\n"+gone, HTML)
		if d.Plain != "kept" {
			t.Errorf("%s: got %q", gone, d.Plain)
		}
		if md := MarkdownOf(d.Blocks); md != "kept" {
			t.Errorf("%s: got %q as Markdown", gone, md)
		}
	}
}

// What looks like a part of the page that leads elsewhere, and is its text.
func TestHTMLKeepsText(t *testing.T) {
	for _, kept := range []string{
		"<body class='toc2'><main role=main class=contents>kept</main>", "<div class=contents>kept</div>", "<div class=header>kept</div>", "<div class=head>kept</div>",
		"<form>kept</form>", "<p hidden=until-found>kept</p>", "<h2><a class=header href='#x'>kept</a></h2>", "<label>kept</label>",
		"<unknown-element>kept</unknown-element>", "<font color=white>kept", "<p>kept</p", "<ins>kept</ins>", "<pre>kept", "<xmp>kept</xmp>",
	} {
		if d := parsed(t, kept, HTML); d.Plain != "kept" {
			t.Errorf("%s: got %q", kept, d.Plain)
		}
	}
}

func TestWhatHTMLLeavesOut(t *testing.T) {
	d := parsed(t, `<img><img><video></video><del>a</del><s>b</s><aside>c</aside><p hidden>d</p><dl class=footnote><dt>1<dd>e</dl>`, HTML)
	want := []string{
		"2 pictures", "1 film, sound or page within the page", "1 footnote", "1 note beside the text",
		"2 passages that are struck through", "1 passage that the page hides",
	}
	if !slices.Equal(d.Unread, want) {
		t.Errorf("left out: %q\nwant %q", d.Unread, want)
	}
}

// No sign that hides or turns text comes through, whichever way it is written.
func TestHTMLWithoutHiddenSigns(t *testing.T) {
	d := parsed(t, "<title>a\u202eb</title><p id='x&#27;y'>a\u202eb&#x202e;c&rlm;d\u200be&#27;[31mf\x00g&shy;h</p><pre>i&#8238;j\x1bk</pre>", HTML)
	if want := "abcde[31mfgh\nijk"; d.Plain != want {
		t.Errorf("got %q, want %q", d.Plain, want)
	}
	if d.Title != "ab" || d.Blocks[0].Anchor != "xy" {
		t.Errorf("title %q, anchor %q", d.Title, d.Blocks[0].Anchor)
	}
}

// What stands too deep loses its structure, and nothing of its text.
func TestHTMLThatIsDeep(t *testing.T) {
	const n = 20_000
	for _, tag := range []string{"div", "span", "ul><li", "blockquote", "table><tr><td", "dl><dd", "details", "font", "b", "section", "h1", "button"} {
		d := parsed(t, strings.Repeat("<"+tag+">", n)+"one<p>two</p>three", HTML)
		if got := strings.Join(strings.Fields(d.Plain), " "); got != "one two three" {
			t.Errorf("<%s>: got %q", tag, got)
		}
	}
}

func TestTooManyElements(t *testing.T) {
	for _, test := range []struct {
		src  string
		f    Format
		want string
	}{
		{strings.Repeat("<br>", maxNodes+1), HTML, "page: the page has more than 1000000 elements, which is the most that is read"},
		{"<article>" + strings.Repeat("<br/>", maxNodes+1) + "</article>", DocBook, "page: the file has more than 1000000 elements, which is the most that is read"},
	} {
		if _, err := Parse("page", []byte(test.src), test.f); err == nil || err.Error() != test.want {
			t.Errorf("%s: got %v, want %s", test.f, err, test.want)
		}
	}
}

func TestEncodings(t *testing.T) {
	utf16le := func(s string) string {
		out := []byte{0xff, 0xfe}
		for _, unit := range utf16.Encode([]rune(s)) {
			out = append(out, byte(unit), byte(unit>>8))
		}
		return string(out)
	}
	for _, test := range []struct {
		name, src string
		f         Format
		encoding  string
	}{
		{"UTF-8", "<p>Größe – €</p>", HTML, ""},
		{"UTF-8 with a mark", "\ufeff<p>Größe – €</p>", HTML, ""},
		{"UTF-8 that says it is another", "<meta charset=iso-8859-1><p>Größe – €</p>", HTML, ""},
		{"windows-1252 that says nothing", "<p>Gr\xf6\xdfe \x96 \x80</p>", HTML, "windows-1252"},
		{"ISO 8859-15", "<meta http-equiv='Content-Type' content='text/html; charset=ISO-8859-15'><p>Gr\xf6\xdfe &ndash; \xa4</p>", HTML, "ISO 8859-15"},
		{"ISO 8859-15 as XML", "<?xml version='1.0' encoding='iso-8859-15'?><para>Gr\xf6\xdfe – \xa4</para>", DocBook, "ISO 8859-15"},
		{"UTF-16", utf16le("<p>Größe – €</p>"), HTML, "UTF-16"},
		{"UTF-16 as XML", utf16le("<?xml version='1.0' encoding='UTF-16'?><para>Größe – €</para>"), DocBook, "UTF-16"},
	} {
		t.Run(test.name, func(t *testing.T) {
			src := test.src
			if test.encoding == "ISO 8859-15" {
				src = strings.ReplaceAll(src, "–", "&ndash;")
			}
			d := parsed(t, src, test.f)
			if d.Plain != "Größe – €" || d.Encoding != test.encoding {
				t.Errorf("got %q, read as %q", d.Plain, d.Encoding)
			}
		})
	}
}
