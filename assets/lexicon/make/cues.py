#!/usr/bin/env python3
"""Write cues.tsv: reporting verbs in all forms, reporting nouns, and how often each really reports.

usage: cues.py POLNEAR_TRAIN >../cues.tsv

POLNEAR_TRAIN is the train folder of PolNeAR 1.0, with attributions/*.ann and text/*.txt. The list of verbs and
nouns is ours; the weight of a form is the share of its occurrences that annotators marked as (part of) a cue,
drawn towards the mean of its verb's forms where the form is rare.
"""
import collections
import pathlib
import re
import sys

VERBS = """
accuse acknowledge add address admit advise affirm agree allege allow announce answer argue ask assert assess assure attack
beg believe blame blast boast brag call caution challenge characterize characterise charge chide claim clarify comment compare
complain concede conclude condemn confess confide confirm contend continue counter criticize criticise cry decide declare
decline decry defend demand denounce deny deride describe detail determine disagree disclose discuss dismiss dispute doubt
dub echo elaborate emphasize emphasise encourage endorse estimate exclaim expect explain express fear find fire
gripe groan grumble hail hint hope imply indicate inform inquire insist instruct intone interject invite jab joke jest lament
lash laugh label learn mention mock muse mutter note object observe offer opine oppose order outline
phrase pledge plead point pray praise predict press proclaim promise prophesy propose protest question quip quote rail
rant read reason reassure rebuke recall recommend recount refer reflect refuse reiterate reject relate release remark
remember remind repeat reply report request respond retort reveal rip roar rule say scoff scold scream sentence shoot shout
signal sigh sing slam smile snap sneer speak specify speculate spell state stress suggest summarize summarise support
swear talk taunt tell tease term testify text thank think threaten thunder toast tout tweet type update urge utter venture vent
volunteer vow wail warn weigh welcome whisper wonder worry write yell post retweet chant cite claim declare
sum chime crow gush enthuse bellow blurt bark bemoan dub brand caption title name portray denigrate ridicule lambaste lambast
berate chastise castigate excoriate skewer vilify trumpet theorize theorise surmise posit maintain hold hear feel know
realize want wish vote view see consider deem regard liken credit correct apologize apologise congratulate commend applaud
compliment deadpan drawl grin nod shrug marvel mourn narrate notify preach profess rejoice
reckon remonstrate sniff stammer stipulate tell stutter underline underscore vouch
""".split()

IRREGULAR = {
    "say": "says said said saying", "tell": "tells told told telling", "write": "writes wrote written writing",
    "speak": "speaks spoke spoken speaking", "think": "thinks thought thought thinking", "read": "reads read read reading",
    "sing": "sings sang sung singing", "swear": "swears swore sworn swearing", "shoot": "shoots shot shot shooting",
    "find": "finds found found finding", "hold": "holds held held holding", "hear": "hears heard heard hearing",
    "feel": "feels felt felt feeling", "know": "knows knew known knowing", "see": "sees saw seen seeing",
    "cry": "cries cried cried crying", "deny": "denies denied denied denying", "reply": "replies replied replied replying",
    "imply": "implies implied implied implying", "testify": "testifies testified testified testifying",
    "clarify": "clarifies clarified clarified clarifying", "specify": "specifies specified specified specifying",
    "vilify": "vilifies vilified vilified vilifying", "worry": "worries worried worried worrying",
    "decry": "decries decried decried decrying", "notify": "notifies notified notified notifying",
    "beg": "begs begged begged begging", "brag": "brags bragged bragged bragging", "quip": "quips quipped quipped quipping",
    "rip": "rips ripped ripped ripping", "snap": "snaps snapped snapped snapping", "nod": "nods nodded nodded nodding",
    "admit": "admits admitted admitted admitting", "refer": "refers referred referred referring", "jab": "jabs jabbed jabbed jabbing",
    "sum": "sums summed summed summing", "slam": "slams slammed slammed slamming", "dub": "dubs dubbed dubbed dubbing",
    "grin": "grins grinned grinned grinning", "shrug": "shrugs shrugged shrugged shrugging", "label": "labels labelled labeled labelling labeling",
    "agree": "agrees agreed agreed agreeing", "disagree": "disagrees disagreed disagreed disagreeing",
    "foresee": "foresees foresaw foreseen foreseeing", "sigh": "sighs sighed sighed sighing",
    "weigh": "weighs weighed weighed weighing", "text": "texts texted texted texting", "tout": "touts touted touted touting",
    "crow": "crows crowed crowed crowing", "view": "views viewed viewed viewing", "vow": "vows vowed vowed vowing",
}

NOUNS = """
accusation admission advice allegation analysis announcement answer apology argument article assertion assessment assurance belief
blog book call caption challenge chant charge claim column comment commentary comparison complaint conclusion condemnation
confession criticism declaration demand denial description editorial email e-mail essay estimate explanation expression
headline insistence interview joke judgment letter manifesto memo memoir message motto note notice notion op-ed
opinion order plea pledge point post prediction promise proposal protest question quip quotation quote rebuke
recommendation refrain refusal release remark reminder reply report request response retort review rhetoric ruling
saying sentence sentiment signal slogan speech statement story suggestion suspicion testimony text theory thought threat
title tweet verdict view vow warning wish word
""".split()


def forms(verb):
    if verb in IRREGULAR:
        return [verb, *dict.fromkeys(IRREGULAR[verb].split())]
    if verb.endswith("e"):
        return [verb, verb + "s", verb + "d", verb[:-1] + "ing"]
    if verb.endswith(("s", "x", "sh", "ch")):
        return [verb, verb + "es", verb + "ed", verb + "ing"]
    return [verb, verb + "s", verb + "ed", verb + "ing"]


def counts(folder):
    cue, word = collections.Counter(), collections.Counter()
    for file in sorted((folder / "text").glob("*.txt")):
        word.update(re.findall(r"[a-z-]+", file.read_text("utf-8").lower()))
    for file in sorted((folder / "attributions").glob("*.ann")):
        for line in file.read_text("utf-8").splitlines():
            columns = line.split("\t")
            if len(columns) == 3 and columns[1].startswith("Cue "):
                cue.update(set(re.findall(r"[a-z-]+", columns[2].lower())))
    return cue, word


def main():
    cue, word = counts(pathlib.Path(sys.argv[1]))
    rows = {}

    def add(kind, group):
        seen = sum(word[form] for form in group)
        mean = (sum(cue[form] for form in group) + 1) / (seen + 3)
        for n, form in enumerate(group):
            what = kind if kind == "noun" else "base" if n == 0 else "ing" if form.endswith("ing") else "finite"
            weight = min(1.0, (cue[form] + 10 * mean) / (word[form] + 10))
            rows.setdefault(form, (what, weight))

    for verb in dict.fromkeys(VERBS):
        add("verb", forms(verb))
    for noun in NOUNS:
        add("noun", [noun, noun[:-1] + "ies" if noun.endswith("ry") or noun.endswith("ly") else noun + "s"])
    print("# form\tkind\tweight")
    for form, (what, weight) in sorted(rows.items()):
        print(f"{form}\t{what}\t{weight:.2f}")


if __name__ == "__main__":
    main()
