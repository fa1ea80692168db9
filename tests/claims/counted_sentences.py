"""Sentences and what their figures mean: value, counted thing, role and the rest, in few words.

A sentence stands on a line of its own, its figures indented below it, apart by " | ".  A figure is its value, the head
of the counted thing and its role, then `name=value` for what else must be said; "*" is not asked, "-" nothing, "_" a
space.  Values: 12 exact, ~12 approximate, <12 less than, <=12 at most, >12, >=12, 3..10 a range or vague amount, 5%,
3e6EUR, x0.5 a factor, c400 a change.  The report is of Thursday, 15 May 2031.
"""

SENTENCES = """
Seventeen wardens and three drivers were killed when the depot exploded.
    17 warden killed | 3 driver killed
The blast killed nine dockers and wounded 14 passers-by.
    9 docker killed | 14 passer-by injured
Police detained 30 stewards, two photographers and a coach driver.
    30 steward arrested | 2 photographer arrested
Four nurses and at least two orderlies have tested positive for the fever.
    4 nurse infected | >=2 orderly infected
The landslide buried 60 houses and 11 workshops.
    60 house bury | 11 workshop bury
Twelve pupils, five of them girls, drowned when the ferry capsized.
    12 pupil killed | 5 pupil killed
Of the 48 miners underground, 31 have been brought out and 17 are still trapped.
    48 miner * | 31 miner rescued | 17 miner trapped
Rebels shot dead six guards and took another nine hostage.
    6 guard killed | 9 guard abducted
Two ferries sank on Monday, another three on Tuesday.
    2 ferry sink asof=2031-05-12 | 3 ferry sink asof=2031-05-13
Of the 90 boats, 40 reached the port; the rest turned back.
    90 boat * | 40 boat * | 50 boat *
Eleven people were hurt, four of them seriously.
    11 person injured | 4 person injured
Some 300 walkers set out, and all but a dozen came home.
    ~300 walker * | *
Nineteen were killed in Tarrin and eight in Oska.
    19 * killed place=Tarrin | 8 * killed place=Oska
The collapse killed 23 people, including two firefighters.
    23 person killed | 2 firefighter killed
Two people are dead, including the gunman.
    2 person killed in=the_gunman
Five people died in the shooting, not counting the attacker.
    5 person killed ex=the_attacker
The toll of 44, which does not include the crew, may rise.
    44 toll killed ex=the_crew
The storm killed 61 villagers, most of them women.
    61 villager killed | >0.5 villager *
Customs seized 12 tonnes of ivory, among them the tusks of calves.
    12 ivory seize
Thirty-one players, among them the captain, were quarantined.
    31 player quarantine in=the_captain
Seven people, the pilot among them, died in the crash.
    7 person killed in=the_pilot
Some 4,000 residents left, excluding those in the northern suburbs, the mayor said.
    ~4000 resident leave ex=those_in
Apart from the driver, three people were in the van.
    3 person * ex=the_driver
No casualties were reported in the harbour fire.
    0 casualty killed_or_injured
Nobody was hurt in the derailment.
    0 - injured
None of the 62 passengers was injured.
    0 passenger injured | 62 passenger *
There were no deaths and only three minor injuries.
    0 death killed | 3 injury injured
No arrests have been made.
    0 arrest arrested
Not a single voter turned up in Oska.
    0 voter *
A cyclist was killed when a tram left the rails.
    1 cyclist killed flag=article
A teenager and her father drowned in the lake.
    1 teenager killed flag=article
The victims were identified as Mirela Dost, 41, Anders Kovel, 29, and Tobin Hraf, 17.
    3 victim killed flag=listed
The dead were named as Ilse Marn and Pavo Retz.
    2 dead killed flag=listed
Since May 900 rebels have been killed or captured.
    900 rebel killed_or_captured
Some 70 people are dead or missing after the flood.
    ~70 person killed_or_missing
At least 15 fishermen were killed or wounded in the raid.
    >=15 fisherman killed_or_injured
Forty lorries were damaged or destroyed.
    40 lorry damaged_or_destroyed
The governor denied that 40 prisoners had been shot.
    40 prisoner shot pol=denied
The company dismissed reports of 300 injuries as rumours.
    300 injury injured pol=denied
If 100 people die, the law provides for a day of mourning.
    100 person killed pol=hypothetical
There could be 500 dead if the dam bursts, engineers warned.
    500 - killed pol=hypothetical
Up to 40 divers are feared dead.
    <=40 diver killed hedge=feared
It is not clear whether 12 people were in the cabin.
    12 person * pol=questioned
Did 80 sailors really perish?
    80 sailor killed pol=questioned
The strike would have cost 2,000 jobs.
    2000 job * pol=hypothetical flag=counterfactual
The plant will lay off 450 welders next spring.
    450 welder dismissed flag=projected
The clinic hopes to vaccinate 9,000 children by August.
    9000 child vaccinated flag=target
An epidemic might infect 30,000 people, the model suggests.
    30000 person infected pol=hypothetical flag=projected
Unless help comes, 600 families will go hungry.
    600 family * pol=hypothetical
The police chief said there was no truth in claims that 25 students had died.
    25 student killed pol=denied
It was 12 wells, not 20, that dried up.
    12 well * | 20 well * pol=denied
The firm dismissed 300 workers in March.
    300 worker dismissed pol=asserted
Brannock Mills laid off 1,200 spinners, a tenth of its staff.
    1200 spinner dismissed | x0.1 staff *
The bank is cutting 85 posts.
    85 post *
Orland Steel has hired 640 apprentices since January.
    640 apprentice hired
Profits fell to €14 million from €21 million a year earlier.
    14e6EUR profit - | 21e6EUR profit -
The union says 7,500 drivers are on strike.
    7500 driver striking
More than 2,000 teachers walked out on Tuesday.
    >2000 teacher striking asof=2031-05-13
The airline carried 3.2 million passengers last year.
    3200000 passenger carry meas=*
The court sentenced 16 smugglers to life in prison.
    16 smuggler sentenced
Nine officials were convicted and four acquitted.
    9 official convicted | 4 official acquitted
Prosecutors have charged 22 brokers with fraud.
    22 broker charged
Forty inmates were freed under the amnesty.
    40 inmate released
The judge jailed three of the five defendants.
    3 defendant arrested
Twenty-six men are on trial in Velden.
    26 man * place=Velden
The ministry registered 318 new cases of cholera and 12 deaths.
    318 case infected | 12 death killed
So far 4,410 people have been infected and 97 have died.
    4410 person infected | 97 person killed
Some 60 patients have recovered.
    ~60 patient recovered
Doctors are treating 35 children for measles.
    35 child treated
A total of 1,150 villagers were vaccinated on Wednesday.
    1150 villager vaccinated asof=2031-05-14
The fever has sickened 240 guests at two hotels.
    240 guest infected | 2 hotel *
About 5,600 people have been left homeless by the quake.
    ~5600 person displaced
The wildfire forced 2,300 residents to flee their homes.
    2300 resident displaced
Rescuers pulled 14 survivors from the rubble.
    14 survivor rescued
Eighty-four hikers remain unaccounted for.
    84 hiker missing
Three hundred homes lost power.
    300 home *
The cyclone destroyed 1,700 huts, 40 of them in Tarrin.
    1700 hut destroyed | 40 hut destroyed place=Tarrin
Twenty buses, six of them wrecked, were still on the road.
    20 bus * | 6 bus wreck
Some 800 herders were moved to higher ground before the river rose.
    ~800 herder evacuated
Soldiers evacuated 150 nuns from the convent.
    150 nun evacuated
At least 52 people lost their lives in the avalanche.
    >=52 person killed
The bodies of 13 sailors were recovered on Monday.
    13 sailor killed asof=2031-05-12
Villagers found eight bodies in the canal.
    8 body killed
Three more victims died overnight, bringing the toll to 71.
    3 victim killed | 71 toll killed
Gunmen on motorbikes killed a ranger and abducted six tourists.
    1 ranger killed flag=article | 6 tourist abducted
The garrison surrendered with 400 men.
    400 man *
Two policemen killed a burglar in Velden.
    2 policeman agent_of_kill | 1 burglar killed flag=article
Three snipers wounded the mayor.
    3 sniper agent_of_wound
Thousands of refugees have crossed into Talvia since Sunday.
    2000..10000 refugee cross
Some 250 fighters are still holding the old town.
    ~250 fighter *
Both sides exchanged 60 prisoners on Friday.
    60 prisoner *
The commander said his men had suffered 18 casualties.
    18 casualty killed_or_injured
About 21,000 fans watched the final.
    ~21000 fan *
Turnout was 63 percent.
    63% turnout * meas=share
The Farmers' League won 34 of the 120 seats.
    34 seat win | 120 seat *
Two thirds of the voters stayed at home.
    x0.667 voter stay
Almost half of the clinics have closed.
    * clinic close
The number of homeless families has doubled to 3,400.
    * family * | 3400 family displaced
That is three times the number reported on Monday.
    x3 * * base=the_number_reported
The ministry gave half the figure that the union had named.
    x0.5 * * base=the_figure
Arrivals rose by 400 to 1,900.
    c400 arrival * | 1900 arrival *
As of 9 May, 77 camps had closed.
    77 camp close asof=2031-05-09
On Tuesday the count stood at 130, up from 95 a day earlier.
    130 count * asof=2031-05-13 | 95 count * asof=2031-05-12
By Wednesday evening 44 bodies had been found.
    44 body killed asof=2031-05-14
The tanker spilled 900 tonnes of crude, and 14 deckhands were burned.
    900 crude * | 14 deckhand burn
Seven skiers and their guide were swept away by the avalanche.
    7 skier *
Surgeons operated on 23 of the wounded.
    23 * *
Of 260 passengers, 41 were still missing on Wednesday night.
    260 passenger * | 41 passenger missing asof=2031-05-14
Three of the hostages have been freed, the other nine remain in the bank.
    3 hostage released | 9 hostage remaining
The heatwave has claimed at least 33 lives in Oska and 12 in Tarrin.
    >=33 life killed place=Oska | 12 life killed place=Tarrin
No fewer than 70 barns were flattened.
    >=70 barn destroyed
The mill said it would make 140 weavers redundant.
    140 weaver dismissed flag=projected
Twelve jurors acquitted the miller.
    12 juror agent_of_acquit
A passenger was injured and two others escaped unhurt.
    1 passenger injured flag=article | 2 * escape
Officials put the number of flooded farms at 310.
    310 farm *
Some 1,400 ballots were spoiled, a quarter of the total.
    ~1400 ballot spoil | x0.25 * *
The brewery took on 60 trainees.
    60 trainee *
Between 30 and 40 sheep were killed by lightning.
    30..40 sheep killed
Rebels hold 19 truck drivers captive near Oska.
    19 driver abducted place=Oska
Some 220 pensioners joined the march.
    ~220 pensioner participating
The minister rejected the figure of 9,000 unemployed.
    9000 * * pol=denied
If the river rises further, up to 12,000 people may have to leave.
    <=12000 person * pol=hypothetical
Unions claim 5,000 joined the walkout; the railway counted 1,900.
    5000 * participating | 1900 * *
She was the fourth of seven miners to be rescued.
    7 miner *
At least eight people, among them two infants, suffocated in the truck.
    >=8 person killed | 2 infant *
Nine divers surfaced safely; the fate of three more is unknown.
    9 diver surface | 3 diver *
More than half of the 48 wells tested were polluted.
    * well * | 48 well *
Twenty passengers and all six crew members perished.
    20 passenger killed | 6 member killed
The army lost two helicopters and 11 men.
    2 helicopter lose | 11 man lose
Nearly 300 cattle drowned.
    * cattle killed
The quake left 18 dead, 240 injured and 3,000 homeless.
    18 - killed | 240 - injured | 3000 - displaced
Last month 77 dogs were impounded, compared with 54 in April.
    77 dog impound asof=2031-04-30 | 54 dog impound asof=2031-04-30
The league suspended five referees pending an inquiry.
    5 referee suspend
Only 12 of 90 delegates voted against the budget.
    12 delegate vote | 90 delegate *
Rescue workers were searching for 16 people believed buried under the mud.
    16 person *
The 38 evacuees spent the night in a school.
    38 evacuee evacuated
Two gunmen were among the seven killed.
    2 gunman * | 7 - killed
Hospitals reported 44 dead, four of whom had yet to be identified.
    44 - killed | 4 - *
More than 600 nurses quit last year over pay.
    >600 nurse quit
The guards opened fire, wounding five convicts, two of them gravely.
    5 convict injured | 2 convict injured
It was feared that 50 villagers had been buried alive.
    50 villager bury hedge=feared
The coastguard intercepted 130 migrants in two dinghies.
    130 migrant intercept | 2 dinghy *
Some 80 percent of the town's roofs were torn off.
    * roof *
The virus has killed 1,204 pigs and infected thousands more.
    1204 pig killed | 2000..10000 * infected
He was charged with killing four women.
    4 woman killed
The number of people in work rose by 12,000 to 1.3 million.
    c12000 person * | 1300000 person *
Seventeen firms, including the port operator, have stopped trading.
    17 firm stop in=the_port_operator
The explosion at the silo left two workers with burns.
    2 worker *
Floodwater has swept away 26 cars and drowned a farmer.
    26 car * | 1 farmer killed flag=article
Officials do not believe that more than 10 rebels escaped.
    >10 rebel escape pol=denied
Sixteen nurses were infected, three of whom have died.
    16 nurse infected | 3 nurse killed
The strike by 4,800 porters enters its second week.
    4800 porter *
A grenade injured 12 shoppers and a police officer.
    12 shopper injured | 1 officer injured flag=article
Of the 70 arrested, 12 were released without charge.
    70 * arrested | 12 * released
The charity fed some 9,500 people a day.
    ~9500 person feed
At least 40 sailors were taken prisoner.
    >=40 sailor captured
The factory will hire 250 fitters.
    250 fitter hired flag=projected
Prosecutors want the nine defendants jailed for life.
    *
No deaths were reported but 16 homes burned down.
    0 death killed | 16 home burn
Rescuers have recovered the bodies of eight skiers.
    8 skier killed
Two brothers drowned and a third is missing.
    2 brother killed
The regiment has 1,900 soldiers.
    1900 soldier *
Turnout among women was 48 percent.
    48% * * meas=share
Should the dyke give way, 20,000 homes would be under water.
    20000 home * pol=hypothetical
Police could not confirm that five children had been hurt.
    5 child injured pol=questioned
The bus company sacked 14 drivers on Monday.
    14 driver dismissed asof=2031-05-12
About 300 of the 450 inmates took part in the riot.
    ~300 inmate * | 450 inmate *
The epidemic killed as many as 2,000 cattle.
    <=2000 cattle killed
Twelve of the wounded are in critical condition.
    12 * injured
Militiamen burned 35 huts and killed or abducted 18 villagers.
    35 hut burn | 18 villager killed_or_abducted
The court acquitted two of the accused and sentenced the other four.
    2 * acquitted | 4 * sentenced
Not counting reservists, the force numbers 6,000 troops.
    6000 troop * ex=reservists
It is feared 25 trawlermen may have drowned.
    25 trawlerman killed hedge=feared
The mine disaster cost 34 lives.
    34 life killed
Thirteen strikers were hurt when police charged the picket line.
    13 striker injured
Nearly 700 homes remain without power.
    * home *
The minister put the dead at 19 and the injured at 60.
    19 * killed | 60 * injured
One of the 12 hostages was killed.
    1 hostage killed | 12 hostage -
Only one of the party's 30 candidates was elected.
    1 candidate elect | 30 candidate -
None of the 200 guests was hurt.
    0 guest injured | 200 guest -
Nearly 300 of the factory's 1,200 workers were laid off.
    ~300 * dismissed | 1200 worker -
One of the 14 people killed in the quake was a nurse.
    14 person killed
All but 40 of the 300 passengers survived.
    40 passenger - | 300 passenger survived
Everyone except three passengers died.
    3 passenger -
The gang murdered six monks and their two cooks.
    6 monk killed | 2 cook killed
The murder of the six monks and the two cooks shook the valley.
    6 monk killed | 2 cook *
Two of the seven kidnapped pupils came home on foot.
    2 pupil * | 7 pupil *
The raiders killed eight monks, five of whom were foreigners.
    8 monk killed | 5 foreigner *
A farmer left the hall with his two sons.
    2 son *
At least [9] persons died in the flood.
    >=9 person killed
On 23 September 28 miners died in the Lower Shaft.
    28 miner killed
"""
