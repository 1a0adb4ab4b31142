"""English."""

from align.segmenter.language import Language, words

ENGLISH = Language(
    code="en",
    before_name=words(
        "mr mrs ms messrs mmes mx dr drs prof profs rev revd fr br sr hon rt.hon gen lt lt.gen lt.col maj maj.gen brig brig.gen col cmdr cdr cpt capt"
        " adm sgt cpl pvt pfc sen sens rep reps gov govs pres amb atty dir supt insp det st ste mt mme mlle mssrs ft pt sra srta dna mgr msgr"
        " ald assoc asst mons esp gens cols bp abp"
    ),
    before_number=words(
        "no nos nr p pp pg pgs vol vols fig figs art arts sec secs sect sects ch chap chs chaps eq eqs ex exs tab tabs app ver v op opus"
        " cap para paras par pars n nn l ll §  sess stat reg regs cl ed eds al bk bks pl pls rs usd approx ca c circa est ext tel phil gen cor"
        " item page section see rm apt bldg ste n° №"
    ),
    before_any=words(
        "e.g eg i.e ie f.e cf viz vs v.s ca approx incl excl esp resp var subsp ssp spp f.i a.k.a aka w.r.t i.a ibid op.cit loc.cit"
        " née nee b d c r m pron abbr lit orig transl trans et.al"
    ),
    months=words("jan feb febr mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun"),
    may_end=words(
        "etc inc ltd co cos corp llc plc bros jr sr esq ph.d phd m.d md b.a m.a b.s m.s b.sc m.sc m.b.a mba d.d.s j.d ll.b ll.m ll.d d.phil m.phil"
        " u.s u.s.a u.k e.u u.n u.s.s.r d.c n.y n.y.c l.a p.s a.d b.c b.c.e c.e ave blvd rd hwy dept univ assn gov govt est"
        " al ed eds adj adv min max avg temp fig figs var ariz calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa"
        " penn tenn tex va vt wash wis wyo ala ark mfg mgr intl int'l nat'l natl ass'n sq cu ne nw se sw n.e n.w s.e s.w st r.i.p v.p g.m i.q i.v"
        " btw med undef synth vol vols cal bus p.o tr comp def obj subj misc cont div gr op sp gal"
    ),
    closing=words("etc ph.d ll.m ll.b ll.d d.phil m.phil"),
    also_words=words("b d c r m"),
    capitalised=words(
        "miss mass wash ill ore ark cal la del ga ind pa va md me col gen rep reps sen gov fr adm maj sun sat mar jun dec wed mon fri st ave sr jr ph det pres"
        " cl pl col pt cor ste mt ft art arts no us is bus gal cap tab"
    ),
    captions=words("figure fig table chart chapter box exhibit plate"),
    after_clock=words("monday tuesday wednesday thursday friday saturday sunday eastern pacific central mountain greenwich moscow local"),
    clause_starters=words("i i'm i've im you he she it it's we they the this that these those there and but please if what why how where who do does is are"),
    units=words("in ft yd yds mi lb lbs oz kg g mg km cm mm m ml l hr hrs min mins sec secs mph kph pct fl sq cu qt pt gal bn mn tn cent deg rpm hz khz mhz ghz c f mos yr yrs"),
    clock=words("a.m p.m am pm a.d b.c b.c.e c.e"),
    starters=words(
        "the a an this that these those he she it they we you i his her its their our my your in on at by for from with without after before when"
        " while if as since although though but and or so yet however moreover meanwhile also then there here what who whom whose where why how"
        " which no not some many most all both each every one two three several few another other others such now today yesterday once"
        " until unless because despite during under over between among according instead nevertheless nonetheless therefore thus hence"
        " otherwise additionally furthermore finally first second third next later earlier soon still even only just perhaps maybe indeed"
        " of to is are was were do does did has have had can could will would should may might must let please yes well oh ah it's he's she's that's"
        " there's they're we're you're i'm i've don't didn't isn't what's who's let's can't won't about through into like unlike within"
        " nobody everyone everybody someone nothing something anyone anything again besides consequently sometimes often usually recently"
        " currently eventually initially similarly overall speaking given rather neither either more much less none millions thousands hundreds"
        " whether whatever whenever wherever throughout toward towards upon via plus per across along"
    ),
    prepositions=words("in on at by around from since until before after circa about during near to for between"),
    pronoun_letters=words("i"),
    joiners=words("and or than as but nor am was is to"),
    reporting=words(
        "said says asked asks replied replies cried cries shouted shouts yelled answered whispered murmured muttered exclaimed added adds explained"
        " thought wondered called inquired demanded remarked continued begged screamed laughed sighed repeated snapped growled gasped"
        " wrote told agreed insisted observed declared responded interrupted suggested sang commented announced groaned say ask howled reply started think"
    ),
    exclaiming=words("yahoo jeopardy"),
    name_particles=words("de von van der den da di del la le bin ibn al el"),
)
