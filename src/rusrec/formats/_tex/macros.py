r"""The LaTeX macros that occur in bibliographies, and what each stands for.

Data, no code: LaTeX2e's text symbols and accents (encguide, tables of OT1, T1, TS1 and T2A), the
mathematical letters and signs of "The Comprehensive LaTeX Symbol List" that abstracts use, and the
journal names that the Astrophysics Data System writes as macros (``\apj``).
Names are written without their backslash.
"""

__all__ = [
    "ACCENTS",
    "ARGUMENTS",
    "LITERAL",
    "MATH",
    "MATH_ACCENTS",
    "MATH_PLAIN",
    "SPACING",
    "SWITCHES",
    "SYMBOLS",
    "TAGS",
]

SMALL_CAPS = '<span style="font-variant:small-caps;">'

# Accent macro -> combining character; control symbols and control words alike.
ACCENTS: dict[str, str] = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    "u": "\u0306",
    ".": "\u0307",
    '"': "\u0308",
    "h": "\u0309",
    "r": "\u030a",
    "H": "\u030b",
    "v": "\u030c",
    "U": "\u030e",
    "G": "\u030f",
    "f": "\u0311",
    "d": "\u0323",
    "textcommabelow": "\u0326",
    "c": "\u0327",
    "k": "\u0328",
    "textogonekcentered": "\u0328",
    "b": "\u0331",
    "t": "\u0361",
    "capitalacute": "\u0301",
    "capitalgrave": "\u0300",
    "capitalcircumflex": "\u0302",
    "capitaltilde": "\u0303",
    "capitaldieresis": "\u0308",
    "capitalcaron": "\u030c",
    "capitalcedilla": "\u0327",
    "capitalogonek": "\u0328",
    "newtie": "\u0361",
}

# What an accent with nothing under it prints.
SPACING: dict[str, str] = {
    "\u0300": "`",
    "\u0301": "´",
    "\u0302": "^",
    "\u0303": "~",
    "\u0304": "¯",
    "\u0306": "˘",
    "\u0307": "˙",
    "\u0308": "¨",
    "\u030a": "˚",
    "\u030b": "˝",
    "\u030c": "ˇ",
    "\u0327": "¸",
    "\u0328": "˛",
}


def _pairs(table: str) -> dict[str, str]:
    """Read ``name value name value`` (any white space between)."""
    words = table.split()
    return dict(zip(words[::2], words[1::2], strict=True))


def _words(table: str) -> frozenset[str]:
    """Read a list of words."""
    return frozenset(table.split())


_CYRILLIC = _pairs("""
    a а b б v в g г d д e е yo ё zh ж z з i и ishrt й k к l л m м n н o о p п r р s с t т u у f ф
    h х c ц ch ч sh ш shch щ hrdsn ъ ery ы sftsn ь erev э yu ю ya я gup ґ ie є ii і yi ї je ј
    dje ђ tshe ћ dzhe џ lje љ nje њ dze ѕ ushrt ў fita ѳ izh ѵ yat ѣ ghcrs ғ zhdsc җ kdsc қ
    kvcrs ҝ ndsc ң otld ө sdsc ҫ y ү ystr ү yhcrs ұ hdsc ҳ chrdsc ҷ chvcrs ҹ shha һ schwa ә ae ӕ
    abhch ҽ abhdze ӡ ng ҥ phk ҧ tdsc ҭ kbeak ҡ kcrs ҟ ghk ҕ lhk ԓ nhk ӈ
""")

