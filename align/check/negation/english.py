"""English negation."""

from align.check.negation.tables import Kind, Negatives

_SHORT = "isn't aren't wasn't weren't won't wouldn't can't couldn't shouldn't mustn't hasn't haven't hadn't don't doesn't didn't needn't mightn't ain't".split()
_SHORT_OR_NOT = "|".join(["not", "cannot", *_SHORT])
_CUES: dict[str, Kind] = {
    "not": "not", "cannot": "not", "no": "no", "never": "never", "nobody": "none", "none": "none", "nothing": "none", "nowhere": "none", "neither": "none",
    "nor": "nor", "without": "without",
}  # fmt: skip
_MORE, _LESS = frozenset("более больше свыше".split()), frozenset("менее меньше".split())

ENGLISH = Negatives(
    particle="not",
    none="no",
    cues=_CUES | dict.fromkeys(_SHORT, "not"),
    concord=frozenset({"nor"}),
    idioms=(
        f"*{_SHORT_OR_NOT} only|just|merely|simply|solely|alone|least|once|exactly|necessarily|all|about|as|so",
        "*not so much", "*not to mention|say", "*not to be outdone", "*not be as|so",
        "*not a|any less|fewer|more|later|earlier|worse|better|shorter|longer",
        "*not less|fewer|more|later|earlier|worse|better|until|till|yet|without|unlike|unlikely|uncommon|unusual|unreasonable|infrequently",
        f"*{_SHORT_OR_NOT} … … until|till|unless|yet", f"*{_SHORT_OR_NOT}|never|no … without", f"{_SHORT_OR_NOT}|never|no … *without",
        "whether|or|if|why|but|last|than *not", "absolutely|certainly|of|course|why|hopefully *not", "or *no",
        "*cannot|can't|couldn't help|but", "can|could *not help|but",
        "*cannot|can't|couldn't be more|overestimated|overstated|overemphasized", "can|could *not be more|overestimated|overstated|overemphasized",
        "warn|warns|warned|warning|caution|cautions|cautioned … *not to", "careful *not to",
        "*no doubt|less|fewer|later|earlier|sooner|matter|wonder|exception|stranger|strangers|small|mean|surprise|secret|problem|other", "*none other",
        "*no more than", "*no … … except|but", "*no one but", "*no but|and|well|wait|thanks|thank|sir|way", "say|says|said|saying|answer|answered|yes *no",
        "*none|nothing the less", "*nothing but|more|less|short|else|like", "*nothing|nobody|none|nowhere … except|other|but", "all or *nothing",
        "if *nothing else", "*nothing to do with", "*never mind|before", "than|as|like *never", "*neither here",
        "*without doubt|fail|question|exception|difficulty|trouble|problems|effort|saying|delay", "*without a doubt", "*without any doubt|problems|difficulty",
    ),
    echoes={
        "only": frozenset({"только", "лишь"}), "more": _MORE, "less": _LESS, "fewer": _LESS,
        "later": frozenset({"позже", "позднее"}), "earlier": frozenset({"раньше", "ранее"}), "longer": frozenset({"дольше"}),
    },
    denying=frozenset(
        """
        fail failure refuse refusal deny denial lack absent absence avoid avoidance unable inability impossible impossibility hardly barely scarcely rarely seldom prevent
        prevention prohibit prohibition ban forbid reject rejection decline abstain abstention refrain cease stop quit abandon lose loss miss missing ignore neglect omit cancel
        cancellation exclude exclusion except exempt exemption unless instead rather vain useless pointless worthless hopeless irrelevant doubt doubtful dispute disputable
        contrary false mistaken devoid void deprive deprivation withhold withdraw withdrawal resist resistance escape evade evasion elude vanish disappear disappearance
        shortage deficit deficient insufficient scarce scarcity forget dismiss dismissal discourage dissuade deter hinder hindrance impede suspend waive veto disagree
        disagreement incapable reluctant reluctance unwilling struggle unlikely silent silence defy despite regardless irrespective overlook shun spurn warn warning beware
        zero without unknown surplus hate dislike oppose opponent invalid
        disappoint disappointment discomfort discontent dissatisfaction dissatisfied dishonest disloyal disobey disregard disprove discontinue disqualify disallow disavow
        inaccessible inaccurate inactive inadequate inadmissible inappropriate incomparable incompatible incompetent incomplete inconclusive inconsistent inconvenient incorrect
        indefinite indefinitely indifferent indifference indirect indisputable indispensable ineffective inefficient inequality inevitable inexcusable inexpensive inexperienced
        infinite informal infrequent infrequently inhuman innocent insecure insignificant insoluble intact intolerable invisible involuntary illegal illegally illegitimate illicit
        illiterate illogical imbalance immature immobile immoral immortal impatient imperfect impersonal implausible impolite impractical improbable improper impunity irrational
        irregular irresponsible irreversible
        """.split()
    ),
    limiting=frozenset(
        """
        only until till before than else otherwise alone sole solely exclusively merely less least minimum later latest against far short object bar block free gone skip wrong
        objection remain stay keep over off out beyond low poor hard difficult difficulty weak worse worst cut end finish little few save spare protect nonetheless nevertheless
        different another
        """.split()
    ),
    prefixes=("un", "non", "anti"),
    suffixes=("less", "-free", "-proof", "-resistant", "-tight"),
    not_denying=frozenset(
        """
        unless under until unit unite united union unique universal university understand understanding uncle unify antique antenna antibody antigen anticipate unfold unveil
        unleash unlock unpack undergo undertake
        """.split()
    ),
    empty=frozenset(
        """
        a an the this that these those it its he she they we you i his her their our your my him them us me be been being is are was were am will would can could should must may
        might has have had having do does did to of in on at by for with from as and or but if than then so very too also even yet still just really actually necessarily any all
        such there here what which who whom whose when where why how ever only more most much many quite always again already currently officially now itself themselves himself
        """.split()
    ),
    light=frozenset("a an the be been any".split()),
    asking=frozenset("why what who how which where when whose".split()),
    joining=frozenset("or and nor".split()),
)
AUXILIARIES = frozenset("is are was were am be been being will would can could should must may might has have had do does did shall".split())
