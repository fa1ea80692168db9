"""Common English adjectives and adverbs that no ending gives away."""

from __future__ import annotations

from stemma.language.wordlist import listed

ADJECTIVES: frozenset[str] = listed("""
able abrupt absent absolute abstract accurate active acute adequate adjacent adult adverse afraid aggressive alert
alike alive alleged alone ancient angry anonymous apparent appropriate armed ashamed asleep automatic available
average aware awful awkward bad bare basic beautiful big bigger biggest bitter blank blind blue bold brave brief
bright brilliant broad broken brown brutal busy calm capable careful cheap cheaper chemical chief civil civilian
classic clean clear clearer clever close closer cold common compact comparable compassionate competent complete
complex compulsory concerned concrete confident conscious considerable consistent constant content contrary
convenient cool correct corrupt costly crazy crucial crude cruel curious current daily damp dangerous dark dead
deadlier deadliest deaf dear decent deep deeper definite deliberate delicate dense dependent desperate different
difficult dim diplomatic direct dirty discreet distant distinct diverse double drunk dry due dull dumb eager earlier
early easier eastern eastward easy edible elaborate elder elderly eldest elite empty enormous entire equal evident
evil exact excellent excess exclusive expensive explicit extraordinary extreme extremist faint fair faithful fake
familiar famous far-reaching far-right fast fatal federal fellow female fewer fierce final financial fine firm fit
flat flexible fond foreign former fragile frank free frequent fresh friendly full fun fundamental funny further
future general generous gentle genuine giant glad global gold golden good gradual grand grateful grave gray great
greater greatest green grey grim gross guilty half-hearted handsome happy hard harsh healthy heavier heavy helpful
hidden high high-level higher highest holy honest hostile hot huge human humanitarian humble hungry ill illegal
immediate imminent important inadequate independent indirect individual indoor inevitable inner innocent
insufficient intact intelligent intense interim intermediate internal international irrelevant joint junior just
keen key kind known large larger largest last late later latest latter lazy least left-wing legal legitimate lethal
liable lifelong light likely live local lone lonely long long-term longer longest loose loud lovely low lower lowest
loyal lucky mad main major male mass massive mature maximum mean medical medium mental mere middle mighty mild
military minimum minor missing mixed mobile moderate modern modest monthly moral mutual naked narrow nasty native
naval near nearby neat necessary nervous neutral new newer newest next nice noble normal north-eastern north-western
northeastern northern northwestern notable nuclear numb obscure obvious odd official okay old older oldest only open
opposite orange ordinary orthodox outdoor outer outright outstanding overall overseas overweight own pale parallel
paramount particular past patient peculiar permanent pink plain pleasant polite poor poorer poorest popular positive
possible post-war powerful precious precise pregnant present pretty previous primary prime principal prior private
probable proficient profound prominent prompt prone proper proud public pure purple quick quiet radical rainy random
rapid rare raw ready real rear recent reckless red regular relevant reluctant remote resident resilient respective
responsible rich richer richest right right-wing rigid risky robust rotten rough round royal rude rural sacred sad
safe safer same sane scarce secret secular secure senior sensitive separate serious severe shallow sharp sheer short
short-term shorter shut shy sick significant silent silver similar simple single sleepy slight slim slow small
smaller smallest smart smooth so-called sober social soft sole solid sophisticated sore sorry sound south-eastern
south-western southeastern southern southwestern spare special specific stable standard stark steady steep stiff
straight strange strategic strict strong stronger strongest stubborn stupid subject subsequent sudden sufficient
suicidal suitable sunny superior supreme sure surplus suspicious sweet swift tall tender terrorist thick thin
third-party tight tiny tired top total tough toxic transparent tribal tropical true twin ugly ultimate unable
unaware unclear unemployed uneven unfair unhappy uniform unique united unknown unlikely unprecedented unsafe
unstable unsure unusual upcoming upper upright urban urgent useful usual utter vague valid vast verbal viable vital
vocal vulnerable warm wary weak weaker wealthy weekly weird welcome well-known western wet white whole wicked wide
wider widespread wild wise wonderful wooden worse worst worth worthwhile worthy wrong yearly yellow young younger
youngest
""")

ADVERBS: frozenset[str] = listed("""
abroad actually again ago ahead all-out almost alone already also altogether always anymore anyway anywhere apart
approximately ashore aside away back backward backwards badly barely before beforehand below besides best better clearly
consequently currently deep definitely down downstairs downtown early east eastward eastwards either elsewhere
enough especially even eventually ever everywhere exactly extremely fairly far fast finally first firstly forever
forth forward forwards frequently fully further furthermore generally gradually halfway hard hardly hence here
hereby hitherto home however immediately in-between indeed indoors initially inside instead inward just largely last
lastly late lately later least less likewise little live long loud mainly maybe meanwhile merely more moreover most
mostly much namely near nearby nearly neither never nevertheless newly next nonetheless normally north northward
northwards not notably now nowadays nowhere obviously occasionally off often okay once only originally otherwise out
outdoors outside outward over overall overnight overseas partly perhaps possibly precisely presumably pretty
previously primarily probably properly quickly quite rarely rather really recently regardless relatively right
roughly second secondly seldom shortly since slightly slowly somehow sometime sometimes somewhat somewhere soon
sooner south southward southwards still straight subsequently suddenly supposedly surely then there thereafter
thereby therefore third thirdly though through thus today together tomorrow tonight too totally truly twice under
unfortunately up upstairs upward upwards usually very virtually well west westward westwards whatsoever whenever
wherever wholly widely worldwide yesterday yet adrift afloat aground downhill downstream offshore onshore overboard uphill upstream
""")

#: Nouns and verbs in -ly are no adverbs; these adjectives are neither.
ADJECTIVES_IN_LY: frozenset[str] = listed("""
bodily brotherly costly cowardly curly daily deadly deathly disorderly early elderly fatherly fortnightly friendly
ghastly ghostly heavenly holy homely hourly kindly leisurely likely lively lonely lovely lowly manly monthly
motherly nightly oily only orderly quarterly saintly scholarly shapely sickly sly smelly surly timely ugly
unfriendly ungodly unlikely unruly unsightly untimely weekly womanly worldly yearly
""")
