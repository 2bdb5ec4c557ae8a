package history_test

import (
	"fmt"
	"strings"
	"testing"

	"goodcard/history"

	"pgregory.net/rapid"
)

// fields returns a body that stands over the edits with these digits.
func fields(over ...int) string {
	ids := make([]string, len(over))
	for i, n := range over {
		ids[i] = `"` + id(n).String() + `"`
	}
	return `{"format":1,"over":[` + strings.Join(ids, ",") + `],"fields":{}}`
}

// opened returns the digits of the edits that are open, newest first.
func opened(edits ...history.Event) string {
	o := history.Lay(&door, edits)
	var open []string
	for _, v := range o.Open {
		open = append(open, fmt.Sprint(v.ID[15]))
	}
	return strings.Join(open, " ")
}

func TestOpenEdits(t *testing.T) {
	const whole, newer, broken = `{"kind":"ask","text":"Mine?","answer":"mine"}`, `{"format":2,"over":["00000000-0000-0000-0000-000000000001"]}`, `{"format":`
	for _, tt := range []struct {
		name   string
		bodies []string
		voided string
		want   string
	}{
		{"none", nil, "", ""},
		{"one", []string{fields()}, "", "1"},
		{"taken back", []string{fields()}, "1", ""},
		{"one over another", []string{fields(), fields(1)}, "", "2"},
		{"the upper one taken back", []string{fields(), fields(1)}, "2", "1"},
		{"a chain", []string{fields(), fields(1), fields(2)}, "", "3"},
		{"a chain through one that was taken back", []string{fields(), fields(1), fields(2)}, "2", "3"},
		{"the head of a chain taken back", []string{fields(), fields(1), fields(2)}, "3", "2"},
		{"all but the first taken back", []string{fields(), fields(1), fields(2)}, "2 3", "1"},
		{"two devices", []string{fields(), fields(1), fields(1)}, "", "3 2"},
		{"two devices, settled", []string{fields(), fields(1), fields(1), fields(2, 3)}, "", "4"},
		{"two devices, settled, taken back", []string{fields(), fields(1), fields(1), fields(2, 3)}, "4", "3 2"},
		{"over one that is dated later", []string{fields(2), fields()}, "", "1"},
		{"over what is not here", []string{fields(9)}, "", "1"},
		{"the first kind", []string{whole, "", whole}, "", "3"},
		{"the first kind, the newest taken back", []string{whole, "", whole}, "3", "2"},
		{"the first kind, through one that was taken back", []string{whole, whole, whole}, "2", "3"},
		{"the first kind stands over no other", []string{fields(), whole, fields(), whole}, "", "4 3 1"},
		{"a new body over the first kind", []string{whole, whole, fields(2)}, "", "3"},
		{"the first kind after a new body", []string{whole, fields(1), whole}, "", "3 2"},
		{"a newer body counts", []string{fields(), newer}, "", "2"},
		{"what is unreadable stands over nothing", []string{fields(), broken}, "", "2 1"},
		{"over itself", []string{fields(1)}, "", "1"},
		{"a circle", []string{fields(2), fields(1)}, "", "2 1"},
		{"a circle stands over nothing", []string{fields(), fields(1, 3), fields(2)}, "", "3 2 1"},
		{"a circle, partly taken back", []string{fields(), fields(1, 3), fields(2)}, "3", "2 1"},
		{"over a circle", []string{fields(), fields(1, 3), fields(2), fields(3)}, "", "4 2 1"},
		{"between two circles", []string{fields(2), fields(1), fields(1), fields(3, 5), fields(4)}, "", "5 4 3 2"},
	} {
		var edits []history.Event
		for i, body := range tt.bodies {
			e := edit(i+1, body)
			e.Voided = strings.Contains(tt.voided, fmt.Sprint(i+1))
			edits = append(edits, e)
		}
		if got := opened(edits...); got != tt.want {
			t.Errorf("%s: open are %q, want %q", tt.name, got, tt.want)
		}
	}
}

// TestOpenIsThatOfTheWords compares with the words of the rule, taken one by one.
func TestOpenIsThatOfTheWords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 7).Draw(t, "edits")
		var edits []history.Event
		over := make([][]int, n+1)
		whole := make([]bool, n+1)
		for i := 1; i <= n; i++ {
			body := ""
			if whole[i] = rapid.IntRange(0, 3).Draw(t, "first kind") == 0; !whole[i] {
				over[i] = rapid.SliceOfDistinct(rapid.IntRange(1, n), rapid.ID[int]).Draw(t, "over")
				body = fields(over[i]...)
			}
			for j := 1; j < i && whole[i]; j++ {
				if whole[j] {
					over[i] = append(over[i], j)
				}
			}
			e := edit(i, body)
			e.Voided = rapid.Bool().Draw(t, "voided")
			edits = append(edits, e)
		}
		reaches := func(next func(int) []int, from, to int) bool {
			seen := map[int]bool{}
			todo := []int{from}
			for len(todo) > 0 {
				i := todo[0]
				todo = todo[1:]
				for _, j := range next(i) {
					if j == to {
						return true
					}
					if !seen[j] {
						seen[j] = true
						todo = append(todo, j)
					}
				}
			}
			return false
		}
		named := func(i int) []int { return over[i] }
		stands := func(i int) []int {
			if reaches(named, i, i) {
				return nil
			}
			return over[i]
		}
		var want []string
		for i := n; i >= 1; i-- {
			open := !edits[i-1].Voided
			for j := 1; j <= n; j++ {
				open = open && (edits[j-1].Voided || !reaches(stands, j, i))
			}
			if open {
				want = append(want, fmt.Sprint(i))
			}
		}
		if got := opened(edits...); got != strings.Join(want, " ") {
			t.Fatalf("open are %q, want %q", got, want)
		}
	})
}
