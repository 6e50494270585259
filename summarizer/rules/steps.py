"""The steps of a program's or a company's life as releases word them: one row each, most exact first.

Patterns know only the words of the step. When it is meant to happen, whether it did, and whose it
is, are read from the sentence around them by `milestones`.
"""

from summarizer.rules.company_steps import COMPANY_STEPS
from summarizer.rules.phrases import STUDY
from summarizer.rules.step import DESIGN, DONE, REGULATORY, Step, step
from summarizer.schemas import ClaimType, Event

_AGENCY = (
    r"(?:FDA|EMA|EC|NMPA|MHRA|PMDA|MHLW|MFDS|TGA|ANVISA|European\sCommission|Ministry\sof\sHealth(?:,\sLabou?r(?:,)?\sand\sWelfare)?|Food\sand\sDrug\sAdministration|"
    r"European\sMedicines\sAgency|National\sMedical\sProducts\sAdministration|Health\sCanada|Swissmedic)"
)
_NDA = r"(?:New\sDrug\sApplications?|NDAs?)"
_BLA = r"(?:Biologics?\sLicen[sc]e\sApplications?|BLAs?)"
_MAA = r"(?:Marketing\sAuthori[sz]ation\sApplications?|MAAs?)"
_IND = r"(?:Investigational\sNew\sDrug(?:\s?[(（]IND[)）])?(?:\sapplications?)?|INDs?(?:\sapplications?)?|IND\ssubmissions?)"
_CTA = r"(?:clinical\strial\s(?:authori[sz]ation\s)?applications?|CTAs?)"
_SUBMIT = r"(?:submi(?:t|ts|tted|tting|ssion\sof)|fil(?:e|es|ed|ing)(?:\sof|\sfor)?)"
_AP = r"(?:\s(?:an?|the|its|our|their|first|U\.?S\.?|rolling|of|planned|expected|supplemental)){0,5}\s"
_WORDS = r"(?:[\s,]{1,2}[\w®™’'()/&-]{1,30})"
_PERSON = r"(?:patient|participant|subject)"
_NO_DECISION = "".join(
    rf"(?<!{before}\s{article}\s)"
    for before in ("of", "on", "to", "for")
    for article in ("the", "its", "our", "an", "a")
)
"""What is awaited of an application is no filing of it: `approval of the NDA is expected in May`."""
_ASIDE = r"(?:(?:,\s(?:which\swas\s)?(?:earlier|previously|originally|initially|formerly)\s[^,;.]{3,80},)?\s)"
_AHEAD = (
    r"(?:is|are)\s(?:now\s|still\s|currently\s)?(?:planned|expected|anticipated|targeted|scheduled|on\strack)"
)
_WHOSE = r"(?:\s(?:for|of)\s[\w®™-]{2,25})?(?:\sin\s(?:[\w-]{2,20}\s){0,4}?[\w-]{2,20})?"
_TO_FILE = rf"(?={_ASIDE}{_AHEAD}\s(?:for|in|by|during|around|to\sbe\s(?:submitted|filed))\b)"
_FILED_THEN = r"\s(?:was|were|has\sbeen)\s(?:\w+ly\s)?(?:submitted|filed)\b"
_TESTED = r"(?:clinical\s(?:trial|stud|evaluation)|trial|stud(?:y|ies)|Phase\s\w)"


