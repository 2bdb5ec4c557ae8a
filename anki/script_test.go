package anki

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"
)

// The script has to run in WebView 80 and on iOS 13, the styles too, and neither asks for anything. What is
// looked for is a little more than these lack: the script is ES5 with Math.imul.
func TestDialect(t *testing.T) {
	script, style := templateFile("card.js"), css()
	for what, found := range map[string]string{
		"braces that Anki reads":                `\{\{|\}\}|<%|%>`,
		"arrow functions":                       `=>`,
		"let, const, class, async, await, of":   `\b(let|const|class|async|await|yield|import|export|super)\b|\bfor \([^;)]* of `,
		"optional chaining, ?? and ??=":         `\?\.[^0-9]|\?\?`,
		"exponents, spreads, private names":     `\*\*|\.\.\.|[^\w'".]#\w`,
		"template literals":                     "`",
		"library of later editions":             `\.(replaceAll|at|flat|flatMap|includes|matchAll|padStart|padEnd|entries|fromEntries|values|assign|finally|allSettled|structuredClone|toSorted|hasOwn|closest|append|replaceChildren|prepend|before|after)\(|\b(Array\.from|Symbol|Promise|Map|Set|WeakMap|Proxy|globalThis|URL|Intl)\b`,
		"what reaches beyond the page":          `(?i)https?:|\b(fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon|Image|open|pycmd|postMessage|cookie|localStorage|indexedDB|caches|location|navigator|document\.write)\b`,
		"what makes markup or code of a text":   `(?i)innerHTML|outerHTML|insertAdjacentHTML|\beval\b|Function\(|setTimeout|setInterval|createContextualFragment`,
		"names at the top level of the program": `(?m)^(var|function)\b`,
	} {
		if m := regexp.MustCompile(found).FindString(script); m != "" {
			t.Errorf("card.js holds %q: %s", m, what)
		}
	}
	for what, found := range map[string]string{
		"what Anki reads":              `\{\{|\}\}`,
		"what asks for something":      `(?i)url\(|@import|@font-face|https?:`,
		"selectors of later editions":  `:is\(|:where\(|:has\(|:focus-visible|^\s*&`,
		"properties of later editions": `\b(inset[a-z-]*|aspect-ratio|gap|margin-inline|padding-inline|margin-block|padding-block|accent-color|color-mix|translate|rotate|scale)\s*[:(]|\b(min|max|clamp)\(|@layer|@container|@property|dvh|svh|lvh`,
	} {
		if m := regexp.MustCompile(found).FindString(style); m != "" {
			t.Errorf("the styles hold %q: %s", m, what)
		}
	}
	for _, nt := range NoteTypes() {
		for _, tmpl := range nt.Templates {
			for _, side := range []string{tmpl.Question, tmpl.Answer} {
				rest := templateTag.ReplaceAllString(side, "")
				if strings.Contains(rest, "{{") || regexp.MustCompile(`(?i)https?:|src=|FrontSide|<link|id="?answer`).MatchString(rest) {
					t.Errorf("%s, %s: a template holds what it must not: %s", nt.Name, tmpl.Name, rest)
				}
			}
		}
	}
}

