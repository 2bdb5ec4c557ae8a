package storage_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"goodcard/scheduler"
	"goodcard/storage"
)

// large returns a database of 100,000 items of one deck, each with ten reviews.
func large(b *testing.B) *storage.DB {
	b.Helper()
	const items, each = 100_000, 10
	db := openTemp(b)
	mustPut(b, db, "d")
	change(b, db.Path(), fmt.Sprintf(`
		CREATE TEMP TABLE number AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %[1]d) SELECT i FROM n;
		INSERT INTO item (k, id) SELECT i, printf('d/card-%%06d', i) FROM number;
		INSERT INTO card (k, id, name, deck, kind, concepts, tags, body)
			SELECT k, id, substr(id, 3), (SELECT k FROM deck), 'ask', '', '', '{}' FROM item;
		INSERT INTO content (item, card, deck, pos, studied) SELECT k, k, (SELECT k FROM deck), k, 0 FROM item;
		INSERT INTO event (item, at, id, device, offset_min, day, kind, grade, ms)
			SELECT i.k, (%[3]d - n.i * 10) * 86400000 + i.k * 100, randomblob(16), 1, 0, %[3]d - n.i * 10, 1, 4, 2000
			FROM item i CROSS JOIN (SELECT i FROM number LIMIT %[2]d) n ORDER BY i.k, n.i DESC;`, items, each, march))
	if err := db.Rebuild(b.Context()); err != nil {
		b.Fatal(err)
	}
	return db
}

func BenchmarkAppend(b *testing.B) {
	db := large(b)
	var times []time.Duration
	for i := 0; b.Loop(); i++ {
		item := fmt.Sprintf("d/card-%06d", i*7919%100_000+1)
		start := time.Now()
		mustAppend(b, db, at(march+i/1000, i), review(item, scheduler.Grade(i%6)))
		times = append(times, time.Since(start))
	}
	slices.Sort(times)
	b.ReportMetric(float64(times[len(times)/2].Microseconds()), "p50-µs")
	b.ReportMetric(float64(times[len(times)*99/100].Microseconds()), "p99-µs")
}
