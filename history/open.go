package history

import "slices"

// open tells of each edit of a card, in the order of replay, whether it is open: it is not
// taken back, and no edit that is not taken back stands over it, directly or through others.
// An edit stands over those that its body names; one of the first kind over every earlier one
// of the first kind, and over nothing else. An edit that reaches itself stands over nothing.
func open(versions []Version) []bool {
	over := overs(versions)
	for i, reaches := range reachThemselves(over) {
		if reaches {
			over[i] = nil
		}
	}
	open := make([]bool, len(versions))
	var walk []int // from what is not taken back to all that it stands over
	for i, v := range versions {
		if open[i] = !v.Voided; open[i] {
			walk = append(walk, i)
		}
	}
	seen := slices.Clone(open)
	for len(walk) > 0 {
		i := walk[len(walk)-1]
		walk = walk[:len(walk)-1]
		for _, j := range over[i] {
			open[j] = false
			if !seen[j] {
				seen[j] = true
				walk = append(walk, j)
			}
		}
	}
	return open
}

// overs returns over which others each edit stands by its own words.
func overs(versions []Version) [][]int {
	at := map[ID][]int{} // several in a history that another program made
	for i, v := range versions {
		at[v.ID] = append(at[v.ID], i)
	}
	over := make([][]int, len(versions))
	whole := -1 // the newest of the first kind so far
	for i, v := range versions {
		if v.Form == WholeCard {
			if whole >= 0 {
				over[i] = []int{whole} // and through it over the earlier ones
			}
			whole = i
		}
		for _, id := range v.Over {
			over[i] = append(over[i], at[id]...)
		}
	}
	return over
}

// reachThemselves tells which nodes of a graph lie on a circle, by Tarjan's strongly connected
// components.
func reachThemselves(next [][]int) []bool {
	reaches := make([]bool, len(next))
	order, low := make([]int, len(next)), make([]int, len(next)) // from 1, by when a node is met
	met := 0
	var stack []int
	var visit func(i int)
	visit = func(i int) {
		met++
		order[i], low[i] = met, met
		stack = append(stack, i)
		for _, j := range next[i] {
			if order[j] == 0 {
				visit(j)
			}
			if low[j] > 0 { // on the stack
				low[i] = min(low[i], low[j])
			}
			reaches[i] = reaches[i] || j == i
		}
		if low[i] < order[i] {
			return
		}
		begin := len(stack) - 1
		for stack[begin] != i {
			begin--
		}
		group := stack[begin:]
		stack = stack[:begin]
		for _, j := range group {
			low[j] = 0
			reaches[j] = reaches[j] || len(group) > 1
		}
	}
	for i := range next {
		if order[i] == 0 {
			visit(i)
		}
	}
	return reaches
}