// TestScript lets the script act in chromium, in a page in which cards replace one another without a reload, as
// Anki does it. Days are set, so that the test is the same on each.
func TestScript(t *testing.T) {
	sides := map[string][2]string{}
	for _, c := range cardsOf(loadDeck(t, "testdata/kinds")) {
		question, answer := rendered(t, c.Kind, c.Content.Fields, c.Ord)
		sides[fileName(c.Item)] = [2]string{question, answer}
	}
	text, err := json.Marshal(sides)
	if err != nil {
		t.Fatal(err)
	}
	page := `<!doctype html><meta charset="utf-8"><title>card</title><style>` + stylesOfAnki + `</style><style>` + css() + `</style><body class="card card1"><div id="qa"></div><script>
var sides = ` + strings.ReplaceAll(string(text), "</", `<\/`) + `, day = 20000, RealDate = Date, told = [];
Date = function () { return new RealDate(day * 86400000 + 5 * 3600000); };
RealDate.prototype.getTimezoneOffset = function () { return 0; };
window.onerror = function (message) { tell('error: ' + message); };
function tell(what) { told.push(fetch('/tell?what=' + encodeURIComponent(what))); }
function check(what, holds) { tell((holds ? 'holds: ' : 'fails: ') + what); }
function show(name, back) { // as Anki's reviewer does
  var qa = document.getElementById('qa');
  qa.innerHTML = sides[name][back ? 1 : 0];
  qa.querySelectorAll('script').forEach(function (old) {
    var script = document.createElement('script');
    script.textContent = old.textContent;
    old.replaceWith(script);
  });
}
function texts(selector) { return [].map.call(document.querySelectorAll(selector), function (e) { return e.textContent.trim(); }); }
function one(selector) { return texts(selector)[0]; }

var orders = {}, same = true, kept = true, wordings = {};
for (day = 20000; day < 20040; day++) {
  show('red-door');
  var options = texts('.options li'), asked = one('.question');
  show('red-door', true);
  same = same && String(options) === String(texts('.options dt')) && asked === one('.question');
  kept = kept && document.querySelectorAll('.options dt.right').length === 1 && one('.options dt.right') === 'The learned goal fitted training and was not the intended one.' &&
    [].every.call(document.querySelectorAll('.options dd'), function (d) { return d.textContent.indexOf(d.previousElementSibling.textContent.indexOf('reward') >= 0 ? 'green door' : 'never needed') >= 0; });
  orders[options] = true;
  wordings[asked] = true;
}
check('question and answer have the same order and wording on each day', same);
check('the right option and the reasons stay with their options', kept);
check('all six orders come', Object.keys(orders).length === 6);
check('both wordings come', Object.keys(wordings).length === 2);
check('the other wording is no longer in its list', texts('.also li').join('') === '' || one('.question').indexOf('Deployed') === 0);

day = 20001;
show('red-door');
var pick = document.querySelectorAll('.options li')[1], picked = pick.textContent;
check('options can be picked by who hears the page', pick.getAttribute('role') === 'radio' && /tappable/.test(pick.className));
document.querySelectorAll('.options li')[0].click();
pick.click();
check('one option is picked at a time', document.querySelectorAll('.options .picked').length === 1 && pick.getAttribute('aria-checked') === 'true');
show('red-door', true);
check('the answer shows the one picked', texts('.options .picked').length === 1 && one('.options .picked') === picked);
day = 20002;
show('red-door', true);
check('the day of the question holds for its answer', String(texts('.options dt')).length > 0 && one('.options .picked') === picked);
show('red-door');
show('red-door', true);
check('a question that comes again forgets what was picked', texts('.options .picked').length === 0);
show('why-scores', true);
check('no pick comes to another card', texts('.picked').length === 0);

var items = document.querySelectorAll('.points li');
check('points begin without a tick', one('.count') === 'tap the points that you made' && items[0].getAttribute('aria-checked') === 'false');
items[0].click(); items[2].click();
check('points are counted', one('.count') === '2 of 3');
items[0].click();
check('a tick goes again', one('.count') === '1 of 3' && items[0].getAttribute('aria-checked') === 'false');

show('why-scores');
document.querySelector('.question').innerHTML = '<code>a   b</code>';
check('code keeps its spaces', document.querySelector('.question').innerText === 'a   b');
sides.formula = [sides['why-scores'][0].replace('Explain', '<span style="display: inline-block; width: 200vw">\\\\(x\\\\)</span> Explain')];
show('formula');
check('a formula wider than the page scrolls in its text', document.documentElement.scrollWidth <= innerWidth && document.querySelector('.question').scrollWidth > innerWidth);

show('green-door');
check('no names come to the page', typeof window.root === 'undefined' && typeof window.numbers === 'undefined');
check('nothing is kept for longer than the window', localStorage.length === 0 && document.cookie === '' && sessionStorage.length === 1);
Object.defineProperty(window, 'sessionStorage', { get: function () { throw new Error('denied'); } });
show('red-door');
document.querySelectorAll('.options li')[1].click();
show('red-door', true);
check('a pick is known where pages may keep nothing', texts('.options .picked').length === 1);
['term', 'term-reverse', 'mesa-optimizer-c1', 'goodhart'].forEach(function (name) { show(name); show(name, true); });
check('every kind is shown', one('.accept').indexOf('also right') === 0);
function colours() { var style = getComputedStyle(document.body); return style.backgroundColor + ' ' + style.color; }
check('paper and ink by day', colours() === 'rgb(251, 250, 247) rgb(28, 27, 25)');
document.body.className = 'card card1 nightMode night_mode';
check('paper and ink by night', colours() === 'rgb(22, 23, 25) rgb(232, 230, 225)');
document.body.className = 'card card1 night_mode';
check('paper and ink by the night of old phones', colours() === 'rgb(22, 23, 25) rgb(232, 230, 225)');
document.body.className = 'card card1';
Promise.all(told).then(function () { fetch('/end'); });
</script>`
	b := browse(t, map[string]string{"/": page}, "/")
	for _, told := range b.told {
		if !strings.HasPrefix(told, "holds: ") {
			t.Error(told)
		}
	}
	if len(b.told) != 23 {
		t.Errorf("%d things were looked at", len(b.told))
	}
	for _, request := range b.others {
		if !strings.HasSuffix(request, ".png") {
			t.Errorf("the script asked for %s", request)
		}
	}
}
