package words

import (
	"fmt"
	"time"
)

// Duration returns a time in its two largest units, to the second: "6 min 40 s".
func Duration(d time.Duration) string {
	seconds := int(d.Round(time.Second).Seconds())
	switch hours, minutes := seconds/3600, seconds/60%60; {
	case hours > 0:
		return fmt.Sprintf("%d h %d min", hours, minutes)
	case minutes > 0:
		return fmt.Sprintf("%d min %d s", minutes, seconds%60)
	default:
		return fmt.Sprintf("%d s", seconds)
	}
}
