// Floor is the least that `goodcard due --limit 20` could be: a program with the same
// command line and the same SQLite linked in, that opens the database as storage does and
// prints twenty due rows of one indexed query.
package main

import (
	"bufio"
	"database/sql"
	"fmt"
	"log"
	"net/url"
	"os"

	_ "goodcard/sqlite" // says what is missing where there is no C compiler

	sqlite3 "github.com/mattn/go-sqlite3"
	"github.com/urfave/cli/v2"
)

func main() {
	sql.Register("floor", &sqlite3.SQLiteDriver{ConnectHook: func(c *sqlite3.SQLiteConn) error {
		_, err := c.Exec(`PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA temp_store=MEMORY`, nil)
		return err
	}})
	app := &cli.App{
		Name:  "floor",
		Flags: []cli.Flag{&cli.IntFlag{Name: "limit", Value: 20}, &cli.IntFlag{Name: "day", Value: 20782}},
		Action: func(c *cli.Context) error {
			return due(c.Args().First(), c.Int("day"), c.Int("limit"))
		},
	}
	if err := app.Run(os.Args); err != nil {
		log.Fatal(err)
	}
}

// due prints the first items that are due on a study day.
func due(path string, day, limit int) error {
	u := url.URL{Scheme: "file", OmitHost: true, Path: path, RawQuery: url.Values{
		"mode": {"rw"}, "_journal_mode": {"WAL"}, "_synchronous": {"FULL"}, "_busy_timeout": {"5000"},
		"_foreign_keys": {"1"}, "_cache_size": {"-16384"},
	}.Encode()}
	db, err := sql.Open("floor", u.String())
	if err != nil {
		return err
	}
	defer db.Close()
	rows, err := db.Query(`SELECT i.id, k.body, m.due FROM memory m INDEXED BY memory_due JOIN content c ON c.item = m.item
		JOIN item i ON i.k = m.item JOIN card k ON k.k = c.card
		WHERE m.due <= ? AND m.due IS NOT NULL AND m.suspended = 0 AND m.card IS NOT NULL LIMIT ?`, day, limit)
	if err != nil {
		return err
	}
	defer rows.Close()
	out := bufio.NewWriter(os.Stdout)
	for rows.Next() {
		var id, body string
		var due int
		if err := rows.Scan(&id, &body, &due); err != nil {
			return err
		}
		fmt.Fprintf(out, "%s\t%s\t%d\n", id, body, due)
	}
	if err := rows.Err(); err != nil {
		return err
	}
	return out.Flush()
}
