package prose_test

import (
	"fmt"
	"strings"
	"testing"

	"goodcard/deck"
	"goodcard/deck/prose"
	"goodcard/deck/prose/document"
)

// A card that lacks a name which its text takes from another file says so, wherever the name should stand.
func TestANameThatIsMissing(t *testing.T) {
	d, err := document.Parse("book.xml", []byte(`<!DOCTYPE article [<!ENTITY miller "the Miller">]>
<article lang="en"><para>A <firstterm>banneton</firstterm> is a basket of cane that &app; gives its form. A <firstterm>lame</firstterm> is a blade on a
stick that &miller; has. Every banneton and every lame is washed.</para>
<glosslist><glossentry><glossterm>Crumb</glossterm><glossdef><para>The inside of &app; loaves.</para></glossdef></glossentry>
<glossentry><glossterm>Levain of &app;</glossterm><glossdef><para>A jar of yeasts.</para></glossdef></glossentry>
<glossentry><glossterm>Biga</glossterm><glossdef><informaltable><tgroup cols="1"><tbody><row><entry>dough of &app;</entry></row></tbody></tgroup></informaltable></glossdef></glossentry>
<glossentry><glossterm>Crust</glossterm><glossdef><para>The outside, see <xref linkend="chapter-oven"/>.</para></glossdef></glossentry>
<glossentry><glossterm>Sponge</glossterm><glossdef><para>A wet dough (see <xref linkend="chapter-oven"/>) of &miller;.</para></glossdef></glossentry>
</glosslist>
<qandaset><qandaentry><question><para>Why does &app; rise?</para></question><answer><para>It has yeasts.</para></answer></qandaentry></qandaset></article>`), document.DocBook)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range prose.FindIn(d, "").Candidates {
		if c.Card != nil && c.Card.Kind == deck.Ask {
			got = append(got, fmt.Sprint(c.Card.ID, c.Flags))
		}
	}
	want := "banneton[entity] lame[] crumb[entity] levain-of-app[entity] biga[entity] crust[entity] sponge[] why-does-app-rise[pronoun entity]"
	if strings.Join(got, " ") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, " "), want)
	}
}
