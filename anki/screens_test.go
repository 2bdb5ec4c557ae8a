package anki

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

var (
	forDocs = flag.String("pictures", "", "the folder of the pictures of the documentation, which are made anew")
	screens = flag.String("screens", "", "a folder for pictures of the cards of the deck in -deck, for people to look at")
	ofDeck  = flag.String("deck", "testdata/kinds", "the deck whose cards -screens shows")
)

// TestScreens makes a picture of each card: question and answer, at the widths of a phone and of a desk, by day
// and by night.
//
//	go test ./anki -run TestScreens -screens DIR
//
// Nothing is compared; somebody looks at them.
func TestScreens(t *testing.T) {
	if *screens == "" {
		t.Skip("-screens names no folder")
	}
	d := loadDeck(t, *ofDeck)
	for _, c := range cardsOf(d) {
		question, answer := rendered(t, c.Kind, c.Content.Fields, c.Ord)
		for _, p := range c.Content.Pictures {
			data, err := os.ReadFile(filepath.Join(*ofDeck, p.Path))
			if err != nil {
				t.Fatal(err)
			}
			put(t, filepath.Join(*screens, p.Name), data)
		}
		var sheet strings.Builder
		sheet.WriteString(`<!doctype html><body style="margin:0;width:2420px;background:#888">`)
		for _, width := range []int{390, 1200} {
			for _, night := range []bool{false, true} {
				for _, side := range []string{"question", "answer"} {
					name := fmt.Sprintf("%s-%s-%d-%s.html", fileName(c.Item), side, width, map[bool]string{false: "day", true: "night"}[night])
					html := question
					if side == "answer" {
						html = picked(c.Item) + answer + ticked
					}
					put(t, filepath.Join(*screens, name), []byte(pageOf(html, css(), night)))
					fmt.Fprintf(&sheet, `<iframe src=%q width="%d" height="620" style="border:0;margin:5px"></iframe>`, name, width)
				}
			}
			sheet.WriteString("<br>")
		}
		page := filepath.Join(*screens, fileName(c.Item)+".sheet.html")
		put(t, page, []byte(sheet.String()))
		shoot(t, page, filepath.Join(*screens, fileName(c.Item)+".png"), 2420, 1900)
	}
}

// TestPictures makes the pictures of docs/anki.md:
//
//	go test ./anki -run TestPictures -pictures "$PWD/docs/anki"
func TestPictures(t *testing.T) {
	if *forDocs == "" {
		t.Skip("-pictures names no folder")
	}
	const item = "kinds/red-door"
	folder := t.TempDir()
	for _, c := range cardsOf(loadDeck(t, "testdata/kinds")) {
		question, answer := rendered(t, c.Kind, c.Content.Fields, c.Ord)
		for _, shot := range []struct {
			item, name, side string
			night            bool
			height           int
		}{
			{item, "choose-question", picked(item) + question, false, 420},
			{item, "choose-answer", picked(item) + answer, false, 640},
			{"kinds/why-scores", "explain-answer-night", answer + ticked, true, 420},
			{"kinds/mesa-optimizer#c1", "cloze-question-night", question, true, 420},
		} {
			if shot.item != c.Item {
				continue
			}
			for _, p := range c.Content.Pictures {
				data, err := os.ReadFile(filepath.Join("testdata/kinds", p.Path))
				if err != nil {
					t.Fatal(err)
				}
				put(t, filepath.Join(folder, p.Name), data)
			}
			put(t, filepath.Join(folder, shot.name+".html"), []byte(pageOf(shot.side, css(), shot.night)))
			page := filepath.Join(folder, shot.name+".frame.html")
			put(t, page, fmt.Appendf(nil, `<!doctype html><body style="margin:0"><iframe src="%s.html" width="500" height="%d" style="border:0;display:block"></iframe>`, shot.name, shot.height))
			shoot(t, page, filepath.Join(*forDocs, shot.name+".png"), 500, shot.height)
		}
	}
}

// picked is the state of a question in which the second option was picked.
func picked(item string) string {
	return `<script>sessionStorage.setItem('goodcard', '{"card":"` + item + `","day":20422,"pick":1}')</script>`
}

// ticked ticks the first points.
const ticked = `<script>[].forEach.call(document.querySelectorAll('.points li'), function (li, i) { if (i < 2) { li.click(); } })</script>`

func put(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o666); err != nil {
		t.Fatal(err)
	}
}

// shoot takes a picture of a page.
func shoot(t *testing.T, page, picture string, width, height int) {
	t.Helper()
	path, err := filepath.Abs(page)
	if err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(chromium(t), "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--allow-file-access-from-files",
		"--user-data-dir="+profile(t), fmt.Sprintf("--window-size=%d,%d", width, height), "--screenshot="+picture, "file://"+path).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
}
