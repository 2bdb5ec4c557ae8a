package tex

import (
	"strings"
	"sync"
)

// The tables are text, and are read when the first formula is shown: maps would be built
// at every start of the program.

// ordinary symbols stand as letters do.
const ordinary = `
alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι
kappa κ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς
tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω
Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
infty ∞ emptyset ∅ varnothing ∅ ell ℓ hbar ℏ Re ℜ Im ℑ aleph ℵ wp ℘ imath ı jmath ȷ
top ⊤ bot ⊥ angle ∠ triangle △ square □ Box □ Diamond ◇ blacksquare ■ dagger † ddagger ‡
prime ′ degree ° circ ∘ bullet • star ⋆ ast ∗ checkmark ✓ sharp ♯ flat ♭ natural ♮
ldots … dots … cdots ⋯ dotsc … dotsb ⋯ vdots ⋮ ddots ⋱
sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ iiint ∭ oint ∮ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂
bigwedge ⋀ bigvee ⋁
langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ lbrace { rbrace } lbrack [ rbrack ]
lvert | rvert | vert | lVert ‖ rVert ‖ Vert ‖ backslash \ colon :
`

// prefixed symbols belong to what follows them.
const prefixed = `partial ∂ nabla ∇ neg ¬ lnot ¬ forall ∀ exists ∃ nexists ∄`

// relations, operators and arrows stand between spaces.
const relations = `
le ≤ leq ≤ leqslant ≤ ge ≥ geq ≥ geqslant ≥ ne ≠ neq ≠ lt < gt > ll ≪ gg ≫ approx ≈ sim ∼
simeq ≃ cong ≅ equiv ≡ propto ∝ doteq ≐ triangleq ≜ coloneqq ≔ asymp ≍ prec ≺ succ ≻
preceq ⪯ succeq ⪰ lesssim ≲ gtrsim ≳ in ∈ notin ∉ ni ∋ subset ⊂ supset ⊃ subseteq ⊆
supseteq ⊇ subsetneq ⊊ supsetneq ⊋ nsubseteq ⊈ cup ∪ cap ∩ sqcup ⊔ sqcap ⊓ setminus ∖ uplus ⊎
land ∧ wedge ∧ lor ∨ vee ∨ vdash ⊢ models ⊨ vDash ⊨ perp ⊥ parallel ∥ mid | nmid ∤
times × cdot · div ÷ pm ± mp ∓ oplus ⊕ ominus ⊖ otimes ⊗ odot ⊙ bmod mod
to → rightarrow → leftarrow ← gets ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐
Leftrightarrow ⇔ implies ⟹ impliedby ⟸ iff ⟺ mapsto ↦ longrightarrow ⟶ longleftarrow ⟵
Longrightarrow ⟹ Longleftarrow ⟸ Longleftrightarrow ⟺ longmapsto ⟼ hookrightarrow ↪
rightharpoonup ⇀ rightleftharpoons ⇌ leadsto ⇝ uparrow ↑ downarrow ↓ Uparrow ⇑ Downarrow ⇓
nearrow ↗ searrow ↘
`

// functions are written as their names.
const functions = `
arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim liminf
limsup ln log max min Pr sec sin sinh sup tan tanh
`

// silent commands change only how a formula looks.
const silent = `
left right middle big Big bigg Bigg bigl Bigl biggl Biggl bigr Bigr biggr Biggr bigm Bigm
displaystyle textstyle scriptstyle scriptscriptstyle limits nolimits nonumber notag
`

// Pairs of a character and its raised or lowered form.
const (
	raised = "0⁰1¹2²3³4⁴5⁵6⁶7⁷8⁸9⁹+⁺-⁻−⁻=⁼(⁽)⁾" +
		"aᵃbᵇcᶜdᵈeᵉfᶠgᵍhʰiⁱjʲkᵏlˡmᵐnⁿoᵒpᵖrʳsˢtᵗuᵘvᵛwʷxˣyʸzᶻ" +
		"AᴬBᴮDᴰEᴱGᴳHᴴIᴵJᴶKᴷLᴸMᴹNᴺOᴼPᴾRᴿTᵀUᵁVⱽWᵂβᵝγᵞδᵟθᶿφᵠχᵡ⊤ᵀ∘°°°′′**∗*††"
	lowered = "0₀1₁2₂3₃4₄5₅6₆7₇8₈9₉+₊-₋−₋=₌(₍)₎" +
		"aₐeₑhₕiᵢjⱼkₖlₗmₘnₙoₒpₚrᵣsₛtₜuᵤvᵥxₓβᵦγᵧρᵨφᵩχᵪ"
	blackboard = "CℂHℍNℕPℙQℚRℝZℤA𝔸B𝔹D𝔻E𝔼F𝔽G𝔾I𝕀J𝕁K𝕂L𝕃M𝕄O𝕆S𝕊T𝕋U𝕌V𝕍W𝕎X𝕏Y𝕐1𝟙"
	script     = "BℬEℰFℱHℋIℐLℒMℳRℛA𝒜C𝒞D𝒟G𝒢J𝒥K𝒦N𝒩O𝒪P𝒫Q𝒬S𝒮T𝒯U𝒰V𝒱W𝒲X𝒳Y𝒴Z𝒵"
	negated    = "=≠<≮>≯≤≰≥≱∈∉∋∌⊂⊄⊃⊅⊆⊈⊇⊉≡≢∼≁≈≉≅≇∃∄|∤∥∦"
)

// accents are combining characters that follow the letter.
const accents = "hat \u0302 widehat \u0302 bar \u0304 overline \u0305 tilde \u0303 widetilde \u0303 " +
	"vec \u20D7 dot \u0307 ddot \u0308 check \u030C breve \u0306 acute \u0301 grave \u0300 underline \u0332"

// A class says how a symbol stands among others.
type class int

const (
	letter   class = iota
	space          // white space
	prefix         // without space behind it
	relation       // with space on both sides
	function       // with space where a letter would touch it
	fraction       // in parentheses where another factor would touch it
)

type symbol struct {
	text  string
	class class
}

// symbols maps the names of commands without arguments.
var symbols = sync.OnceValue(func() map[string]symbol {
	m := map[string]symbol{"quad": {" ", space}, "qquad": {" ", space}}
	for name, text := range pairs(ordinary) {
		m[name] = symbol{text, letter}
	}
	for name, text := range pairs(prefixed) {
		m[name] = symbol{text, prefix}
	}
	for name, text := range pairs(relations) {
		m[name] = symbol{text, relation}
	}
	for name := range strings.FieldsSeq(functions) {
		m[name] = symbol{name, function}
	}
	for name := range strings.FieldsSeq(silent) {
		m[name] = symbol{}
	}
	return m
})

var accentMarks = sync.OnceValue(func() map[string]string { return pairs(accents) })

// pairs reads a table of names and texts.
func pairs(table string) map[string]string {
	m := map[string]string{}
	fields := strings.Fields(table)
	for i := 0; i+1 < len(fields); i += 2 {
		m[fields[i]] = fields[i+1]
	}
	return m
}

// mapRunes replaces each character of s by its partner in a table of pairs. It reports
// whether all have one; those without stay.
func mapRunes(table, s string) (mapped string, all bool) {
	runes := []rune(table)
	all = true
	mapped = strings.Map(func(r rune) rune {
		for i := 0; i < len(runes); i += 2 {
			if runes[i] == r {
				return runes[i+1]
			}
		}
		all = false
		return r
	}, s)
	return mapped, all
}
