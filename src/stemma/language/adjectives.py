"""Common English adjectives and adverbs that no ending gives away."""

from __future__ import annotations

from stemma.language.wordlist import listed

ADJECTIVES: frozenset[str] = listed("""
able absent abrupt wary angry busy daily healthy wealthy fun particular individual fellow edible weekly monthly yearly sunny rainy dirty risky crazy ready absolute abstract accurate active acute adequate adjacent adult adverse afraid aggressive alert
alike alive alleged alone ancient angry anonymous apparent appropriate armed ashamed asleep automatic available average
aware awful awkward bad bare basic beautiful big bigger biggest bitter blank blind blue bold brave brief bright
brilliant broad broken brown brutal busy calm capable careful cheap cheaper chemical chief civil civilian classic clean
clear clearer clever close closer cold common compact comparable compassionate competent complete complex compulsory
concerned concrete confident conscious considerable consistent constant content contrary convenient cool correct corrupt
costly crazy crucial crude cruel curious current damp dangerous dark dead deadliest deadlier deaf dear decent deep deeper
definite deliberate delicate dense dependent desperate different difficult dim diplomatic direct dirty discreet
distant distinct diverse double drunk dry due dull dumb eager earlier early eastern easier easy eastward elaborate
elderly elder eldest elite empty enormous entire equal evident evil exact excellent excess exclusive expensive explicit
extraordinary extreme extremist fair faint faithful fake familiar famous far-right far-reaching fast fatal federal female
fewer fierce final financial fine firm fit flat flexible fond foreign former fragile frank free frequent fresh friendly
full fundamental funny further future general generous gentle genuine giant glad global gold golden good gradual grand
grateful grave gray great greater greatest green grey grim gross guilty half-hearted handsome happy hard harsh heavier heavy
helpful hidden high higher highest high-level holy honest hostile hot huge human humanitarian humble hungry ill
illegal immediate imminent important inadequate independent indirect indoor inevitable inner innocent insufficient
intact intelligent intense interim intermediate internal international irrelevant joint junior just keen key kind known
large larger largest last late later latest latter lazy least left-wing legal legitimate lethal liable lifelong light likely
live local lone lonely long longer longest long-term loose loud lovely low lower lowest loyal lucky mad main major male mass
massive mature mean medical medium mental mere middle mighty mild military minimum maximum minor missing mixed mobile
moderate modern modest moral mutual narrow nasty naked native naval near nearby neat necessary nervous neutral new newer newest next
nice noble normal northeastern northern northwestern north-eastern north-western notable nuclear numb obscure obvious odd
official okay old older oldest only open opposite orange ordinary orthodox outdoor outer outright outstanding overall
overseas overweight own pale parallel paramount past patient peculiar permanent pink plain pleasant polite poor poorer poorest
popular positive possible post-war powerful precious precise pregnant present pretty previous primary prime principal prior
private probable profound proficient prominent prompt prone proper proud public pure purple quick quiet radical random
rapid rare raw ready real rear recent reckless red regular relevant reluctant remote resident resilient respective
responsible rich richer richest right right-wing rigid robust rotten rough round royal rude rural sacred sad safe safer same sane
scarce secret secular secure senior sensitive separate serious severe shallow sharp sheer short shorter short-term shut shy sick
significant silent silver similar simple single sleepy slight slim slow small smaller smallest smart smooth so-called sober
social soft sole solid sophisticated sore sorry sound southeastern southern southwestern south-eastern south-western spare
special specific stable standard stark steady steep stiff straight strange strategic strict strong stronger strongest stubborn
stupid subject subsequent sudden sufficient suicidal suitable superior supreme sure surplus suspicious sweet swift tall
tender terrorist thick thin third-party tight tiny tired top total tough toxic transparent tribal tropical true twin ugly ultimate
unable unaware unclear unemployed uneven unfair unhappy uniform unique united unknown unlikely unprecedented unsafe
unstable unsure unusual upcoming upper upright urban urgent useful usual utter vague valid vast verbal viable vital vocal
vulnerable warm weak weaker wealthy weird welcome well-known western wet white whole wicked wide wider widespread wild wise
wonderful wooden worse worst worth worthwhile worthy wrong yellow young younger youngest
""")

ADVERBS: frozenset[str] = listed("""
abroad actually again ago ahead all-out almost alone already also altogether always anymore anyway anywhere apart
approximately aside away back backward backwards badly barely before beforehand below best better besides clearly
consequently currently deep definitely down downstairs downtown early east eastward eastwards either elsewhere enough
especially even eventually ever everywhere exactly extremely fairly far fast finally first firstly forever forth forward
forwards frequently fully further furthermore generally gradually halfway hard hardly hence here hereby hitherto home
however immediately in-between indeed indoors initially inside instead inward just largely last lastly late lately later
least less likewise little live long loud mainly maybe meanwhile merely more moreover most mostly much namely near nearby
nearly neither never nevertheless newly next nonetheless normally north northward northwards not notably now nowadays
nowhere obviously occasionally off often okay once only originally otherwise out outdoors outside outward over overall
overnight overseas partly perhaps possibly precisely presumably pretty previously primarily probably properly quickly
quite rarely rather really recently regardless relatively roughly right second secondly seldom shortly since slightly
slowly somehow sometime sometimes somewhat somewhere soon sooner south southward southwards still straight subsequently
suddenly supposedly surely then there thereafter thereby therefore third thirdly though through thus today together
tomorrow tonight too totally truly twice under unfortunately up upstairs upward upwards usually very virtually well west
westward westwards whatsoever whenever wherever wholly widely worldwide yesterday yet
""")

#: Nouns and verbs in -ly are no adverbs; these adjectives are neither.
ADJECTIVES_IN_LY: frozenset[str] = listed("""
bodily brotherly costly cowardly curly daily deadly deathly disorderly early elderly fatherly fortnightly friendly
ghastly ghostly heavenly holy homely hourly kindly leisurely likely lively lonely lovely lowly manly monthly motherly
nightly oily only orderly quarterly saintly scholarly shapely sickly sly smelly surly timely ugly unfriendly ungodly
unlikely unruly unsightly untimely weekly womanly worldly yearly
""")
