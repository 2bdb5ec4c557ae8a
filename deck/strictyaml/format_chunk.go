package strictyaml

// A chunk is a value of a file with the comments around it, ready to be written anew: a block of
// entries, or a text or brackets.
type chunk struct {
	entries []*entry // of a block
	keyed   bool     // the entries have keys
	column  int      // how many columns stand before each of them in the file
	tail    *chunk   // the value of the last of them in the file
	below   []string // comments behind the last of them, "" for an empty line

	rows     []row    // of a text or of brackets
	brackets bool     // rows are those of brackets
	apart    bool     // it begins on a line of its own
	above    []string // comments above it there
	remark   string   // the comment behind it, with the space before it
	keeps    bool     // empty lines below it would be a part of it
}

// A row is one line of a text or of brackets: how many columns it stands further in than its entry, and
// what it holds.
type row struct {
	indent int
	text   string
}

// An entry is a key with its value, or what stands behind a dash.
type entry struct {
	lead   []string // comments and empty lines ("") above it
	name   string   // its key; empty behind a dash
	key    string   // as that is written
	remark string   // the comment behind its colon or dash, where the value begins further down
	value  *chunk
}

func (p *chunk) block() bool { return len(p.entries) > 0 }

// mapping reports whether the chunk is a block of keys with values.
func (p *chunk) mapping() bool { return p.block() && p.keyed }

// A note is a comment on a line of its own, or an empty line, in which nothing is written.
type note struct {
	column int
	text   string
}

// texts returns what notes say.
func texts(notes []note) []string {
	var all []string
	for _, n := range notes {
		all = append(all, n.text)
	}
	return all
}