SYMBOLS: dict[str, str] = {
    **_pairs(r"""
    i ı j ȷ ss ß SS ẞ o ø O Ø l ł L Ł ae æ AE Æ oe œ OE Œ aa å AA Å dh ð DH Ð dj đ DJ Đ th þ TH Þ
    ng ŋ NG Ŋ ij ĳ IJ Ĳ ohorn ơ OHORN Ơ uhorn ư UHORN Ư textschwa ə textturna ɐ texthtd ɗ
    textendash – textemdash — textquoteleft ‘ textquoteright ’ lq ‘ rq ’
    textquotedblleft “ textquotedblright ” textquotedbl " dq " textquotesingle '
    textquotestraightbase ‚ textquotestraightdblbase „
    quotedblbase „ quotesinglbase ‚ glqq „ grqq “ glq ‚ grq ‘ guillemotleft « guillemotright »
    guillemetleft « guillemetright » guilsinglleft ‹ guilsinglright › flqq « frqq » flq ‹ frq ›
    textexclamdown ¡ textquestiondown ¿ ldots … dots … textellipsis … dotsc … mathellipsis …
    textbackslash \ textasciitilde ~ textasciicircum ^ textasciigrave ` textasciiacute ´
    textasciidieresis ¨ textasciimacron ¯ textasciibreve ˘ textasciicaron ˇ textacutedbl ˝
    textbraceleft { textbraceright } lbrace { rbrace } textbar | textbardbl ‖ textless <
    textgreater >
    textdollar $ textunderscore _ textasteriskcentered * slash / textfractionsolidus ⁄
    textnumbersign # texthash # textpercent % textampersand & textat @ textlbrackdbl ⟦
    textrbrackdbl ⟧ textlangle ⟨ textrangle ⟩ langle ⟨ rangle ⟩ lbrack [ rbrack ]
    S § P ¶ textsection § textparagraph ¶ pounds £ textsterling £ textyen ¥ yen ¥ texteuro € euro €
    EUR € textwon ₩ textcent ¢ textcurrency ¤ textrouble ₽ copyright © textcopyright ©
    textregistered ® circledR ® texttrademark ™ trademark ™ textservicemark ℠ textcircledP ℗
    textdegree ° degree ° textcelsius ℃ celsius ℃ textmu µ micro µ textohm Ω textmho ℧
    textnumero № No № textperthousand ‰ textpertenthousand ‱ textestimated ℮ textrecipe ℞
    dag † ddag ‡ textdagger † textdaggerdbl ‡ textbullet • textopenbullet ◦ textperiodcentered ·
    textcentereddot · textpm ± texttimes × textdiv ÷ textlnot ¬ textminus − textsurd √
    textonehalf ½ textonequarter ¼ textthreequarters ¾ textonesuperior ¹ texttwosuperior ²
    textthreesuperior ³ textordfeminine ª textordmasculine º textbrokenbar ¦ textvisiblespace ␣
    textleftarrow ← textrightarrow → textuparrow ↑ textdownarrow ↓ textmusicalnote ♪
    textbigcircle ◯ textinterrobang ‽ textreferencemark ※ texttwelveudash —
    TeX TeX LaTeX LaTeX LaTeXe LaTeX2ε BibTeX BibTeX XeTeX XeTeX XeLaTeX XeLaTeX LuaTeX LuaTeX
    AmS AmS og « fg » cdprime ʺ cprime ʹ dprime ʺ Cdprime Ъ Cprime Ь cyrdash — asciitilde ~
    textalpha α textbeta β textgamma γ textdelta δ textepsilon ε textlambda λ textpi π textsigma σ
    textomega ω textprimstress ˈ textlengthmark ː textsoftsign ь texthardsign ъ
    """),
    **{"cyr" + name: letter for name, letter in _CYRILLIC.items()},
    **{"CYR" + name.upper(): letter.upper() for name, letter in _CYRILLIC.items()},
    # Cyrillic letters of which the capital is no plain capital, or has a name of its own.
    "cyrpalochka": "ӏ",
    "CYRpalochka": "Ӏ",
    # Spaces: a blank is a blank; hints for line breaking are none.
    **dict.fromkeys((" ", "\n", "\t", ",", ";", ":", ">", "\\"), " "),
    **dict.fromkeys(
        ("space", "quad", "qquad", "enspace", "thinspace", "newline", "nobreakspace"), " "
    ),
    **dict.fromkeys(
        ("linebreak", "hspace*", "hfill", "enskip", "medspace", "thickspace", "tab"), " "
    ),
    **dict.fromkeys(("-", "/", "!", "@", "*", ")", "(", "]", "["), ""),
    **dict.fromkeys(
        ("relax", "protect", "null", "allowbreak", "nobreak", "newblock", "unskip"), ""
    ),
    **dict.fromkeys(("textcompwordmark", "leavevmode", "noindent", "strut", "ignorespaces"), ""),
    **dict.fromkeys(
        ("normalfont", "rmfamily", "mdseries", "upshape", "rm", "cyr", "selectfont"), ""
    ),
    **dict.fromkeys(("tiny", "scriptsize", "footnotesize", "small", "normalsize", "large"), ""),
    **dict.fromkeys(("Large", "LARGE", "huge", "Huge", "bibspace", "addcolon", "xspace"), ""),
    **{char: char for char in "&%$#_{}"},
    "par": "\n\n",
    "addspace": " ",
    "bibrangedash": "–",
    "hyphen": "-",
    "string~": "~",
    # The journals of the Astrophysics Data System (aas_macros.sty).
    "aj": "Astronomical Journal",
    "apj": "Astrophysical Journal",
    "apjl": "Astrophysical Journal Letters",
    "apjs": "Astrophysical Journal Supplement",
    "aap": "Astronomy and Astrophysics",
    "araa": "Annual Review of Astronomy and Astrophysics",
    "jcap": "Journal of Cosmology and Astroparticle Physics",
    "mnras": "Monthly Notices of the Royal Astronomical Society",
    "nat": "Nature",
    "pasp": "Publications of the Astronomical Society of the Pacific",
    "prd": "Physical Review D",
    "prl": "Physical Review Letters",
    "ssr": "Space Science Reviews",
    "solphys": "Solar Physics",
}

