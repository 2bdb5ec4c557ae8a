package deck

import (
	"encoding/json"
	"testing"

	"pgregory.net/rapid"
)

// The examples are those of RFC 8785, 3.2.2.2 and 3.2.3, numbers left out.
func TestCanonicalAsRFC8785(t *testing.T) {
	for _, test := range []struct {
		in   object
		want string
	}{
		{object{}, `{}`},
		{object{"b": []string{}, "a": true, "c": object{}}, `{"a":true,"b":[],"c":{}}`},
		{object{"list": []object{{"y": false, "x": "1"}, {}}}, `{"list":[{"x":"1","y":false},{}]}`},
		{object{"string": "\u20ac$\u000f\u000aA'\u0042\u0022\u005c\\\"/"}, `{"string":"€$\u000f\nA'B\"\\\\\"/"}`},
		{object{"all": "\x00\x01\b\t\n\v\f\r\x1f \x7f\u0080\u2028<>&"}, `{"all":"\u0000\u0001\b\t\n\u000b\f\r\u001f ` + "\x7f\u0080\u2028" + `<>&"}`},
		{
			object{"\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One", "\U0001f600": "Emoji: Grinning Face", "\u0080": "Control", "\u00f6": "Latin Small Letter O With Diaeresis"},
			`{"\r":"Carriage Return","1":"One","` + "\u0080" + `":"Control","ö":"Latin Small Letter O With Diaeresis","€":"Euro Sign","😀":"Emoji: Grinning Face","` + "\ufb33" + `":"Hebrew Letter Dalet With Dagesh"}`,
		},
		{object{"a": "", "aa": "", "": ""}, `{"":"","a":"","aa":""}`},
	} {
		if got := string(canonical(test.in)); got != test.want {
			t.Errorf("got  %s\nwant %s", got, test.want)
		}
	}
}

func TestCanonicalReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		key, text := rapid.String().Draw(t, "key"), rapid.String().Draw(t, "text")
		var got map[string]string
		if err := json.Unmarshal(canonical(object{key: text}), &got); err != nil || len(got) != 1 || got[key] != text {
			t.Fatalf("%q: %q reads back as %q: %v", key, text, got, err)
		}
	})
}
