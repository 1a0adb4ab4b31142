"""Words that carry grammar rather than content: they have no counterpart of their own in the other language, and phrases begin with many of them."""

FUNCTION_WORDS: dict[str, frozenset[str]] = {
    "en": frozenset(
        """
        a an the this that these those it its he him his she her they them their we us our you your i me my who whom whose which what
        of in on at to for from by with into onto upon over under above below after before during about between among through against toward towards within
        and or but nor so yet if then than as because since while when where whether though although until till unless
        is are was were be been being am has have had having do does did will would shall should can could might must
        there here also too very just even only such some any each both all own same other more most much many as not no
        's 't s t re ve ll d
        """.split()
    ),
    "ru": frozenset(
        """
        и а но да или либо что чтобы чтоб как так же ли бы б если когда где куда откуда пока хотя потому поэтому поскольку также тоже то ведь
        который которая которое которые которого которой которых котором которую которым которыми которому чей чья чье чьи кто кого кому кем ком чего чему чем
        в во на по к ко с со о об обо у из изо от ото до за для при под подо над надо перед передо через без между про ради около после среди вокруг против
        не ни уже еще лишь только даже именно вот
        я меня мне мной ты тебя тебе тобой он его ему им нем она ее ей ею нею оно мы нас нам нами вы вас вам вами они их ими них ним ней него
        мой моя мое мои твой наш наша наше наши ваш ваша ваше ваши свой своя свое свои своего своей своих своему своим своими свою себя себе собой
        этот эта это эти этого этой этих этому этим этими этом эту тот та те того той тех тому тем теми том ту такой такая такое такие
        был была было были быть будет будут есть является являются весь вся все всего всей всех всем всеми сам сама само сами
        """.split()
    ),
}
