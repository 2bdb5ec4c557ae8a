package apkg

// guidSigns are the digits of a guid.
const guidSigns = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&()*+,-./:;<=>?@[]^_`{|}~"

// GUID returns a number as Anki writes the guids of notes, in at most 10 signs.
func GUID(sum uint64) string {
	var text [10]byte
	at := len(text)
	for {
		at--
		text[at] = guidSigns[sum%uint64(len(guidSigns))]
		sum /= uint64(len(guidSigns))
		if sum == 0 {
			return string(text[at:])
		}
	}
}
