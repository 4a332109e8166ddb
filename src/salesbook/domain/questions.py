"""The questions of each stage (S2 steps 1 to 8): what to find out before a deal goes on.

A book stores the code of a question, never its sentence. Codes are unique within a stage.
Neighbour: `stages`.
"""

from salesbook.i18n import N_, _
from salesbook.light import Collection, NamedTuple


class Question(NamedTuple):
    """One question of a stage; `text` is a message id."""

    code: str
    text: str


QUESTIONS: dict[str, tuple[Question, ...]] = {
    "lead": (
        Question("origin", N_("How did we come upon them, or they upon us?")),
        Question("trade", N_("What do they do, and how large are they?")),
        Question("need", N_("What might they need from us?")),
    ),
    "verified": (
        Question("fit", N_("Does what they need match what we sell?")),
        Question("person", N_("Whom do we talk to, and what may that person decide?")),
        Question("budget", N_("Is there a budget, and how much is it?")),
        Question("time", N_("By when do they want it?")),
    ),
    "needs": (
        Question("likes", N_("What do they like about their present supplier?")),
        Question("dislikes", N_("What do they dislike about their present supplier?")),
        Question("problems", N_("Which problems should we solve?")),
        Question("situation", N_("Where do they stand today?")),
        Question("aim", N_("What should it be like once that is solved?")),
    ),
    "proposal": (
        Question("decides", N_("Who decides in the end?")),
        Question("attends", N_("Who attends, and in which position?")),
        Question("expects", N_("What is expected of the presentation, and what comes after it?")),
        Question("gains", N_("What does each of them gain by it?")),
        Question("doubts", N_("Which questions and doubts will come up?")),
    ),
    "closing": (
        Question("open", N_("What still keeps them from signing?")),
        Question("terms", N_("How far apart are we in price and terms?")),
        Question("rivals", N_("Who else is in the race, and with what offer?")),
        Question("signs", N_("Who signs, and which steps come before that?")),
    ),
    "contract": (
        Question("clauses", N_("Is every clause agreed, and which one is not?")),
        Question("paying", N_("When is how much to be paid?")),
        Question("delivery", N_("Who receives the delivery, and by when?")),
    ),
    "payment": (
        Question("invoice", N_("Which invoice do they need, and to whom is it made out?")),
        Question("releases", N_("Who releases the payment, and what could hold it up?")),
        Question("accepts", N_("Who accepts the delivery, and by what measure?")),
    ),
    "care": (
        Question("running", N_("Is everything running, and what is missing?")),
        Question("content", N_("How content are they, and with what are they not?")),
        Question("refers", N_("To whom could they recommend us?")),
        Question("further", N_("What will they need next, and when?")),
    ),
    "lost": (
        Question("decided", N_("What decided against us?")),
        Question("winner", N_("Who got it, and by what?")),
        Question("again", N_("When may we ask again?")),
    ),
}


def question_word(stage: str, code: str) -> str:
    """The sentence of a question in the language of the run; an unknown code is its own."""
    for question in QUESTIONS[stage]:
        if question.code == code:
            return _(question.text)
    return code


def unanswered(stage: str, answered: Collection[str]) -> tuple[str, ...]:
    """The codes of the questions of a stage that have no answer yet, in their order."""
    return tuple(one.code for one in QUESTIONS[stage] if one.code not in answered)
