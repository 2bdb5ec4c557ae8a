package study

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"goodcard/deck"
)

// same fails where a card is read otherwise than by encoding/json.
func same(t interface{ Fatalf(string, ...any) }, body string) {
	var want, got deck.Card
	wrong := json.Unmarshal([]byte(body), &want)
	if err := readKept(body, &got); (err == nil) != (wrong == nil) {
		t.Fatalf("%s: %v, and %v by encoding/json", body, err, wrong)
	}
	if diff := cmp.Diff(want, got); diff != "" && wrong == nil {
		t.Fatalf("%s (-want +got):\n%s", body, diff)
	}
}

// Every card is read as it was written, whatever its texts are, and none of it is left to encoding/json.
func TestReadKept(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := rapid.Make[deck.Card]().Draw(t, "card")
		body, err := json.Marshal(want)
		if err != nil {
			t.Fatal(err)
		}
		same(t, string(body))
		var c deck.Card
		k := keptReader{rest: string(body)}
		if !k.object(func(key string) bool { return k.member(key, &c) }) || k.rest != "" {
			t.Fatalf("left to encoding/json: %s", body)
		}
	})
}

// Of texts without escapes nothing is copied.
func TestReadKeptCopiesNothing(t *testing.T) {
	const body = `{"id":"a","kind":"ask","text":"Which?","answer":"This.","note":"Ay."}`
	var c deck.Card
	if n := testing.AllocsPerRun(100, func() {
		if err := readKept(body, &c); err != nil {
			t.Fatal(err)
		}
	}); n > 0 {
		t.Errorf("%v allocations", n)
	}
}

func FuzzReadKept(f *testing.F) {
	for _, body := range []string{`{"id":"a","kind":"ask","text":"é\n\"<b>","both_ways":true,"wrong":[{"text":"x","why":"y"}],"draft":true}`,
		`{"text":"\\"}`, `{"text":"a\"}`, `{"ID":"a"}`, `{"id":null}`, `{"also":["a"],"also":[]}`, `{"wrong":[{}]}`, `{ "id" : "a" }`, `{"id":"a"}x`,
		"{\"id\":\"\xff\"}", "{\"id\":\"\n\"}", `{"draft":false}`, `{"draft":true,"draft":false}`, `{}`, `[]`, `{"id":"a",}`, `{"id":"\ud800"}`, `{"i\u0064":"a"}`,
		`{"wrong":[{"text":"a","why":"b"}],"wrong":[{"text":"c"}]}`, `{"also":["a",null]}`} {
		f.Add(body)
	}
	f.Fuzz(func(t *testing.T, body string) { same(t, body) })
}
