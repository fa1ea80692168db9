"""News sentences of many kinds and what their figures mean, in the words of `counted_sentences`; same day of report."""

NEWS = """
The ferry, with 214 aboard, ran aground shortly after 2 a.m.
    214 - *
Rescue crews recovered five more bodies overnight, raising the death toll from the mine collapse to 29.
    5 body killed | 29 toll killed meas=cumulative
Three children were among the nine people who died when fire swept through the hostel.
    3 child killed | 9 person killed
Two construction workers fell to their deaths and a third was in critical condition after scaffolding gave way.
    2 worker killed
Fire officials put the number of dead at 14, but said it was likely to climb.
    14 dead killed
Floodwaters have inundated some 3,400 homes and forced nearly 15,000 people from their houses.
    ~3400 home inundate | * person displaced
Officials ordered the evacuation of 9,000 residents as the river crested.
    9000 resident evacuated
The drought has killed an estimated 80,000 head of livestock.
    ~80000 head killed
Firefighters have contained 45 percent of the blaze, which has charred 12,500 hectares of brush.
    45% blaze contain meas=share | 12500 brush char meas=size
More than half a million people could face food shortages by September, the agency warned.
    >500000 person face pol=hypothetical flag=projected
Around 6,200 bus and tram drivers walked off the job at midnight.
    ~6200 driver striking
Police said 25,000 marched through the capital; organisers put the turnout at more than 100,000.
    25000 - participating | >100000 turnout *
Nearly two-thirds of members voted to reject the deal.
    * member vote meas=share
Mrs Oduya won 52.4 percent of the vote, against 44.1 percent for her rival.
    52.4% vote win meas=share | 44.1% vote * meas=share
Turnout stood at 38 percent by 4 p.m., down from 51 percent four years ago.
    38% turnout * meas=share | 51% turnout * meas=share
The bill passed by 61 votes to 38, with four abstentions.
    61 vote * | 38 vote * | 4 abstention *
Shares in the retailer slumped 14 percent to 3.20 euros.
    c-14 share slump | 3.20EUR share *
Net profit rose to $412 million in the first quarter from $377 million a year earlier.
    412e6USD profit * asof=2031-03-31 | 377e6USD profit * asof=2030-03-31
Inflation slowed to 6.3 percent in April from 7.1 percent in March.
    6.3% inflation * asof=2031-04-30 | 7.1% inflation * asof=2031-03-31
The plant, which employs 650 people, will shut in October.
    650 person employ
The outbreak has sickened more than 700 people in nine districts, and 41 of them have died.
    >700 person infected | 9 district * | 41 person killed
One in eight health workers in the province has been infected.
    x0.125 worker infected meas=share
No new cases have been detected for 21 days.
    0 case infected | 21 * *
The disease kills around 400,000 children a year.
    ~400000 child killed meas=rate
Prosecutors charged nine people in connection with the theft of 130 paintings.
    9 person charged | 130 painting -
The jury found him guilty of murdering two women and attempting to kill a third.
    2 woman killed
Police fired tear gas and detained at least 75 protesters, including several journalists.
    >=75 protester arrested | 3..10 journalist arrested
The gang is accused of smuggling more than 300 migrants across the border.
    >300 migrant smuggle
The ministry said its forces had destroyed four tanks and captured 16 enemy soldiers.
    4 tank destroyed | 16 soldier captured
The army lost three soldiers and a sergeant was wounded.
    3 soldier lose | 1 sergeant injured flag=article
The 24,000-strong force will be deployed along the frontier next month.
    24000 force deployed flag=projected
The airstrike left 12 dead, among them four children.
    12 - killed | 4 child killed
The rebels denied losing 50 fighters.
    50 fighter lose pol=denied
The coast guard rescued 187 migrants from a rubber dinghy; 20 others are feared drowned.
    187 migrant rescued | 20 migrant killed hedge=feared
Border police turned back 64 asylum seekers on Sunday.
    64 seeker turn asof=2031-05-11
Of the 300 people on the boat, fewer than half survived.
    300 person - | * person survived meas=share
The agency has registered 410,000 refugees, 60 percent of them children.
    410000 refugee register | 60% refugee * meas=share
Scientists estimate that fewer than 70 of the porpoises are left.
    <70 porpoise remaining
The dam will supply power to 2.4 million households.
    2.4e6 household supply flag=projected
The spill released 5,000 barrels of oil, and about 30 seabirds were found dead.
    5000 oil release | ~30 seabird killed
United beat Rovers 3-1 in front of 41,000 spectators.
    41000 spectator *
The attack on the convoy killed two Kandorian engineers, their interpreter and four escorts.
    2 engineer killed | 4 escort killed
Aid groups say that as many as 400,000 people could starve.
    <=400000 person starve pol=hypothetical flag=projected
If the strike goes ahead, 1,800 flights will be cancelled.
    1800 flight cancel pol=hypothetical flag=projected
The mayor rejected reports that 30 people had been trampled to death.
    30 person killed pol=denied
The number of missing fell to 18 from 33 after relatives came forward.
    18 missing missing | 33 missing missing
Ilin Varga, Petra Sohl and Dan Okoro were arrested outside the embassy.
    3 * arrested flag=listed
Four people drowned on Saturday, two on Sunday and one on Monday.
    4 person killed asof=2031-05-10 | 2 person killed asof=2031-05-11 | 1 person killed asof=2031-05-12
Thirty of the villagers have been buried; about 50 are still under the rubble.
    30 villager bury | ~50 villager trapped
Everyone in the first bus survived, but the second hit a tree and 13 passengers were killed.
    13 passenger killed
Deaths on the roads rose by 6 percent to 1,148 last year.
    c6 death killed asof=2030-12-31 | 1148 death killed asof=2030-12-31
Hospital officials said 10 of the 16 wounded had been discharged.
    10 - discharge | 16 - injured
A landslide triggered by heavy rain buried a dozen houses, killing a family of five.
    12 house bury | 5 family killed
The number of confirmed measles cases has climbed to 318, health officials said, up from 290 on Monday.
    318 case infected | 290 case infected asof=2031-05-12
A mudslide in Orvat province left at least 30 people missing, state radio reported.
    >=30 person missing
The airline will lay off 1,100 cabin crew, or one in six employees.
    1100 crew dismissed flag=projected | x0.167 employee *
The bomb wounded 16 people, three critically.
    16 person injured | 3 person injured
Exports fell 8 percent in March to $2.4 billion, the lowest in a decade.
    c-8 export * asof=2031-03-31 | 2.4e9USD export *
Her party took 31 percent of the vote and 96 seats in the 240-member assembly.
    31% vote - meas=share | 96 seat - | 240 member *
Two people died and three were seriously hurt when a crane toppled onto a bus stop.
    2 person killed | 3 person injured
Some 15,000 demonstrators, by the organisers' count, marched on the ministry.
    ~15000 demonstrator participating
The tribunal sentenced seven former ministers to terms of between 8 and 15 years.
    7 minister sentenced | 8..15 * *
Prosecutors dropped charges against 18 of the 44 defendants.
    18 defendant * | 44 defendant -
An estimated 600,000 children are acutely malnourished, three times as many as a year ago.
    ~600000 child * | x3 child *
The retailer expects to open 25 shops this year and hire about 2,000 staff.
    25 shop open flag=projected | ~2000 staff hired flag=projected
At its peak, the blaze covered 31,000 acres and threatened 800 homes.
    31000 blaze cover meas=size | 800 home threaten
In a statement, the group claimed responsibility for killing 22 soldiers.
    22 soldier killed
A bus plunged off a bridge on Friday, leaving 19 dead and 8 critically injured.
    19 - killed asof=2031-05-09 | 8 - injured asof=2031-05-09
The rebels freed 30 hostages in return for the release of 11 prisoners.
    30 hostage released | 11 prisoner released
Lightning killed three hikers and a guide on Mount Sarn on Saturday.
    3 hiker killed asof=2031-05-10 | 1 guide killed flag=article asof=2031-05-10
The minister said 4,200 of the 6,000 homes destroyed in the earthquake had been rebuilt.
    4200 home rebuild | 6000 home destroyed
Fewer than one in ten refugees has returned.
    * refugee return meas=share
The regiment lost 60 men, a third of its strength.
    60 man lose | x0.333 strength *
Divers have so far recovered 26 bodies; another nine people are still missing.
    26 body killed | 9 person missing
The airport handled 2.1 million passengers in April, 5 percent fewer than a year earlier.
    2.1e6 passenger handle asof=2031-04-30 | 5 passenger *
Doctors Abroad said its clinics had treated 1,600 gunshot victims since January.
    1600 victim treated
The storm forced the cancellation of 900 flights and closed 11 ports.
    900 flight cancel | 11 port close
The famine may already have claimed 10,000 lives.
    10000 life killed
Only 38 percent of children under five have been vaccinated against measles.
    38% child vaccinated meas=share
Kestrel United have won 7 of their last 9 matches.
    7 match win | 9 match -
The plane was carrying six crew and 149 passengers, including 11 infants.
    6 crew carry | 149 passenger carry | 11 infant carry
Researchers tracked 5,400 smokers for 12 years; 610 of them developed lung cancer.
    5400 smoker track | 12 * * | 610 smoker develop
The court freed 9 of the accused for lack of evidence and jailed the other 13.
    9 - released | 13 - arrested
About 3,300 passengers were left stranded when the carrier went bankrupt.
    ~3300 passenger stranded
Police in riot gear broke up the rally, making 62 arrests.
    62 arrest arrested
The quake was followed by more than 80 aftershocks.
    >80 aftershock follow
The bank wrote off 640 million dollars in bad loans last year.
    640e6USD loan write asof=2030-12-31
Heat waves killed an estimated 2,100 people across the region in July.
    ~2100 person killed asof=2030-07-31
Turnout, at 44 percent, was the lowest since the war.
    44% turnout * meas=share
Twelve schoolgirls were kidnapped at gunpoint; four have since escaped.
    12 schoolgirl abducted | 4 schoolgirl escape
The dead included six firefighters.
    6 firefighter killed
The toll, which officials revised down from 88, now stands at 71.
    88 toll killed | 71 toll killed
Doctors amputated the legs of three of the wounded.
    3 wounded *
An avalanche swept away a group of eight climbers; five bodies have been found.
    8 climber sweep | 5 body killed
A cholera outbreak in the camp has left 17 people dead and more than 400 ill.
    17 person killed | >400 person -
Half of the victims were under 18.
    x0.5 victim - meas=share
In all, 27 vessels sank, with the loss of 190 lives.
    27 vessel sink | 190 life killed
Parents of 60 pupils have sued the school.
    60 pupil -
Snipers picked off seven officers in two days.
    7 officer pick | 2 * *
Three guards and one prisoner were injured in the brawl.
    3 guard injured | 1 prisoner injured
The fire destroyed a quarter of the forest, home to 90 species of birds.
    x0.25 forest destroyed meas=share | 90 species *
The mine employed 800 men until it shut in 2027.
    800 man employ asof=2027-12-31
The charity said it had enough food to last 20,000 people ten days.
    20000 person - | 10 * *
Protesters hurled stones, injuring 12 officers, and 30 demonstrators were treated for tear gas.
    12 officer injured | 30 demonstrator treated
Troops backed by tanks retook 9 villages and freed dozens of hostages.
    9 village retake | 24..100 hostage released
"""
