"""The sentence shapes that measured values are read from, as patterns; `values` reads them.

Every repetition is bounded and every number is taken whole, so that no figure is cut and no text
takes more than linear time.
"""

import re

from summarizer.patterns import later
from summarizer.rules.phrases import PEOPLE

NUMBER = r"(?<![\d.,])(?>\d{1,3}(?:,\d{3}){0,3}(?:\.\d{1,4})?)(?!\d)"
BOUND = (
    r"(?:(?:approximately|about|around|nearly|almost|over|more than|less than|at least|up to|as much as|greater than)\s"
    r"|[~<>≥≤]\s?)?"
)
RANGE = rf"(?:\s?%?\s?[–-]\s?{NUMBER})?"
PERCENT = rf"{BOUND}[-−–]?{NUMBER}{RANGE}\s?(?:%|percent\b)"
UNITS = (
    r"(?:mL|mg/dL|mmHg|kg|log(?:10)?|points?|letters|months?|weeks|days|years|mm|cm|ng/mL|g/dL|-fold|fold)"
)
MEASURED = rf"{BOUND}[-−]?{NUMBER}(?:\s?±\s?{NUMBER})?\s?-?{UNITS}\b"
FIGURE = rf"(?:{PERCENT}|{MEASURED})"

TIME = (
    r"(?:(?:at|by|through|over|after|within|during|for|beyond)\s(?:the\s)?(?:week|weeks|month|months|day|days|year|years)\s\d{1,3}"
    r"|(?:at|by|through|over|after|within)\s(?:the\s(?:first\s)?)?(?:\d{1,3}|one|two|three|four|five|six|eight|nine|twelve)[\s-]"
    r"(?:days?|weeks?|months?|years?)(?:\s(?:after|of|following|post)\s[\w\s-]{3,40}?(?=[,.;()]|\s(?:compared|versus|significantly|in|and)\b))?"
    r"|(?:one|two|three|four|six|eight|twelve|\d{1,2})\s(?:days|weeks|months)\s(?:after|following)\s(?:the\s)?(?:final|last|first)?\s?(?:treatment|dose|administration))"
)
TIME_RE = later(rf"\b{TIME}", re.IGNORECASE)
STOP = (
    r"(?=[.,;()]|\s(?:at\s(?:week|month|day|year|\d|one|two|three|four|six)|compared|versus|vs\b|significantly|through\sweek|while|and\s[\d~]|"
    r"as\s(?:assessed|measured)|(?:one|two|three|four|six|eight|twelve|\d{1,2})\s(?:days|weeks|months)\s(?:after|following)|whereas|over\s\d|within\s\d|by\sRECIST|with\s\d)|$)"
)
ACHIEVED = r"(?:achiev(?:ed|ing)|had|experienc(?:ed|ing)|maintain(?:ed|ing)|showed|demonstrated|reached|attained|having)"