STEPS: tuple[Step, ...] = (
    step(Event.FUTILITY_ANALYSIS, "futility", r"\b(?:interim\s)?futility\sanalys[ie]s\b", DONE, trial=True),
    step(Event.INTERIM_ANALYSIS, "interim", r"\binterim\sanalys[ie]s\b", DONE, trial=True),
    step(
        Event.POC_DATA,
        "concept",
        r"\b(?:initial\s|clinical\s|early\s)*proof[- ]of[- ]concept(?:\s(?:data|readout|results))?\b",
        DONE,
        trial=True,
    ),
    step(
        Event.TOPLINE,
        "topline top-line",
        r"\btop-?\s?line\s(?:\w+\s){0,3}?(?:data|results?|readout|analysis)\b|\btop-?line(?=\s?(?:[;,.]|$))",
        DONE,
        trial=True,
    ),
    step(
        Event.FULL_DATA,
        "full",
        r"\bfull\s(?:trial\s|study\s|clinical\s|phase\s\w+\s)?(?:data(?:\sset)?|results)\b",
        DONE,
        trial=True,
    ),
    step(
        Event.FIRST_PATIENT_DOSED,
        "first",
        r"\bfirst\s(?:patient|participant|subject)s?\s(?:has\sbeen|was|were|have\sbeen)\s(?:dosed|treated)\b|(?<!\bthe\s)\bfirst\s(?:patient|participant|subject)s?\s(?:dosed|treated)\b|\b(?:dosed|doses|dosing\s(?:of|the)|dose)\s(?:of\s)?(?:the\s)?first\s(?:patient|participant|subject)\b"
        rf"|\bfirst\s(?:[\w()/-]{{2,25}}\s){{1,6}}?{_PERSON}s?\sdosed\b"
        rf"|\bfirst\sdos(?:ing|e)\s(?:of|in)\s(?:a\s|the\s)?(?:healthy\s)?(?:volunteers?|humans|{_PERSON}s?)\b"
        rf"|\b(?:enroll?|randomi[sz]e|treat)\s(?:the\s|its\s|our\s)?first\s{_PERSON}s?\b"
        rf"|\bfirst\s(?:[\w-]{{2,20}}\s){{1,2}}?{_PERSON}s?\s(?:has\sbeen|was|were)\s(?:dosed|treated|randomi[sz]ed)\b"
        rf"|\bfirst\s{_PERSON}(?:\s(?:in|into|for)\s(?:the\s)?(?:[\w®/-]{{1,25}}\s){{0,5}}?[\w®-]{{2,25}})?\s{_AHEAD}\b(?:\sto\sbe\s(?:dosed|treated|enrolled|randomi[sz]ed))?",
        DESIGN,
        trial=True,
        undated=True,
    ),
    step(
        Event.ENROLLMENT_COMPLETE,
        "enrol recruitment randomi recruited",
        r"\b(?:complet\w{1,4}|conclu\w{2,4})\s(?:of\s)?(?:(?:the|patient|target|full|trial|its|[A-Z][\w-]{2,20})\s){0,3}(?:enroll?ment|recruitment)\b"
        r"|\b(?:enroll?ment|recruitment)\b(?:\s[\w-]{1,20}){0,9}?\s(?:complet\w{1,4}|conclude\w?|conclusion)\b|\b(?:enroll?ment|recruitment)\sis\s(?:now\s)?complete\b|\bfully\senrolled\b"
        rf"|\b(?:announc\w{{1,3}}|achiev\w{{1,3}}|reach\w{{1,3}})\s(?:full|target)\s(?:patient\s)?enroll?ment\b|\b(?:last|final)\s{_PERSON}s?\s(?:(?:has|have)\sbeen\s|was\s|were\s)?(?:enrolled|randomi[sz]ed|recruited)\b",
        DESIGN,
        trial=True,
        undated=True,
    ),
    step(
        Event.CTA_APPROVED,
        "clearance approval authori plan clear allow permit approved",
        r"\bapproved\s(?:the|its|our)\s(?:\w+\s)?clinical\strial\s(?:plan|protocol|application)\b|\b(?:received|receives|obtained)\s(?:[\w’'.()-]+\s){0,6}?(?:clearance|approval|authori[sz]ation|authori[sz]ed\sdecision)\s(?:[\w,.()’'-]+\s){0,30}?(?:to\s(?:initiate|start|commence|begin|conduct)|for\s(?:an?\s|its\s|the\s)?(?:phase\s\w|clinical\strial))\b"
        rf"|\b{_AGENCY}\)?(?:[’']s)?\s(?:approval|clearance|authori[sz]ation|permission)\s(?:of\s(?:its|the|our)\s(?:\w+\s)?{_CTA}\s)?to\s(?:initiate|start|commence|begin|conduct)\b"
        rf"|\b(?:clearance|approval|authori[sz]ation)\s(?:of|for)\s(?:(?:the|its|our|an?)\s)?{_CTA}\b|\b{_CTA}\s(?:was|has\sbeen)\s(?:cleared|approved|authori[sz]ed)\b"
        r"|\b(?:allowed|permitted|cleared)\s(?:[\w’'®™/-]+\s){1,9}?(?:trial|study)\sto\s(?:proceed|begin|commence)\b",
        REGULATORY,
        trial=True,
        undated=True,
        happened=True,
    ),
    step(
        Event.TRIAL_START,
        "trial stud phase recruitment evaluation program cohort nct",
        rf"(?<![-\w])(?:initiat(?:e|es|ed|ing|ion\sof)|start(?:s|ed|ing|\sof)?|begin(?:s|ning)?|began|commenc(?:e|es|ed|ing)|launch(?:es|ed|ing)?)"
        rf"{_WORDS}{{0,7}}?\s{_TESTED}\w*|\btrial\s(?:initiation|start)\b|\b{STUDY}(?:\s[\w-]{{1,20}}){{0,4}}\s(?:to\s)?(?:begin|start|commence)\b"
        r"|\bsubject\srecruitment\b"
        r"|(?<!\bfrom\s)(?<!\bof\s)(?<!\bin\s)(?<!\bfor\s)\b(?:an?|the|its|our|first|second|pivotal|phase)\s(?:[\w®™/,-]{1,20}\s){0,8}?(?:trials?|stud(?:y|ies)|program)(?:\s(?:(?!is\b|are\b|was\b|and\b|data\b|results\b|updates?\b|readouts?\b)[\w®™()/,-]{1,25})){0,16}\s"
        r"(?:is|are)\s(?:now\s|still\s|currently\s)?(?:(?:expected|planned|anticipated|scheduled|slated|targeted|on\strack|set|due|poised)\sto\s(?:start|begin|commence|initiate|open|be\sinitiated|be\sstarted)\b|(?=(?:planned|expected|anticipated|targeted|slated)\s(?:for|in)\s))"
        r"|(?-i:\b[A-Z][A-Z0-9]{3,14}(?:-\d)?)(?:\s\(NCT\d{8}\))?\s(?:was\s)?(?:started|began|initiated|commenced)\s(?=in\s|on\s)"
        r"|\b(?:trial|study)(?:\s(?:of|in|with|evaluating)(?:\s[\w®™/-]{1,24}){1,9}?)?,?\s(?:was\s)?(?:started|began|initiated|commenced)\s(?=in\s|on\s)"
        r"|\bcohort\b(?:\s[\w-]{1,20}){0,6}(?:,\swhich\s[^.;,]{3,70},)?\sopened\s(?=in\s|on\s)"
        r"|\bstart\sof\s(?:the\s)?(?:[\w-]{1,20}\s){0,4}?(?:cohort|part|arm)\b"
        r"|\bopen(?:s|ed|ing)?\s(?:(?:the|an?|two|three|four|further|new|additional|its|dose)[\s-]){0,4}expansion\scohorts?\b"
        r"|\b(?:trial|study)\s(?:that|which)\s(?:was|were)\s(?:initiated|started|commenced)\b",
        DESIGN,
        trial=True,
        undated=True,
    ),
    step(
        Event.TERMINATED,
        "discontinu terminat stopp halt wind end ceas",
        r"\b(?:(?:will|to|has|have|had|decided\sto|decision\sto)\s)?(?:voluntarily\s)?(?:discontinu(?:e|es|ed|ing)|terminat(?:e|es|ed|ing)|stopp?(?:s|ed|ing)?|halt(?:ed|ing)?|end(?:s|ed|ing)?|ceas(?:e|es|ed|ing))\s(?:the\s|its\s|our\s|further\s|all\s|clinical\s){0,3}development\b(?:\s(?:of|program))?"
        r"|\bdiscontinuation\sof\s(?:the\s|its\s|further\s|clinical\s){0,3}(?:development|(?:phase\s\w{1,3}\s)?(?:[\w-]{1,20}\s){0,2}(?:trial|study|program))\b"
        r"|(?<=\s)(?:was|has\sbeen|were)\s(?:voluntarily\s)?discontinued\b(?=\s(?:in|after|due|because|for|following|as)\b)(?!\s(?:in|due\sto|because\sof)\s(?:\d|one|two|an?\s(?:adverse|patient)))"
        r"|\bstop\s(?:the\s)?(?:phase\s\w{1,3}\s)?(?:[A-Z][\w-]{2,20}\s)?(?:trial|study)\sfor\sfutility\b",
        DESIGN,
        undated=True,
    ),
    step(
        Event.TERMINATED,
        "discontinu terminat stopp halt ended",
        r"(?<!patient\s)(?<!patients\s)(?<!participant\s)(?<!participants\s)(?<!subject\s)(?<!subjects\s)(?<!who\s)\b(?:has|have|had)\s(?:also\s|therefore\s|voluntarily\s)?(?:discontinued|terminated|stopped|halted|ended)\s(?:the\s|its\s|our\s)(?:[\w/-]{1,20}\s){0,5}?(?:trial|study)\b",
        DESIGN,
        trial=True,
        undated=True,
    ),
    step(
        Event.TERMINATED,
        "discontinue terminate stop halt end close wind",
        r"\b(?:plans?\sto|intends?\sto|expects?\sto|will)\s(?:now\s|also\s|therefore\s|voluntarily\s)?(?:discontinue|terminate|stop|halt|end|close|wind\sdown)\s(?:(?:the|its|our)\s)(?:[\w/-]{1,20}\s){0,5}?(?:trial|study|extension|development\sprogram)\b",
        DESIGN,
        trial=True,
        undated=True,
    ),
    step(
        Event.CHMP_OPINION,
        "opinion recommend",
        r"\b(?:CHMP|Human\sUse)\b[^.;]{0,90}?\b(?:adopted|issued|gave|has\sgiven)\s(?:an?\s|its\s)?(?:positive|favou?rable|negative)\s(?:\w+\s)?opinion\b"
        r"|\b(?:CHMP|Human\sUse)\b[^.;]{0,90}?\srecommend(?:ed|s)\s(?:the\s)?(?:granting\s(?:of\s)?|EU\s|conditional\s|full\s)*(?:marketing\sauthori[sz]ation|approval)\b",
        REGULATORY,
        undated=True,
        happened=True,
    ),
    step(
        Event.CHMP_OPINION,
        "opinion",
        r"\b(?:positive\s)?opinion\sfrom\sthe\s(?:Committee\sfor\sMedicinal|CHMP)|\bCHMP\s(?:\w+\s){0,3}opinion\b",
        REGULATORY,
        undated=True,
    ),
    step(
        Event.PDUFA_DATE,
        "pdufa prescription",
        r"\b(?:PDUFA\)?|Prescription\sDrug\sUser\sFee\sAct(?:\s\(PDUFA\))?)(?:\s[\w-]{1,12}){0,3}\sdate\b",
        REGULATORY,
    ),
    step(
        Event.CRL,
        "letter crl",
        r"\b(?:(?:received|receives|receipt\sof|issued|issues|sent)\s(?:an?\s|the\s)?)?(?:complete\sresponse\sletter|CRL\b)(?:\s\(CRL\))?",
        REGULATORY,
        undated=True,
    ),
    step(
        Event.RESUBMITTED,
        "resubmi",
        r"\b(?:resubmit(?:s|ted|ting)?|resubmission\sof|resubmission)\b",
        REGULATORY,
        undated=True,
    ),
    step(
        Event.PRE_IND,
        "pre-ind",
        r"\b(?:successful(?:ly)?|positive|complet(?:ed|es?|ion\sof)|held|concluded)\s(?:[\w-]{1,15}\s){0,3}?pre-IND\smeeting\b",
        REGULATORY,
        undated=True,
        happened=True,
    ),
    step(
        Event.PRE_IND,
        "pre-ind",
        r"\bpre-IND\smeeting\b",
        REGULATORY,
    ),
    step(
        Event.OTHER,
        "meeting inspection",
        r"\b(?:Type\s[ABCD]|pre-?BLA|pre-?NDA|pre-?MAA|pre-?sNDA|pre-?sBLA|pre-?submission|scientific\sadvice)\s(?:FDA\s)?meeting\b|\bre-?inspection\b",
        REGULATORY,
        undated=True,
    ),
    step(
        Event.OTHER,
        "monitoring dsmb idmc dmc dsmc",
        r"\b(?:data\s(?:and\s)?(?:safety\s)?monitoring\s(?:committee|board)|safety\smonitoring\s(?:committee|board)|DSMB|IDMC|DMC|DSMC)\)?\s(?:has\s)?(?:reviewed|met|completed\s(?:its|a|the))\b",
        DESIGN,
        trial=True,
        happened=True,
    ),
    step(
        Event.ADCOM,
        "advisory adcom",
        r"\b(?:advisory\scommittee\smeeting|AdCom)\b",
        REGULATORY,
    ),
    step(
        Event.ROLLING_SUBMISSION,
        "rolling",
        r"\brolling\s(?:(?:NDA|BLA)\s)?submission\b",
        REGULATORY,
        undated=True,
    ),
    step(
        Event.HOLD_LIFTED,
        "hold",
        r"\b(?:lift(?:ed|s|ing)?|remov(?:ed|es|al)|releas(?:ed|es))(?:\s\w+){0,4}\sclinical\shold\b",
        REGULATORY,
        undated=True,
    ),
    step(
        Event.CLINICAL_HOLD,
        "hold",
        r"\b(?:placed|imposed|issued|initiated|received)(?:\s[\w-]{1,20}){0,6}\s(?:a|on)\s(?:full\s|partial\s)?clinical\shold\b|\b(?:places|imposes)\s(?:an?\s)?(?:full\s|partial\s)?clinical\shold\b|\b(?:FDA|agency)\s(?:had\s|has\s)?(?:placed|imposed)\sthe\s(?:\w+\s)?hold\b(?=\s(?:on|in)\s)",
        REGULATORY,
        undated=True,
        happened=True,
    ),
    step(
        Event.FILING_ACCEPTED,
        "accept validat",
        rf"\b(?:accept(?:ed|s|ance\sof)|validat(?:ed|es|ion\sof))(?:\s(?:the|our|its|for|review|filing|of|a|an|\w+’s|supplemental)){{0,5}}\s(?:{_NDA}|{_BLA}|{_MAA}|s[NB][DL]A)\b"
        rf"|\b(?:{_NDA}|{_BLA}|{_MAA})\b{_WORDS}{{0,14}}?\s(?:was|has\sbeen|were)\s(?:subsequently\s)?(?:accepted|validated)\b",
        REGULATORY,
        undated=True,
    ),
    step(
        Event.IND_CLEARED,
        "clear allow accept approv",
        rf"\b(?:clear(?:ance|ed)|allow(?:ance|ed)|accept(?:ance|ed))\s(?:of\s|for\s)?(?:(?:the|its|our|an?|\w+[’']s?)\s){{0,3}}(?:{_IND}|{_CTA})\b"
        rf"|\b{_IND}(?:\sfor\s[\w-]{{2,20}})?\s(?:application\s)?(?:was\s|has\sbeen\s)?(?:clear(?:ance|ed)|accept(?:ance|ed)|approv(?:al|ed))\b"
        rf"|\b(?:clear(?:ed|s)|approv(?:ed|es)|accept(?:ed|s))\s(?:(?:the|its|our|an?|(?:(?-i:[A-Z])\w+\s){{0,2}}\w+[’']s?)\s){{0,2}}(?:U\.?S\.?\s)?{_IND}\b",
        REGULATORY,
        undated=True,
        trial=True,
    ),
    step(
        Event.IND_SUBMITTED,
        "submi fil ind investigational",
        rf"\b{_SUBMIT}(?:\s(?!NDA|MAA|BLA)[\w®™*.-]{{1,20}}){{0,7}}?\s{_IND}\b|\b{_IND}\s(?:is\s|are\s)?(?:\w+\s){{0,2}}(?:to\sbe\s)?(?:filed|submitted|submission|filing)\b"
        rf"|\b{_IND}(?:\s(?:for|of)\s[\w-]{{2,20}})?\s(?=(?:is|are)\s(?:planned|expected|anticipated|targeted|on\strack)\s(?:for|in|by)\b)|\b{_IND}(?=:\s|\s(?:planned|expected|anticipated|targeted)\b)"
        rf"|{_NO_DECISION}\b{_IND}(?:\sapplication)?{_WHOSE}{_TO_FILE}",
        REGULATORY,
        undated=True,
    ),
    step(
        Event.CTA_SUBMITTED,
        "submi fil",
        rf"\b{_SUBMIT}{_AP}?{_CTA}\b|\b{_CTA}(?:\s\(CTA\))?{_WHOSE}\s(?:(?:is|are)\s(?:(?:expected|planned|scheduled|anticipated)\s)?to\sbe|was|has\sbeen)\s(?:submitted|filed)\b",
        REGULATORY,
    ),
    step(
        Event.SNDA_SUBMITTED,
        "snda supplemental",
        rf"\b{_SUBMIT}{_AP}?(?:sNDA|supplemental\s{_NDA})\b|\bsNDA\s(?:submission|filing)\b",
        REGULATORY,
        undated=True,
    ),
    step(
        Event.SBLA_SUBMITTED,
        "sbla supplemental",
        rf"\b{_SUBMIT}{_AP}?(?:sBLA|supplemental\s{_BLA})\b|\bsBLA\s(?:submission|filing)\b",
        REGULATORY,
        undated=True,
    ),
    step(
        Event.NDA_SUBMITTED,
        "nda drug",
        rf"\b{_SUBMIT}(?:\s(?!MAA|BLA|IND)[\w®™*.-]{{1,20}}){{0,5}}?\s{_NDA}\b(?!\s\(?for\sa\sfuture)|(?<!pre-)(?<!s)\b{_NDA}\)?\s(?:submission|filing)\b"
        rf"|{_NO_DECISION}(?<!s)(?<!pre-)(?<!supplemental\s)(?<!Investigational\s)\b{_NDA}\)?{_WHOSE}(?:{_FILED_THEN}|{_TO_FILE})",
        REGULATORY,
        undated=True,
    ),
    step(
        Event.BLA_SUBMITTED,
        "bla biologic",
        rf"\b{_SUBMIT}(?:\s(?!MAA|NDA|IND)[\w®™*.-]{{1,20}}){{0,5}}?\s{_BLA}\b|(?<!s)\b{_BLA}\)?\s(?:submission|filing)\b"
        rf"|{_NO_DECISION}(?<!s)(?<!pre-)(?<!supplemental\s)\b{_BLA}\)?{_WHOSE}(?:{_FILED_THEN}|{_TO_FILE})",
        REGULATORY,
        undated=True,
    ),
    step(
        Event.MAA_SUBMITTED,
        "maa marketing authori",
        rf"\b{_SUBMIT}(?:\s(?!NDA|BLA|IND)[\w®™*.-]{{1,20}}){{0,5}}?\s{_MAA}\b|\b{_MAA}\)?\s(?:submission|filing)\b|\bfollowed\sby\s(?:an?\s)?{_MAA}\b"
        rf"|{_NO_DECISION}\b{_MAA}\)?{_WHOSE}(?:{_FILED_THEN}|\s(?:is|are|remains)\s(?:currently\s|now\s|also\s)?under\s(?:\w+\s)?review\b|{_TO_FILE})"
        r"|\b(?:files?|filed|filing|submit(?:s|ted|ting)?(?:\san?\sapplication)?|appl(?:y|ies|ied))\sfor\s(?:(?:conditional|marketing|EU|UK|European|regulatory)\s){0,2}authori[sz]ation\b",
        REGULATORY,
        undated=True,
    ),
    step(
        Event.APPROVED,
        "approv authori",
        rf"\b{_AGENCY}\b(?:[^.;]{{0,45}}?\s(?:has|have)\s(?:(?:recently|today|also|fully|previously|now)\s)?|\)?\s(?:of\s\w+\s)?(?:today\s|recently\s)?)"
        r"(?:approved|approves|grant(?:ed|s)\s(?:full\s|marketing\s|regulatory\s|accelerated\s|conditional\s)*(?:approval|authori[sz]ation))\b(?!\s(?:drugs?|therap|treatments?|indications?|label|clinical|trial|stud))"
        r"|\b(?:received|receives|granted|secured|secures|obtained|obtains|gained|gains|announces|announced)\s(?:[\w.]+\s){0,3}?(?:marketing\s(?:authori[sz]ation|approval)|(?:FDA|EC|NMPA|MHRA|MHLW|PMDA|TGA|Swissmedic|Health\sCanada|European\sCommission|regulatory|accelerated|conditional|full)\sapproval)\b(?!\sapplication|\s(?:of|for|to)\s(?:the\s|its\s|our\s|an?\s)?(?:[A-Z][\w-]+\s)?(?:IND\b|Investigational|CTA\b|clinical|trial|study|protocol|Phase|initiate|start|begin|commence|conduct|proceed))"
        r"|(?<!study\s)(?<!trial\s)(?<!protocol\s)\b(?:was|were|has\sbeen|have\sbeen|is)\s(?:(?!not\b|never\b|yet\b|being\b|only\b)\w+\s)?approved\s(?!for\sfunding|by\s(?:the\s|its\s|our\s|an?\s)?(?:[\w’-]+\s){0,2}(?:board|(?:share|stock)holders|ethics|institutional|IRB|court))(?:by|in|for)\b|(?:,|\band)\s(?:first\s)?approved\sin\b|\bapproved\sin\s(?:China|Japan|the\s(?:U\.?S|E\.?U|United))",
        REGULATORY,
        undated=True,
        happened=True,
    ),
    step(
        Event.APPROVED,
        "approval",
        r"\b(?:expects?|anticipates?|expecting)\s(?:(?:regulatory|marketing|potential|full|its|the|an?|FDA|EU|European|U\.?S\.?|first)\s){0,3}approval\b(?!\s(?:process|pathway|from\sthe\sboard))",
        REGULATORY,
    ),
    step(
        Event.LAUNCH,
        "launch available",
        r"\b(?:commercial|U\.?S\.?|product)\slaunch\b|\bexpect(?:ed|s)?\s(?:[\w®™-]{2,20}\s){0,3}to\sbe\s(?:commercially\s)?available\b|\blaunched\b"
        r"|\b(?:plans?|expects?|intends?|anticipates?|prepar(?:es|ing)|will)\s(?:to\s)?launch\s(?!an?\b|the\b|its\b|our\b|new\b|into\b)[\w®™-]{2,25}|\b(?:first|European|German|Japanese|UK|EU|Chinese|planned)\slaunch\b(?=\sin\b|\sof\b|\sis\b)",
        ClaimType.BACKGROUND,
    ),
    *COMPANY_STEPS,
    step(
        Event.DATA_UPDATE,
        "first",
        r"\b(?:report|present|announce|release|publish|share|disclose)\s(?:(?:its|the|our)\s)?first\s(?:[\w-]{2,20}\s){0,3}?(?:data|results|readout)\b",
        DONE,
        trial=True,
    ),
    step(
        Event.CONFERENCE,
        "oral poster plenary breaking",
        r"\bwill\sbe\s(?:shown|featured|reported|displayed|the\ssubject)\s(?:in|of|as|during)\s(?:an?\s)?(?:late[- ]breaking\s)?(?:oral|poster|plenary|late[- ]breaking)\b",
        DONE,
    ),
    step(Event.CONFERENCE, "present", r"\b(?:to|will)\s(?:be\s)?present(?:ed|ing)?\b(?!\sa\srisk)", DONE),
    step(
        Event.DATA_UPDATE,
        "data results readout",
        r"\b(?:report|present|announce|release|publish|share|disclose|provide)\s(?:(?:its|the|our|additional|further|new|more|initial|interim|preliminary|updated|clinical|safety|efficacy|early|final|first|and|trial|study|long(?:er)?-term|follow-up|phase\s[\w/]{1,5})[\s,]{1,2}){0,7}"
        r"(?:data|results|readouts?)\b(?!\s(?:for|of)\s(?:the|its)\s(?:[\w-]{2,12}\s){0,2}(?:quarter|year|half|period)\b)"
        r"|\b(?:(?:initial|preliminary|interim|early|final|first|clinical|safety|efficacy|further|additional|updated)\s){0,3}(?:data|results|readouts?)(?:\s(?:from|in|for)\s(?:(?!may\b|might\b|could\b|would\b|should\b|not\b|if\b|will\b)[\w®™()/-]{1,25}\s){0,14}?(?!may\b|be\b|not\b)[\w®™()/-]{1,25})?\s"
        r"(?:will\sbe\s(?:available|reported|announced|released|shared)|(?:(?:is|are)\s(?:now\s|still\s|currently\s)?)?(?:expected|anticipated|planned|targeted|due))(?:\sto\s(?:be\s)?(?:available|reported|announced|presented|released|shared|read\sout|follow))?(?=\s(?:in|by|around|during|at|before|towards?|within|as\searly\sas)\s)",
        DONE,
        trial=True,
    ),
    step(
        Event.EOP2_MEETING,
        "meeting",
        r"\b(?:successful(?:ly)?|positive|completed|completion\sof|held|concluded)\s(?:[\w-]{1,15}\s){0,3}?end[- ]of[- ]Phase\s(?:2|II)\smeeting\b",
        REGULATORY,
        undated=True,
        happened=True,
    ),
    step(Event.EOP2_MEETING, "meeting", r"\bend[- ]of[- ]Phase\s(?:2|II)\smeeting\b", REGULATORY),
    step(
        Event.DATA_UPDATE,
        "data results update readout",
        r"\b(?:clinical\sdata\s(?:update|readout)|clinical\supdate|data\s(?:update|readout)|interim\s(?:data|results)|(?:initial|additional|preliminary|updated|further|early|long-term|(?:\d{1,3}|six|nine|twelve|eighteen)-(?:week|month|year))\s(?:(?:clinical|efficacy|safety|pharmacokinetic|biomarker|phase\s\w{1,4}|and|translational|trial|study|dose)[\s,]{1,2}){0,6}(?:data|results|readouts?)|(?:median\s)?(?:PFS|OS|overall\ssurvival|progression[- ]free\ssurvival(?:\s\(PFS\))?|overall\ssurvival\s\(OS\))\sreadout)\b",
        DONE,
        trial=True,
    ),
    step(Event.PUBLICATION, "published", r"\bpublished\s(?:today\s)?in\s(?:the\s)?(?=\*?[A-Z])", DONE),
)
