package diff

import (
	"strconv"
	"strings"
	"sync"
)

// set returns the words of a text as a set. It is made when it is first asked for.
func set(words string) func() map[string]bool {
	return sync.OnceValue(func() map[string]bool {
		all := map[string]bool{}
		for _, w := range strings.Fields(words) {
			all[w] = true
		}
		return all
	})
}

// turning are words that turn a sentence round, or bound what it says, by coming or going.
var turning = set(`
	not no non never none nothing nobody neither nor nowhere without cannot only solely exclusively merely except unless
	hardly scarcely barely rarely seldom always must all every
	more less fewer most least before after until since than
	false untrue incorrect wrong impossible`)

// turns reports whether a word is one of those that turn a sentence round.
func turns(word string) bool {
	return turning()[word] || strings.HasSuffix(word, "n't")
}

// contraryWords are groups of words of which one in the place of another says something else. Words
// that begin alike are told apart by what begins them, in package spelling.
const contraryWords = `
above below over under
earlier later
early late
first second third fourth fifth last
former latter
previous next
increase decrease
increases decreases
increased decreased
increasing decreasing
rise rises fall falls
grow grows shrink shrinks
raise raises lower lowers
higher lower
high low
greater smaller larger
large small
longer shorter
long short
faster slower
fast slow
stronger weaker
strong weak
better worse
best worst
maximum minimum
maximal minimal
maximise maximize minimise minimize
maximises maximizes minimises minimizes
maximising maximizing minimising minimizing
upper lower
top bottom
left right
north south east west
inside outside
internal external
inner outer
up down
into from
enable enables disable disables
allow allows forbid forbids prevent prevents
accept accepts reject rejects
include includes exclude excludes
add adds remove removes
gain gains lose loses
win wins lose loses
begin begins start starts end ends stop stops
open opens close closes
same different
equal unequal
similar different
necessary sufficient
required optional
possible certain
likely unlikely
some all every none any each
few many
often always sometimes never rarely usually
may must
can cannot must
and or
positive negative
true false
right wrong
present absent
public private
static dynamic
local global
active passive
direct indirect
cause causes effect effects
causes prevents
input inputs output outputs
source target
parent child
sender receiver
buyer seller
supply demand
acid acidic base basic alkaline
male female
day night
hot cold
warm cool
light dark
light heavy
wet dry
odd even
singular plural
transitive intransitive
ascending descending
horizontal vertical
clockwise counterclockwise anticlockwise
convex concave
anode cathode
anion cation
proton neutron electron photon
mitosis meiosis
artery vein
arteries veins
stalagmite stalactite`

// contraryGroups are the groups of contraryWords that each word is in.
var contraryGroups = sync.OnceValue(func() map[string][]int {
	all := map[string][]int{}
	i := 0
	for line := range strings.SplitSeq(contraryWords, "\n") {
		i++
		for w := range strings.FieldsSeq(line) {
			all[w] = append(all[w], i)
		}
	}
	return all
})

// numerals are number words of which it is plain that they count.
var numerals = sync.OnceValue(func() map[string]string {
	all := map[string]string{}
	for i, w := range strings.Fields("zero . two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen") {
		all[w] = strconv.Itoa(i)
	}
	for i, w := range strings.Fields("ten twenty thirty forty fifty sixty seventy eighty ninety hundred") {
		all[w] = strconv.Itoa(10 * (i + 1))
	}
	return all
})

// units are those of more than two letters, without the s of a plural.
var units = set(`
	kwh mwh gwh twh mol min sec bar mph ppm ppb gev mev kev tev rad khz mhz ghz thz dpi kpa mpa gpa hpa lb bps mmol nmol
	second minute hour day week month year decade century centurie millisecond microsecond nanosecond
	meter metre kilometer kilometre centimeter centimetre millimeter millimetre mile feet foot inch inche yard
	gram kilogram milligram tonne ton pound ounce liter litre milliliter millilitre
	percent degree celsiu fahrenheit kelvin volt ampere amp watt kilowatt megawatt joule kilojoule calorie kilocalorie newton pascal hertz ohm
	dollar euro cent bit byte kilobyte megabyte gigabyte terabyte thousand million billion trillion dozen time fold`)

// isUnit reports whether a folded word behind a number is its unit.
func isUnit(word string) bool {
	switch n := len([]rune(word)); {
	case word[0] >= '0' && word[0] <= '9':
		return false
	case n <= 2 || strings.HasPrefix(word, "°"):
		return !common()[word] && !strings.ContainsAny(word, "/&#@*\\§^_=<>+±×÷·≈≠≤≥∈→")
	default:
		return units()[strings.TrimSuffix(word, "s")]
	}
}

// common are words that are in most English texts and say nothing of what one is about.
var common = set(`
	a an the of in on at to by for from with as is are was were be been being am do does did has have had it its this that these those
	and or but if then so we he she they you i us my me our his her their your who whom whose what which when where why how
	there here can could will would shall should may might must not no up out into about over under than too very also such
	one any each some all both other another same own only just most more go`)