# Macros whose argument is set off: the opening and the closing of CSL's markup.
TAGS: dict[str, tuple[str, str]] = {
    **dict.fromkeys(("emph", "textit", "textsl", "mkbibemph", "mkbibitalic"), ("<i>", "</i>")),
    **dict.fromkeys(("textbf", "mkbibbold"), ("<b>", "</b>")),
    **dict.fromkeys(("textsuperscript", "sp", "mkbibsuperscript", "up"), ("<sup>", "</sup>")),
    **dict.fromkeys(("textsubscript", "sb", "mkbibsubscript"), ("<sub>", "</sub>")),
    **dict.fromkeys(("textsc", "mkbibacro"), (SMALL_CAPS, "</span>")),
    "enquote": ("“", "”"),
    "enquote*": ("‘", "’"),
    "mkbibquote": ("“", "”"),
    "footnote": (" [", "]"),
    "thanks": (" [", "]"),
    "mkbibparens": ("(", ")"),
    "mkbibbrackets": ("[", "]"),
}

# Declarations that hold to the end of the group: ``{\em text}``.
SWITCHES: dict[str, tuple[str, str]] = {
    **dict.fromkeys(("em", "it", "itshape", "sl", "slshape"), ("<i>", "</i>")),
    **dict.fromkeys(("bf", "bfseries"), ("<b>", "</b>")),
    **dict.fromkeys(("sc", "scshape"), (SMALL_CAPS, "</span>")),
}

# What becomes of the arguments of a macro: k keeps the text, d drops it, w keeps the text and
# says that a style is lost, u drops an address and says so, v is verbatim.
ARGUMENTS: dict[str, str] = {
    **dict.fromkeys(
        ("textrm", "textup", "textmd", "textnormal", "mbox", "hbox", "fbox", "text"), "k"
    ),
    **dict.fromkeys(
        ("mathrm", "ensuremath", "textcyr", "textcyrillic", "textlatin", "cyrtext"), "k"
    ),
    **dict.fromkeys(("makebox", "framebox", "nolinebreak", "smash", "title", "NoCaseChange"), "k"),
    **dict.fromkeys(("uppercase", "MakeUppercase", "lowercase", "MakeLowercase", "natexlab"), "k"),
    **dict.fromkeys(("texorpdfstring",), "kd"),
    **dict.fromkeys(("texttt", "textsf", "tt", "underline", "uline", "sout", "textulc"), "w"),
    **dict.fromkeys(("foreignlanguage", "textcolor", "bibinfo", "raisebox", "textlang"), "dk"),
    **dict.fromkeys(("vphantom", "hphantom", "phantom", "hspace", "vspace", "label"), "d"),
    **dict.fromkeys(
        ("noopsort", "SortNoop", "sortnoop", "selectlanguage", "index", "bibline"), "d"
    ),
    **dict.fromkeys(("switchargs",), "kk"),
    **dict.fromkeys(("url", "path", "nolinkurl"), "v"),
    "href": "uk",
}

