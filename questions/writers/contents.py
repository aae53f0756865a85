"""What somebody announced, demanded or reported, asked by the verb of the text: "Was kündigte Vera Amstad an?"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from questions.asking import AnswerKind, Asking
from questions.facts.fact import Argument, Fact, Role
from questions.facts.sources import person_named
from questions.german.document import Clause, ClauseKind, Constituent
from questions.items import Item, SingleChoice
from questions.material import Material
from questions.wording.phrases import capitalised
from questions.writers.draft import Draft, described, importance, option_evidence, shuffled_options

_TAKING_WAS = frozenset(  # verbs whose content one asks for with "was"
    """sagen erklären mitteilen berichten ankündigen fordern betonen bestätigen behaupten versichern versprechen
    verkünden feststellen vorschlagen bekanntgeben angeben verlangen vorhersagen beklagen kritisieren befürchten
    erwarten hoffen vermuten""".split()
)
_MIN_WORDS, _MAX_WORDS = 5, 24


def write_contents(material: Material) -> Iterator[Draft]:
    """Yield "Was kündigte Vera Amstad an?" for reported main clauses, with other clauses of the article as options."""
    for fact in material.facts:
        saying = _saying(material, fact)
        subject = saying.subject() if saying is not None else None
        if saying is None or subject is None:
            continue
        speaker = _speaker(material, subject)
        answer = _answer(material, fact)
        if speaker is None or answer is None or speaker in answer:
            continue
        stem = _stem(material, saying, speaker)
        asking = _asking(material, fact, saying, subject, answer)
        found = material.distractors.find(asking, material.rng(stem, "distractors")) if asking is not None else ()
        if len(found) < 2:  # noqa: PLR2004 -- three options, see design
            material.dropped["too few distractors"] += 1
            continue
        options, key = shuffled_options(
            material, stem, answer, [(d.text, f"Laut Artikel: {answer}.", d.source) for d in found]
        )
        mentions = {d.text: material.mention(d.mention, "") for d in found if d.mention is not None}
        item = Item(
            id=material.identifier("said_what", stem, answer),
            writer="said_what",
            stem=stem,
            interaction=SingleChoice(options, key),
            evidence=(*material.evidence(fact.evidence), *option_evidence(options, mentions)),
            explanation=material.explanation(fact.sentence),
            fact=described(fact, material),
            confidence=round(fact.confidence * material.references.confidence(fact.clause.span), 3),
        )
        yield Draft(item, fact.sentence, fact.heart, answer, AnswerKind.CONTENT, importance(fact, material))


def _saying(material: Material, fact: Fact) -> Clause | None:
    """Return the clause of the same sentence whose verb says that somebody says the fact."""
    cue = fact.attribution.cue if fact.attribution is not None else None
    if cue is None or not (fact.clause.mood or "").startswith("subjunctive"):
        return None
    found = [c for c in material.document.clauses if c.main_verb == cue and c.kind is ClauseKind.MAIN]
    usable = [c for c in found if c.predicate in _TAKING_WAS and c.mood == "indicative" and not c.passive]
    return usable[0] if len(usable) == 1 and not usable[0].all_with("object") else None


def _speaker(material: Material, subject: Constituent) -> str | None:
    """Return the person who speaks; not a body, as much of an article may be what the police or a court told."""
    named = person_named(material.document, material.referents, subject.span)
    if named is not None:
        return named.name
    reference = material.references.by_token.get(subject.head)
    return reference.referent.name if reference is not None and reference.referent is not None else None


def _stem(material: Material, saying: Clause, speaker: str) -> str:
    tokens = material.document.tokens
    finite = saying.finite if saying.finite is not None else saying.span.first
    behind = [tokens[v].text for v in saying.verbs if v > finite]
    return capitalised(" ".join(["was", tokens[finite].text, speaker, "laut dem Artikel", *behind])) + "?"


def _answer(material: Material, fact: Fact) -> str | None:
    """Return the fact as a dass-clause in the indicative; the speaker as "er" or "sie"."""
    source = fact.attribution
    subject = fact.first(Role.SUBJECT)
    if source is None or subject is None or fact.clause.finite is None:
        return None
    head = material.document.tokens[subject.constituent.head]
    pronoun = head.text.lower() if head.tag == "PPER" else None
    clause = material.wording.subordinate(fact, "dass", pronoun)
    form = material.document.tokens[fact.clause.finite].text
    if clause is None or not _MIN_WORDS <= len(clause.split()) <= _MAX_WORDS:
        return None
    told, count = re.subn(rf"(?<=\W)(\w*){re.escape(form.lower())}\b", rf"\g<1>{source.finite}", clause)
    return told if count == 1 else None


def _asking(material: Material, fact: Fact, saying: Clause, subject: Constituent, answer: str) -> Asking | None:
    """Ask for what is said as for a dass-clause of the saying."""
    content = next((c for c in saying.all_with("clause") if fact.heart in c.span), None)
    if content is None:
        return None
    said = Argument(Role.CONTENT, content, introducer="dass")
    speaker = Argument(Role.SUBJECT, subject, referent=material.referents.at(subject.span))
    whole = replace(fact, clause=saying, arguments=(speaker, said), attribution=None)
    return Asking(whole, said, "was", answer, AnswerKind.CONTENT, (said,), content.span)
