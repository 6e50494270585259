"""The sentence shapes that measured values are read from, as patterns; `values` reads them.

Every repetition is bounded and every number is taken whole, so that no figure is cut and no text
takes more than linear time.
"""

import re

from summarizer.patterns import later

NUMBER = r"(?<![\d.,])(?>\d{1,3}(?:,\d{3}){0,3}(?:\.\d{1,4})?)(?!\d)"
BOUND = (
    r"(?:(?:approximately|about|around|nearly|almost|over|more than|less than|at least|up to|as much as|greater than)\s"
    r"|[~<>≥≤]\s?)?"
)
RANGE = rf"(?:\s?%?\s?[–-]\s?{NUMBER})?"
PERCENT = rf"{BOUND}[-−–]?{NUMBER}{RANGE}\s?(?:%|percent\b)"
TIME = (
    r"(?:(?:at|by|through|over|after|within|during|for|beyond)\s(?:the\s)?(?:week|weeks|month|months|day|days|year|years)\s\d{1,3}"
    r"|(?:at|by|through|over|after|within)\s(?:the\s(?:first\s)?)?(?:\d{1,3}|one|two|three|four|five|six|eight|nine|twelve)[\s-]"
    r"(?:days?|weeks?|months?|years?)(?:\s(?:after|of|following|post)\s[\w\s-]{3,40}?(?=[,.;()]|\s(?:compared|versus|significantly|in|and)\b))?"
    r"|(?:one|two|three|four|six|eight|twelve|\d{1,2})\s(?:days|weeks|months)\s(?:after|following)\s(?:the\s)?(?:final|last|first)?\s?(?:treatment|dose|administration))"
)
STOP = (
    r"(?=[.,;()]|\s(?:at\s(?:week|month|day|year|\d|one|two|three|four|six)|compared|versus|against|vs\b|significantly|through\sweek|while|and\s[\d~]|"
    r"as\s(?:assessed|measured)|(?:one|two|three|four|six|eight|twelve|\d{1,2})\s(?:days|weeks|months)\s(?:after|following)|whereas|over\s\d|within\s\d|by\sRECIST|with\s\d)|$)"
)
CHANGE = r"(?:reductions?|increases?|decreases?|improvements?|declines?|slowing\sof\s(?:clinical\s)?decline|gains?|lower\srisk|lowering|loss|inhibition)"
SERIES = later(
    rf"\b(?:improved|reduced|decreased|increased|declined|changed)\sfrom\s(?P<base>{NUMBER}(?:\s?±\s?{NUMBER})?)\sat\sbaseline\sto\s",
    re.IGNORECASE,
)
AT_TIME = later(
    rf"(?P<fig>{NUMBER}(?:\s?±\s?{NUMBER})?)\s(?P<time>at\s(?:week|month|day)\s\d{{1,3}})(?:\s\((?P<p>p\s?[=<]\s?0?\.\d{{1,6}})\))?",
    re.IGNORECASE,
)

BACKGROUND = later(
    r"\b(?:(?:current|existing|conventional|available|standard|approved|traditional|other)\s(?:[\w-]{1,20}\s){0,3}?(?:therap(?:y|ies)|treatments?|options|standard\sof\scare|care|drugs|medications|vaccines)\b[^.;]{0,80}?\b(?:offers?|provides?|ha(?:s|ve)|remains?|is|are|only|results?|carry|fail|inadequate|limited|suboptimal)"
    r"|(?:inadequate|suboptimal|limited|insufficient)\s(?:clinical\s)?(?:responses?|efficacy)|dismal|poor\soutcomes?|recurrence\srates?\s(?:are|is|remain)|unmet\s(?:medical\s)?need|(?:[1-9]|one|two|three|five|ten)-year\ssurvival\s(?:rates?\s)?(?:of|for|in)\s(?:patients|people)[^.;]{0,60}\b(?:is|are|remains?)|leading\scause|incidence\sof\s[^.;]{3,60}\sis\b)\b",
    re.IGNORECASE,
)
"""What a sentence that names no program tells of a disease or of what others have: no result of the issuer's."""
HYPOTHETICAL = later(
    r"\b(?:could|would|may(?!\s\d)|might|if|potential(?:ly)?|should|expect\w*|anticipat\w*|plans?|planned|will|hop(?:ed|es|ing)|assum\w+|aims?|target\w*\s(?:a|an|of))\b",
    re.IGNORECASE,
)
NOT_OURS = later(
    r"\b(?:published|historical(?:ly)?|literature|prognosis|natural history|benchmark|prevalence|affects?|affecting|lifetime risk|untreated|"
    r"diagnosed|Americans|worldwide|globally|estimated\s(?:to|at|that|\d)|of people (?:over|in the)|mortality in|currently available|competitors?|class of (?:drugs?|medicines?|compounds?)|conditional power|"
    r"premium|ownership|expenses|costs|net loss|shares?|revenue|royalt\w+|net sales|sales|per annum|interest rate|market|dosing criteria|designed to|powered|"
    r"employees|workforce|headcount|positions|patents?|complete at|corrective|analysts?|investors?|up to \d+ patients|minimal important|clinically meaningful (?:threshold|difference))\b",
    re.IGNORECASE,
)
