-- What was done on a day is found in the history, for any day, and no more in memory, which
-- knew the last one only. All of it is made anew when the file is opened: kept answers tell more.
SELECT answers FROM memory LIMIT 1; -- fails on tables of another version, before anything is changed
DELETE FROM memory;
DELETE FROM meta WHERE name = 'memory_by';
DROP INDEX memory_studied;
ALTER TABLE memory DROP COLUMN new_day;
ALTER TABLE memory DROP COLUMN studied_day;
ALTER TABLE memory ADD COLUMN shown INTEGER NOT NULL DEFAULT 0 CHECK (shown IN (0, 1)); -- whether a review stands, be it from before a forget
