package apkg

// What is read was made by anybody. These bounds are far above what Anki's users have, and low
// enough that no file makes the program run out of memory or disk.
const (
	maxEntries   = 100_000   // files in a package
	maxDirectory = 8 << 20   // bytes of the list of them
	maxCommon    = 16 << 20  // bytes of the list of media and of each text of the collection itself
	maxDatabase  = 2 << 30   // bytes of the collection, unpacked
	maxWindow    = 32 << 20  // bytes that zstd may look back; Anki's own packing needs 2 MiB
	maxMeta      = 1 << 10   // bytes of the entry that names the version
	maxObjects   = 500       // tables, indexes and the like
	maxSchema    = 1 << 20   // bytes of what defines them
	maxTypes     = 10_000    // note types
	maxDecks     = 100_000   //
	maxParts     = 1_000     // fields, or templates, of a note type
	maxRows      = 4_000_000 // notes, or cards; their ids are held in memory
	maxNote      = 32 << 20  // bytes of a note
	maxWord      = 64 << 10  // bytes of what is no text of a note: an id, the data of a card
	maxName      = 255       // bytes of the name of a file, as most systems have it

	// What is unpacked may be so many times as large as the package, and so many bytes beyond that: a
	// field of one repeated letter shrinks to a thousandth.
	maxRatio  = 100
	freeBytes = 128 << 20
)

// expansion returns how many bytes may come out of packed ones.
func expansion(packed int64) int64 { return freeBytes + maxRatio*packed }
