"""The engine without a model: records from facts and sentence structure, the same for the same text.

It abstains where a sentence leaves a doubt. What it proposes goes through the same grounding and
the same checks as a model's answer.
"""

from summarizer.facts import find_facts
from summarizer.plain import plainly
from summarizer.raised import unmarked
from summarizer.schemas import Document, Draft

from .designations import propose_designations
from .designs import propose_conduct, propose_designs
from .milestones import propose_milestones
from .money import propose_amounts
from .programs import find_programs, propose_programs
from .prose import prose
from .protocols import propose_trials
from .results import propose_results
from .stages import stages
from .summary import propose_summary
from .terms import propose_terms
from .trials import Trials

__all__ = ["propose"]


def propose(document: Document) -> Draft:
    """What `document` says of programs, trials and claims, read without a model; empty where nothing is sure."""
    document = plainly(unmarked(document).document)
    text = prose(document, find_facts(document))
    programs = find_programs(text)
    trials = Trials(text, programs.roster)
    claims = [
        *propose_designations(text, programs.roster),
        *propose_milestones(text, programs.roster, trials),
        *propose_results(text, programs.roster, trials),
        *propose_amounts(text, programs.roster, trials),
        *propose_designs(text, trials),
        *propose_conduct(text, programs.roster, trials),
        *propose_terms(text, programs.roster),
    ]
    claims = [claim.model_copy(update={"ref": f"C{number}"}) for number, claim in enumerate(claims, start=1)]
    tested = propose_trials(text, trials)
    candidates = propose_programs(text, programs, stages(text, trials, tested, claims))
    return Draft(
        programs=candidates, trials=tested, claims=claims, summary=propose_summary(text, candidates, claims)
    )
