"""Which of "he" and "she" a person can be, by title, given name or the noun that names them; "" where nothing tells.

Given names that men and women both bear (Andrea, Jean, Jan, Sasha) are in neither list.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from stemma.language.wordlist import listed

Gender = Literal["he", "she", ""]

_MEN = listed("""
    aaron abbas abdel abdul abdullah abraham adam adrian ahmad ahmed akira alan albert alejandro aleksandr alexander
    alexei alfred ali amir anders andre andreas andrei andrew anthony antonio anwar arjun arne arthur ayman ben
    benjamin bernard bill bjorn bob boris brandon brian bruno carl carlos charles christian christopher colin craig
    daniel dave david dennis diego dmitri dmitry donald douglas eduardo edward elias emmanuel eric erik ernest felix
    fernando francisco frank fred frederick gabriel gary gavin george gerald gerard giovanni giuseppe gordon graham
    gregory guillermo gustav gustavo hans harald harold harry hassan henri henrik henry hiroshi howard hugo hussein ian
    ibrahim igor isaac ivan ivo jack jacob jacques james javier jeff jeffrey jeremy jesus jim joao joe joel johan
    johannes john jonathan jorge jose joseph josh joshua josé juan julian julio justin kamal karim karl keith kenji
    kenneth kevin khaled khalid klaus knut lars larry lawrence leo leon leonard leonardo leonid lewis louis luca lucas
    luis luiz magnus mahmoud mahmud manuel marc marco marcos mario mark martin masood mateo matthew maurice max mehmet
    michael michel miguel mikhail mohamed mohammad mohammed muhammad mustafa nathan neil nicholas nicolas nikolai nils
    noah norman olaf oliver omar oscar osman otto pablo patrick paul paulo pavel pedro per peter philip philippe pierre
    rafael raj rajesh ralph ramon raymond ricardo richard robert roberto rodrigo roger roland rolf ronald roy russell
    ryan samuel scott sean sebastian sergei sergey sergio simon stefan stephen steve steven stuart suresh sven tariq
    thomas tim timothy tom tony victor viktor vincent vladimir walid walter william wolfgang yasser yevgeny yuri yusuf
""")
_WOMEN = listed("""
    agnes aisha alice alicia alison amanda amina amy ana angela anita anna anne astrid ayşe barbara beatrice carla
    carmen carol caroline catherine charlotte christina christine claire clara claudia cristina daniela deborah diana
    dorothy edith elena elizabeth ellen emily emma esther eva evelyn fatima fiona florence frances francesca freya
    giulia grace greta hannah heather heidi helen helena ines ingrid irene irina isabel jane janet jennifer jessica
    jill joan joanna judith julia julie karen kate katherine kathleen laila laura lauren layla leila lena linda lisa
    louise lucia lucy lydia margaret maria marie marina marta martha mary maría maya melissa michelle mira monica nadia
    nancy natalia natalie nicole nina nora olga olivia pamela patricia paula priya rachel rania rebecca rosa rose ruth
    sally salma samira sandra sara sarah sharon sofia sophie stephanie susan svetlana sylvia tamara tanya tatiana teresa
    theresa ulla valentina vanessa vera veronica victoria wendy yasmin zahra zainab zoe
""")
_HIS_TITLES = listed("bishop brother duke emperor father imam king lord mr mr. prince sheikh sir uncle")
_HER_TITLES = listed(
    "aunt baroness dame duchess empress lady madam madame miss mother mrs mrs. ms ms. princess queen sister"
)
#: Nouns in -man that tell nothing of whom they name.
_ANYBODY = listed("human layman woman")


def gender_of(given: str, beside: Iterable[str] = ()) -> Gender:
    """The pronoun of a person with this given name, or with these words beside the name, in any case."""
    for word in beside:
        low = word.lower()
        if low in _HER_TITLES or low.endswith(("woman", "women")):
            return "she"
        if low in _HIS_TITLES or (low.endswith("man") and low not in _ANYBODY and word == low):
            return "he"
    low = given.lower()
    return "he" if low in _MEN else "she" if low in _WOMEN else ""
