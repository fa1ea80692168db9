"""Nouns that name people: what a count of killed, rescued or marching ones may be a count of."""

from __future__ import annotations

from stemma.language.wordlist import listed

PERSON_NOUNS = listed("""
    accomplice accountant activist actor actress adherent adolescent adult agent airman ally ambassador analyst
    ancestor applicant archer architect army arsonist artisan assailant assassin assistant astronaut athlete attacker
    attendant attorney aunt author babies baby backpacker baker ballerina bandit banker barber barrister bather
    beekeeper beggar beneficiary billionaire bishop blogger boarder bodyguard boxer boy boyfriend breadwinner
    bricklayer bride british broker brother builder bureaucrat burglar butcher buyer bystander cadet camper candidate
    captain captive caregiver carer caretaker carpenter cashier casualty celebrity champion chaplain chauffeur chef
    chief child citizen civilian claimant cleaner clergyman cleric clerk climber coach colleague collector colonel
    combatant commander commando commissioner commuter companion compatriot conscript conspirator constable
    constituent consultant consumer contestant contractor convict cook cop corpse correspondent councillor councilor
    courier cousin creditor crewman crewmember crewwoman criminal critic customer cyclist dancer daughter deacon
    dealer debtor defector defendant defender delegate demonstrator deportee deputy deserter designer detainee
    detective diplomat director dissident diver docker dockworker doctor donor driver economist editor elector
    electrician emigrant emissary employee engineer envoy escapee escort evacuee executive expatriate expert family
    fan farmer farmhand farmworker father female fiancee fieldworker fighter firefighter fisher fisherman florist
    follower footballer foreigner foreman friend fugitive gambler gamer gangster gardener geologist girl girlfriend
    golfer governor graduate grandchild granddaughter grandfather grandmother grandparent grandson gravedigger groom
    grower guard guardian guardsman guerrilla guest guide gunman gunner hacker hairdresser harvester herder hijacker
    hiker historian holidaymaker homebuyer homeowner hooligan hostage household hunter husband immigrant impostor
    infant infantryman informant inhabitant inmate inspector instructor insurgent intern interpreter intruder invader
    investigator investor islamist israeli jailer janitor jeweller jihadist jockey jogger journalist judge juror
    juvenile kid kidnapper killer king knight laborer labourer landlord landowner lawmaker lawyer leader lecturer
    legionnaire legislator librarian lieutenant lifeguard listener loader lobbyist lodger logger looter machinist
    magistrate maid male man manager marine mariner mason master mate mayor mechanic medallist mediator medic member
    mercenary messenger midwife migrant militant militiaman millionaire miner minister minor missionary mobster
    moderator monk mother motorcyclist motorist mourner musician national negotiator neighbor neighbour nephew newborn
    newcomer niece nomad novelist nun nurse nursemaid observer occupant officer official onlooker operative opponent
    orderly organiser organizer orphan outlaw outsider owner painter palestinian paramedic paratrooper parent
    parishioner parliamentarian participant partner partygoer passenger patient patrolman patron peacekeeper peasant
    pedestrian pensioner people performer perpetrator person personnel pharmacist philosopher photographer physician
    physicist picker pickpocket pilgrim pilot pioneer pirate player playwright plumber poacher poet policeman
    policewoman policyholder politician porter postman preacher president priest prince princess principal prisoner
    producer professor programmer prosecutor prostitute protester protestor psychologist pupil rabbi raider ranger
    reader rebel recruit referee refugee relative reporter representative rescuer researcher reservist resident
    respondent responder retiree revolutionary rider rioter robber roofer runner sailor salesman saleswoman saver
    scavenger scholar schoolboy schoolchild schoolgirl schoolmate scientist sculptor secretary seeker seller senator
    separatist sergeant servant serviceman settler sex-worker shareholder shepherd sheriff shooter shopkeeper shopper
    shopworker sibling singer sister skater skier smoker smuggler sniper soldier solicitor son specialist spectator
    spokesman spokeswoman spouse spy squatter staff steward stewardess stowaway stranger striker student subcontractor
    subordinate subscriber suicide-bomber superintendent supporter surfer surgeon surveyor survivor suspect swimmer
    sympathiser taxpayer teacher teammate technician teen teenager tenant terrorist thief thug toddler tourist trader
    trafficker trainee trainer traitor translator traveller trawlerman trekker trespasser tribesman troop trooper
    trucker trustee tutor twin uncle undergraduate undertaker user usher vagrant vendor veteran veterinarian victim
    viewer vigilante villager viscount visitor volunteer voter waiter waitress walker warden warder warlord warrior
    watcher watchman weaver welder widow widower wife winner witness woman worker worshipper wrestler writer yachtsman
    youngster youth
""")


def is_person(head: str) -> bool:
    """Does the noun (its lemma) name people?  By list, and by the endings of agents and peoples."""
    if head in PERSON_NOUNS:
        return True
    return len(head) > 4 and head.endswith(
        ("ist", "man", "ean", "ian", "goer", "keeper", "seeker", "worker", "fighter", "survivor")
    )
