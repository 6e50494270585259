"""The steps of a company's life that belong to no program: deals signed and closed, financings."""

from summarizer.rules.step import DEAL, MONEY, Step, step
from summarizer.schemas import Event

COMPANY_STEPS: tuple[Step, ...] = (
    step(
        Event.DEAL_CLOSED,
        "acquisition merger divestiture agreement transaction tender",
        r"\b(?:agreement|transaction|acquisition|merger|deal)\b(?=[^;]{0,180}?\bexpected\sto\s(?:close|complete)\b)|\b(?:closing|completion)\sof\sthe\s(?:\w+\s){0,2}?(?:transactions?|acquisition|merger|tender\soffer)(?=\sis\s(?:expected|anticipated|scheduled)\b)|\b(?:complet(?:ed|es|ion\sof)|clos(?:ed|es|ing\sof))\s(?:the\s|its\s|a\s|of\sits\s)?(?:[\w’'-]{1,20}\s){0,6}?(?:acquisition|merger|divestiture)\b|(?<!signed\sand\s)\bclosed\san?\s(?:[\w’'-]{1,20}\s){0,4}agreement\b",
        DEAL,
        company=True,
        undated=True,
        happened=True,
    ),
    step(
        Event.OTHER,
        "tender",
        r"\b(?:will|to)\s(?:commence|launch|begin)\s(?:an?|the|its)\s(?:[\w-]{1,15}\s){0,2}tender\soffer\b",
        DEAL,
        company=True,
    ),
    step(
        Event.FINANCING,
        "agreement",
        r"\b(?:entered\sinto|enters\sinto|signed|executed|priced)\s(?:an?\s|the\s|into\s)?(?:[\w’'-]{1,20}(?:,\s|\s)){0,5}?"
        r"(?:(?:securities|note|unit|warrant|private\splacement|ATM|at-the-market)\s(?:\w+\s)?(?:purchase|sales?|issuance|exchange)|subscription|underwriting|placement\sagen(?:cy|t)|equity\sdistribution|"
        r"warrant\s(?:inducement|exercise)|inducement|(?:term\s)?loan|credit)\sagreements?\b"
        r"|\b(?:entered\sinto|enters\sinto|signed|executed)\s(?:[\w’'-]{1,20}(?:,\s|\s)){0,6}?agreements?\b(?=[^.;]{0,140}?\b(?:purchase\sand\ssale|issuance(?:\sand\ssale)?|sale(?:\sand\sissuance)?|sell)\b[^.;]{0,70}?\b(?:shares|stock|notes|debentures|warrants|units|ADSs|securities)\b)",
        MONEY,
        company=True,
        undated=True,
        happened=True,
    ),
    step(
        Event.DEAL_SIGNED,
        "agreement partnership collaboration alliance term letter memorandum",
        r"(?<!\bon\s)(?<!\bunder\s)(?<!\bof\s)(?<!\bto\s)(?<!\bfrom\s)\b(?:signed|signs|entered\sinto|enters\sinto|executed)\s(?:and\sclosed\s)?(?:an?\s|the\s|into\s)?(?:[\w’'-]{1,20}(?:,\s|\s)){0,8}?(?:agreements?|term\ssheets?|letters?\sof\sintent|memorandum\sof\sunderstanding)\b"
        r"|\b(?:expand(?:s|ed)|extend(?:s|ed)|amend(?:s|ed)|renew(?:s|ed))\s(?:its|the|their|our)\s(?:[\w-]{2,20}\s){0,4}?(?:partnership|collaboration|alliance|agreement)(?=\swith\s(?-i:[A-Z]))"
        r"|\b(?:licen[sc](?:e|ing)|collaboration|option|supply|distribution|commerciali[sz]ation|co-development|research)\sagreement\s(?:(?:that|which)\swas\s)?(?:signed|executed|entered\sinto|concluded)\s(?=in\s|on\s)",
        DEAL,
        company=True,
        undated=True,
        happened=True,
    ),
    step(
        Event.DEAL_SIGNED,
        "granted",
        r"\bgranted\s(?-i:(?:[A-Z][\w&.’'-]{1,20}\s){1,4})(?:[(（][^()（）]{1,30}[)）]\s)?an?\s(?:(?:sole|exclusive|worldwide|global|royalty-bearing)[\s,]{1,2}){0,4}licen[cs]e\b",
        DEAL,
        company=True,
        happened=True,
    ),
    step(
        Event.FINANCING,
        "offering financing placement issue increase",
        r"\b(?:pricing|closing)\sof\s(?:its|an?|the)\s(?:[\w’'$.-]{1,20}\s){0,7}?(?:offering|financing|placement)\b(?!\sis\ssubject)|\b(?:offering|placement|financing)\sis\sexpected\sto\sclose\b"
        r"|\b(?:settlement|closing|completion)\sof\sthe\s(?:[\w-]{2,20}\s){0,3}?(?:issue|offering|placement|financing|increase)\s(?=is\s(?:expected|planned|anticipated)\b)",
        MONEY,
        company=True,
        undated=True,
    ),
)
"""Most exact first, as in the whole table of steps."""
