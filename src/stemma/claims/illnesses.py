"""Names of illnesses: what makes a count of cases one of the sick, and what a headline names as its topic."""

from __future__ import annotations

from stemma.language.wordlist import listed

ILLNESSES = listed("""
    anthrax bird cholera covid dengue diarrhoea diphtheria disease ebola fever flu hepatitis illness infection influenza
    malaria measles meningitis mpox plague pneumonia polio rabies rubella smallpox sickness syndrome tetanus tuberculosis
    typhoid typhus virus
""")
