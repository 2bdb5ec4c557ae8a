package storage

import (
	"reflect"
	"strings"

	"goodcard/history"
)

// A column is one of the table memory that holds a part of a history.Memory.
type column struct {
	name  string
	empty string // what an item without a row has; NULL where the column may be absent
	field func(*history.Memory) any
}

// memoryColumns is the one list of what is kept of a memory: what reads, writes and compares
// rows is made from it. The other columns are made for the queries of a day.
var memoryColumns = []column{
	{"interval", "0", func(m *history.Memory) any { return &m.Memory.Interval }},
	{"n", "0", func(m *history.Memory) any { return &m.Memory.N }},
	{"ef", "0", func(m *history.Memory) any { return &m.Memory.EF }},
	{"s", "0.0", func(m *history.Memory) any { return &m.Memory.Stability }},
	{"d", "0.0", func(m *history.Memory) any { return &m.Memory.Difficulty }},
	{"first_day", "0", func(m *history.Memory) any { return &m.FirstDay }},
	{"last_day", "0", func(m *history.Memory) any { return &m.LastDay }},
	{"reviews", "0", func(m *history.Memory) any { return &m.Reviews }},
	{"counted", "0", func(m *history.Memory) any { return &m.Counted }},
	{"passed", "0", func(m *history.Memory) any { return &m.Passed }},
	{"lapses", "0", func(m *history.Memory) any { return &m.Lapses }},
	{"last_grade", "0", func(m *history.Memory) any { return &m.LastGrade }},
	{"shown", "0", func(m *history.Memory) any { return &m.Shown }},
	{"last_wording", "''", func(m *history.Memory) any { return &m.LastWording }},
	{"suspended", "0", func(m *history.Memory) any { return &m.Suspended }},
	{"flagged", "0", func(m *history.Memory) any { return &m.Flagged }},
	{"buried_day", "NULL", func(m *history.Memory) any { return &m.BuriedDay }},
	{"seeded", "0", func(m *history.Memory) any { return &m.Seeded }},
	{"nudge", "NULL", func(m *history.Memory) any { return &m.Nudge }},
}

// begun is the condition on a memory m that [goodcard/scheduler.State.New] denies.
const begun = `(m.reviews > 0 OR m.seeded > 0)`

// memoryOrNone selects the memoryColumns of m, of which there may be no row.
var memoryOrNone = selection(func(c column) string { return "coalesce(m." + c.name + ", " + c.empty + ")" })

// selection lists the memoryColumns as each is written.
func selection(write func(column) string) string {
	list := make([]string, len(memoryColumns))
	for i, c := range memoryColumns {
		list[i] = write(c)
	}
	return strings.Join(list, ", ")
}

// targets returns where the memoryColumns of a row go.
func targets(m *history.Memory) []any {
	fields := make([]any, len(memoryColumns))
	for i, c := range memoryColumns {
		fields[i] = target(c.field(m))
	}
	return fields
}

// same reports whether two memories are kept as equal rows.
func same(a, b *history.Memory) bool {
	return reflect.DeepEqual(a, b)
}

// memory reads the cached memory of an item that may have none.
func (q *query) memory(k int64) (history.Memory, bool, error) {
	var m history.Memory
	found, err := q.row(`SELECT `+memoryOrNone+` FROM memory m WHERE m.item = ?`, []any{k}, targets(&m)...)
	return m, found, err
}

// setMemory replaces the cached memory of an item, with its packed answers. Without an
// unvoided event there is none.
func (q *query) setMemory(k int64, id string, m history.Memory, met bool, answers []byte) error {
	if !met {
		return q.exec(`DELETE FROM memory WHERE item = ?`, k)
	}
	return q.exec(insertMemory, memoryRow(k, id, &m, answers)...)
}

var insertMemory = `INSERT OR REPLACE INTO memory (item, shuffle, due, ` + selection(func(c column) string { return c.name }) + `, answers, card)
	VALUES (?1, ?, ?, ` + strings.Repeat("?, ", len(memoryColumns)) + `?, (SELECT card FROM content WHERE item = ?1))`

// memoryRow returns a memory with its packed answers as the values of insertMemory.
func memoryRow(k int64, id string, m *history.Memory, answers []byte) []any {
	if answers == nil {
		answers = []byte{} // nil would be NULL
	}
	var due any
	if !m.New() {
		due = m.Due()
	}
	row := []any{k, history.Shuffle(id), due}
	for _, c := range memoryColumns {
		row = append(row, value(c.field(m)))
	}
	return append(row, answers)
}

// setStudied keeps the index of new cards in step.
func (q *query) setStudied(k int64, studied bool) error {
	return q.exec(`UPDATE content SET studied = ?2 WHERE item = ?1 AND studied <> ?2`, k, studied)
}
