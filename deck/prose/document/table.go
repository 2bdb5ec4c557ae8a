package document

import (
	"encoding/csv"
	"errors"
	"io"
	"strings"
)

// readTable reads a table of values parted by commas, semicolons or tabs.
func readTable(name string, src []byte) (*Document, error) {
	text, encoding, err := decode(src, "")
	if err != nil {
		return nil, err
	}
	in := csv.NewReader(strings.NewReader(text))
	in.Comma, in.FieldsPerRecord, in.LazyQuotes = separator(text), -1, true
	table := Block{Kind: Table, First: 1}
	for n := 1; ; n++ {
		record, err := in.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, &Error{File: name, Line: n, Message: "this row of the table cannot be read"}
		}
		row := make([]Cell, len(record))
		for i, value := range record {
			row[i] = Cell{{Text: value}}
		}
		table.Rows = append(table.Rows, row)
		table.RowAt = append(table.RowAt, n)
		table.Last = n
	}
	return &Document{Encoding: encoding, Blocks: []Block{table}}, nil
}

// separator returns the sign that parts the values of a table.
func separator(text string) rune {
	first, _, _ := strings.Cut(text, "\n")
	switch {
	case strings.Contains(first, "\t"):
		return '\t'
	case strings.Count(first, ";") > strings.Count(first, ","):
		return ';'
	}
	return ','
}