RESPONDERS = later(
    rf"(?P<fig>{PERCENT})\sof\s(?:the\s|all\s)?(?P<who>[^.;]{{3,140}}?)\s{ACHIEVED}\s(?:an?\s|the\s)?(?P<what>[^.;,()]{{3,110}}?){STOP}",
    re.IGNORECASE,
)
COUNTED = later(
    rf"\b(?P<n>\d{{1,4}}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s(?:out\s)?of\s(?:the\s)?(?:first\s)?"
    rf"(?P<N>\d{{1,4}}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s(?P<who>(?:[\w-]{{1,20}}\s){{0,3}}{PEOPLE})"
    rf"(?:\s\((?P<fig>{PERCENT})\))?(?P<more>\s(?:enrolled|treated|dosed|with)\s[^.;,]{{2,60}}?)?\s{ACHIEVED}\s(?:an?\s)?(?P<what>[^.;,()]{{3,80}}?)"
    rf"{STOP}",
    re.IGNORECASE,
)
OF_WHOM = later(r"\(\s?[nN]?\s?=?\s?(?P<n>\d{1,4})\s?/\s?(?P<N>\d{1,4})\s?\)")
P_VALUE = later(r"\b(?:nominal\s)?[pP]\s?(?:-?value\s?)?[=<>≤]\s?0?\.\d{1,6}")
CONFIDENCE = later(
    r"\b(?:\d{2}(?:\.\d)?%\s)?(?:CI|confidence interval(?:\s\(CI\))?)[,:\s\[(]{1,3}[-−]?\d[\d.]*%?\s?(?:,|to|–|-)\s?[-−]?\d[\d.]*%?",
    re.IGNORECASE,
)
VERSUS = later(
    rf"(?:compar(?:ed|ing)\s(?:to|with)|versus|vs\.?|(?:significantly\s)?(?:higher|greater|lower|more|less)\sthan|outperforming\scompared\sto)\s"
    rf"(?:the\s)?+(?:(?P<fig>{FIGURE})\s(?P<way>(?:increase|decrease|reduction|decline|improvement)\s)?(?:in\s[\w\s-]{{2,40}}?\sobserved\s)?"
    r"(?:of|in|with|for|on|among)\s)?(?:(?:people|patients|participants|those|subjects)\s(?:treated\swith|receiving|on|in|who\sreceived)\s)?(?:the\s)?+"
    r"(?P<who>[A-Za-z][^.;,()%]{2,60}?)(?=\s?[.;,()]|\s(?:at|through|on\sthe|in\s(?:patients|adults|children)|for\sthe|and\s(?:[\d~]|was|were|met|demonstrated)|over|after|as\swell)\b|$)",
    re.IGNORECASE,
)
DIFFERENCE = later(
    r"\b(?P<what>(?:adjusted\s|treatment\s|mean\s|absolute\s|placebo-adjusted\s|risk\s)*difference)(?:\sof|\swas|:|,)?\s"
    rf"(?P<fig>[-−]?{NUMBER}(?:\s?%)?(?:\s(?:points|months|days))?)(?![\d])",
    re.IGNORECASE,
)
HAZARD = later(
    r"\b(?P<what>(?:hazard\sratio|odds\sratio|HR|OR|relative\srisk))(?:\s?[(\[](?:HR|OR|RR)[)\]])?\s?(?:of\s|was\s|=\s?|:\s?|,\s)?(?P<fig>0?\.\d{1,3}|[1-9]\.\d{1,3})(?![\d%])"
)
CHANGE = r"(?:reductions?|increases?|decreases?|improvements?|declines?|slowing\sof\s(?:clinical\s)?decline|gains?|lower\srisk|lowering|loss|inhibition)"
CHANGE_BEFORE = later(
    rf"(?P<fig>{FIGURE})\s(?P<what>(?!of\b|to\b|and\b|in\b|for\b|with\b)(?:[\w/®-]{{1,20}}\s){{0,4}}?{CHANGE}(?:\s(?:in|of|from)\s[^.;,()%\d]{{3,60}}?)?){STOP}",
    re.IGNORECASE,
)
CHANGE_AFTER = later(
    rf"\b(?P<what>(?:mean\s|median\s|average\s|significant\s)*(?:[\w/®-]{{1,20}}\s){{0,3}}?{CHANGE}(?:\sfrom\sbaseline)?(?:\sin\s[^.;,()%\d]{{3,50}}?)?)\sof\s"
    rf"(?P<fig>{FIGURE})(?=[\s.,;()]|$)",
    re.IGNORECASE,
)
DURABLE = later(
    r"\b(?P<what>responses?|remissions?)\s(?:were|was|are|have\sbeen|remained)\s(?:durable|ongoing|maintained|sustained)\s"
    r"(?P<fig>(?:beyond|for\smore\sthan|for\sat\sleast|for\sover|more\sthan|over|at\sleast)\s\d{1,3}\s(?:months|weeks|years|days))\b",
    re.IGNORECASE,
)
MEDIAN = later(
    r"\b(?P<what>median\s(?!time\sto\sfirst\sonset)[\w\s()/-]{2,60}?)\s(?:was|of|were|reached|is|:)\s(?P<fig>(?:[~<>≥]\s?|more\sthan\s)?\d{1,3}(?:\.\d{1,2})?\s(?:months|weeks|days|years))\b",
    re.IGNORECASE,
)
SERIES = later(
    rf"\b(?:improved|reduced|decreased|increased|declined|changed)\sfrom\s(?P<base>{NUMBER}(?:\s?±\s?{NUMBER})?)\sat\sbaseline\sto\s",
    re.IGNORECASE,
)
AT_TIME = later(
    rf"(?P<fig>{NUMBER}(?:\s?±\s?{NUMBER})?)\s(?P<time>at\s(?:week|month|day)\s\d{{1,3}})(?:\s\((?P<p>p\s?[=<]\s?0?\.\d{{1,6}})\))?",
    re.IGNORECASE,
)

HYPOTHETICAL = later(r"\b(?:could|would|may|might|if|potential(?:ly)?|should)\b", re.IGNORECASE)
NOT_OURS = later(
    r"\b(?:published study|historical|literature|prognosis|natural history|benchmark|prevalence|affects?|affecting|incidence|lifetime risk|"
    r"diagnosed|Americans|worldwide|globally|estimated|of people (?:over|in the)|mortality in|literature|currently available|"
    r"premium|ownership|expenses|costs|net loss|shares?|revenue|royalt\w+|net sales|per annum|interest rate|market|dosing criteria|designed to|powered)\b",
    re.IGNORECASE,
)
