package document

import (
	"fmt"
	"strings"
	"testing"
)

// A glossary of 20,000 terms, in 5 MB and more.
func BenchmarkGlossary(b *testing.B) {
	for _, form := range []struct {
		format            Format
		begin, entry, end string
	}{
		{HTML, "<html lang=en><title>Glossary</title><dl>\n", `<dt id="term-%[1]d">term %[1]d<a class="headerlink" href="#term-%[1]d">¶</a></dt>
<dd><p>What number %[1]d <b>stands</b> for in a list of many, as <a href="https://example.org/%[1]d">others</a> do,
and what nobody has to know in order to use it; see <a href="#term-1">the first</a> of them all for more.</p></dd>
`, "</dl></html>"},
		{DocBook, "<glossary><title>Glossary</title>\n", `<glossentry id="t%[1]d"><glossterm>term %[1]d</glossterm>
<glossdef><para>What number %[1]d <emphasis>stands</emphasis> for in a list of many, as <ulink url="https://example.org/%[1]d">others</ulink> do,
and what nobody has to know in order to use it; see <xref linkend="t1"/> for more.</para></glossdef></glossentry>
`, "</glossary>"},
	} {
		b.Run(string(form.format), func(b *testing.B) {
			var page strings.Builder
			page.WriteString(form.begin)
			for i := range 20_000 {
				fmt.Fprintf(&page, form.entry, i)
			}
			page.WriteString(form.end)
			src := []byte(page.String())
			b.SetBytes(int64(len(src)))
			for b.Loop() {
				d, err := Parse("glossary", src, form.format)
				if err != nil {
					b.Fatal(err)
				}
				if n := strings.Count(d.Plain, "\n"); n < 39_999 {
					b.Fatalf("%d lines", n)
				}
			}
		})
	}
}