# Macros that would read, write or define something: they stay as the text that they are.
LITERAL = _words("""
    input include write openout openin closeout read immediate special directlua csname endcsname
    def edef gdef xdef let futurelet newcommand renewcommand providecommand newenvironment catcode
    expandafter usepackage RequirePackage documentclass includegraphics verbatiminput
    InputIfFileExists lstinputlisting subfile import loop repeat newwrite newread everyjob shipout
    output
""")

MATH: dict[str, str] = {
    **SYMBOLS,
    **_pairs("""
    alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι
    kappa κ
    lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ
    phi ϕ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ
    Upsilon Υ Phi Φ Psi Ψ Omega Ω times × div ÷ pm ± mp ∓ cdot ⋅ ast ∗ star ⋆ circ ∘ bullet •
    leq ≤ le ≤ geq ≥ ge ≥ neq ≠ ne ≠ ll ≪ gg ≫ approx ≈ sim ∼ simeq ≃ cong ≅ equiv ≡ propto ∝
    lesssim ≲ gtrsim ≳ lt < gt > infty ∞ partial ∂ nabla ∇ in ∈ notin ∉ subset ⊂ subseteq ⊆ cup ∪
    cap ∩ emptyset ∅ varnothing ∅ forall ∀ exists ∃ neg ¬ lnot ¬ land ∧ wedge ∧ lor ∨ vee ∨
    to → rightarrow → leftarrow ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔
    longrightarrow ⟶ uparrow ↑ downarrow ↓ mapsto ↦ rightleftharpoons ⇌ sum ∑ prod ∏ int ∫
    oplus ⊕ otimes ⊗ odot ⊙ perp ⊥ parallel ∥ mid ∣ angle ∠ triangle △ square □ prime ′ ell ℓ
    hbar ℏ Re ℜ Im ℑ aleph ℵ cdots ⋯ vdots ⋮ dotsm ⋯ dagger † setminus ∖ sqcup ⊔ models ⊨ vdash ⊢
    lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ backslash \\ vert | Vert ‖ sin sin cos cos tan tan log log
    ln ln exp exp max max min min lim lim det det dim dim deg deg arg arg gcd gcd sup sup inf inf
    sharp ♯ flat ♭ natural ♮ checkmark ✓ diamond ⋄ bigcirc ◯ surd √ top ⊤ bot ⊥ colon : AA Å
    """),
    "varGamma": "Γ",
    "&": "&",
}

# Marks over a mathematical letter -> combining character.
MATH_ACCENTS: dict[str, str] = {
    "hat": "\u0302",
    "widehat": "\u0302",
    "tilde": "\u0303",
    "widetilde": "\u0303",
    "bar": "\u0304",
    "overline": "\u0304",
    "dot": "\u0307",
    "ddot": "\u0308",
    "acute": "\u0301",
    "grave": "\u0300",
    "check": "\u030c",
    "breve": "\u0306",
    "vec": "\u20d7",
}

# Macros that only dress the argument that follows, or nothing at all, in a formula.
MATH_PLAIN = _words("""
    mathrm mathit mathbf mathsf mathtt mathcal mathbb mathfrak mathscr mathnormal boldsymbol bm
    text textrm textit textbf textsf textnormal mbox hbox rm it bf sf tt cal operatorname
    ensuremath left right big Big bigl bigr Bigl Bigr displaystyle textstyle scriptstyle limits
    nolimits rmfamily mathop mathord mathbin mathrel upshape textup up
""")
