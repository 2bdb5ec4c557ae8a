package document

import "testing"

func TestTheFootOfAPage(t *testing.T) {
	for _, test := range []struct{ name, src, want string }{
		{"small", `<h1>x</h1><p>What.</p><p align="center"><small><i>This page was changed on <a href="x">a day</a> UTC</small></i></p>` + "\n", "x\nWhat."},
		{"small in a division", `<div><p>What.</p><div class="x"><small>Last built</small> <a href="y"><small>now</small></a></div></div><script>1</script>`, "What."},
		{"alone", `<p>What.</p><small>Last built</small>`, "What."},
		{"not all is small", `<p>What.</p><p>Small <small>print</small></p>`, "What.\nSmall print"},
		{"not last", `<p><small>One.</small></p><p>What.</p>`, "One.\nWhat."},
		{"in a quotation", `<p>What.</p><blockquote><small>One.</small></blockquote>`, "What.\nOne."},
		{"in a list", `<p>What.</p><ul><li><small>One.</small></ul>`, "What.\nOne."},
		{"all of the page", `<p><small>One.</small></p>`, "One."},
	} {
		if d := parsed(t, test.src, HTML); d.Plain != test.want {
			t.Errorf("%s: got %q, want %q", test.name, d.Plain, test.want)
		}
	}
}
