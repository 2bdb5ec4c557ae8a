package strictyaml

// Doubtful reports whether anything was left out for reading on. Of a document that is whole [Document.Doubts] has none.
func (d *Document) Doubtful() bool { return len(d.left) > 0 }

// Doubts reports whether a problem may come of what was left out for reading on, and be none.
func (d *Document) Doubts(p Problem) bool {
	file := d.source
	for file.origin != nil {
		file = file.origin
	}
	for _, l := range d.left {
		if l.from <= p.Line && p.Line <= l.to {
			return true
		}
		switch p.Rule {
		case RuleMissingKey, RuleNoKind, RuleNull, RuleEmpty, RuleKind:
			within := p.Line < l.from
			for n := p.Line; n < l.from-1 && within; n++ {
				within = file.indent(n) >= p.Column-1
			}
			if within {
				return true
			}
		}
	}
	return false
}

// LeftOut reports whether something below a key of the file, or that key itself, may have been left
// out for reading on.
func (d *Document) LeftOut(key string) bool {
	file := d.source
	for file.origin != nil {
		file = file.origin
	}
	for _, l := range d.left {
		n := l.from
		for n > 1 && file.indent(n-1) > 0 {
			n--
		}
		if found := readLine(n, file.line(n)).key; found == key || n == l.from {
			return true
		}
	}
	return false
}

// settles reports whether p says that a text belongs where a bracket was taken for a list that is never
// closed, and makes the problem of the bracket say so.
func (d *Document) settles(p Problem, problems Problems) bool {
	for i, fix := range d.texts {
		if at := &problems[i]; p.Rule == RuleKind && at.Line == p.Line && at.Column == p.Column {
			at.Fix, at.Edit = fix.words, fix.edit
			return true
		}
	}
	return false
}
