"""English negation."""

from align.check.negation.tables import Kind, Negatives, lines

_SHORT = "isn't aren't wasn't weren't won't wouldn't can't couldn't shouldn't mustn't hasn't haven't hadn't don't doesn't didn't needn't mightn't ain't".split()
_ANY_NOT = "|".join(["not", "cannot", *_SHORT])
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
    idioms=lines(
        f"""
        *{_ANY_NOT} only|just|merely|simply|solely|alone|least|once|exactly|necessarily|all|about|as|so
        *not|don't|didn't|never forget|hesitate
        *not so much
        *not to mention|say
        *not to be outdone
        *not be as|so
        *not a|any less|fewer|more|later|earlier|worse|better|shorter|longer
        *not less|fewer|more|later|earlier|worse|better|until|till|yet|without|unlike|unlikely|uncommon|unusual|unreasonable|infrequently
        *{_ANY_NOT} … … until|till|unless|yet
        *{_ANY_NOT}|never|no … without
        {_ANY_NOT}|never|no … *without
        whether|or|if|why|but|last|than *not
        or may|might|can|does|do|is|are *not
        absolutely|certainly|of|course|why|hopefully *not
        or *no
        *cannot|can't|couldn't but
        can|could *not but
        *cannot|can't|couldn't help but|it|myself|himself|herself|thinking|feeling|wondering|noticing
        can|could *not help but|it|myself|himself|herself|thinking|feeling|wondering|noticing
        *cannot|can't|couldn't be more|overestimated|overstated|overemphasized
        can|could *not be more|overestimated|overstated|overemphasized
        warn|warns|warned|warning|caution|cautions|cautioned … *not to
        careful *not to
        *no doubt|less|fewer|later|earlier|sooner|matter|wonder|exception|stranger|strangers|small|mean|surprise|secret|problem|other
        *none other
        *no more than
        *no … … except|but
        *no one but
        *no but|and|well|wait|thanks|thank|sir|way
        say|says|said|saying|answer|answered|yes *no
        *none|nothing the less
        *nothing but|more|less|short|else|like
        *nothing|nobody|none|nowhere … except|other|but
        all or *nothing
        if *nothing else
        *nothing to do with
        *never mind|before
        than|as|like *never
        *neither here
        *without doubt|fail|question|exception|difficulty|trouble|problems|effort|saying|delay
        *without a doubt
        *without any doubt|problems|difficulty
        """
    ),
    echoes={
        "only": frozenset({"только", "лишь"}),
        "more": _MORE,
        "less": _LESS,
        "fewer": _LESS,
        "later": frozenset({"позже", "позднее"}),
        "earlier": frozenset({"раньше", "ранее"}),
        "longer": frozenset({"дольше"}),
    },
    denying=frozenset(
        """
        abandon absence absent abstain abstention avoid avoidance ban barely beware cancel cancellation cease contrary decline deficient deficit defy denial
        deny deprivation deprive despite deter devoid disagree disagreement disallow disappear disappearance disappoint disappointment disavow discomfort
        discontent discontinue discourage dishonest dislike disloyal dismiss dismissal disobey disprove disputable dispute disqualify disregard
        dissatisfaction dissatisfied dissuade doubt doubtful elude escape evade evasion except exclude exclusion exempt exemption fail failure false forbid
        forget hardly hate hinder hindrance hopeless ignore illegal illegally illegitimate illicit illiterate illogical imbalance immature immobile immoral
        immortal impatient impede imperfect impersonal implausible impolite impossibility impossible impractical improbable improper impunity inability
        inaccessible inaccurate inactive inadequate inadmissible inappropriate incapable incomparable incompatible incompetent incomplete inconclusive
        inconsistent inconvenient incorrect indefinite indefinitely indifference indifferent indirect indispensable indisputable ineffective inefficient
        inequality inevitable inexcusable inexpensive inexperienced infinite informal infrequent infrequently inhuman innocent insecure insignificant
        insoluble instead insufficient intact intolerable invalid invisible involuntary irrational irregular irrelevant irrespective irresponsible
        irreversible lack lose loss miss missing mistaken neglect omit opponent oppose overlook pointless prevent prevention prohibit prohibition quit
        rarely rather refrain refusal refuse regardless reject rejection reluctance reluctant resist resistance scarce scarcely scarcity seldom shortage
        shun silence silent spurn stop struggle surplus suspend unable unknown unless unlikely unwilling useless vain vanish veto void waive warn warning
        withdraw withdrawal withhold without worthless zero
        """.split()
    ),
    limiting=frozenset(
        """
        against alone another bar before beyond block cut different difficult difficulty else end exclusively far few finish free gone hard keep later
        latest least less little low merely minimum nevertheless nonetheless object objection off only otherwise out over poor protect remain save short
        skip sole solely spare stay than till until weak worse worst wrong
        """.split()
    ),
    prefixes=("un", "non", "anti"),
    sure_prefixes=("non-", "anti-"),
    suffixes=("less", "-free", "-proof", "-resistant", "-tight"),
    not_denying=frozenset(
        """
        antenna antibody anticipate antigen antique uncle under undergo understand understanding undertake unfold unify union unique unit unite united
        universal university unleash unless unlock unpack until unveil
        """.split()
    ),
    empty=frozenset(
        """
        a actually again all already also always am an and any are as at be been being but by can could currently did do does even ever for from had has
        have having he her here him himself his how i if in is it its itself just many may me might more most much must my necessarily now of officially on
        only or our quite really she should so still such than that the their them themselves then there these they this those to too us very was we were
        what when where which who whom whose why will with would yet you your
        """.split()
    ),
    light=frozenset("a an the be been any".split()),
    asking=frozenset("why what who how which where when whose".split()),
    joining=frozenset("or and nor".split()),
    contrasting=frozenset(),
)
AUXILIARIES = frozenset("is are was were am be been being will would can could should must may might has have had do does did shall".split())
