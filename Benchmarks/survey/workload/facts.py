"""The 24 facts: how each is named in the register, in a column, and how its values are drawn."""
import dataclasses
import datetime

EPOCH = datetime.date(1970, 1, 1)

# Twenty invented States; the first ten are destinations. They are not the sender (XZS).
STATES = [f"XA{chr(ord('A') + number)}" for number in range(20)]
DESTINATIONS = STATES[:10]
EVERY = (1 << len(DESTINATIONS)) - 1
SENDER = "XZS"

FINDINGS = ["barred", "undetermined", "no-authority", "steps-owed", "not-barred"]
BARRED, UNDETERMINED, NO_AUTHORITY, STEPS_OWED, NOT_BARRED = range(5)

# The share of values that nobody knows, in each column for itself.
UNKNOWN = 0.20
SEED = 20250601


def days(text):
    return (datetime.date.fromisoformat(text) - EPOCH).days


DAY = days("2025-06-01")


@dataclasses.dataclass(frozen=True)
class Fact:
    """A fact; `column` is its name where a dot would have to be quoted."""
    column: str
    name: str
    type: str                  # as in facts.yaml: state, choice, truth, date, count, states
    ask: str
    words: tuple = ()          # of a choice, in the order of their codes
    shares: tuple = ()         # of a choice, where they are not all alike
    share: float = 0.0         # of a truth: how often it is true
    span: tuple = ()           # of a date or a count: the first and the last value

    @property
    def coding(self):
        """The type of its column, and the value in it that stands for “not known”."""
        return {"date": ("int32", -2**31), "states": ("uint32", 2**32 - 1)}.get(self.type, ("uint8", 255))


def choice(column, name, ask, words, shares=()):
    return Fact(column, name, "choice", ask, words=tuple(words.split()), shares=tuple(shares))


def truth(column, name, share, ask):
    return Fact(column, name, "truth", ask, share=share)


def date(column, name, first, last, ask):
    return Fact(column, name, "date", ask, span=(days(first), days(last)))


# The order is that in which values are drawn. `claim.origin` is not called `person.nationality`: a destination that is
# a nationality would be no third country, and the workload has no such finding.
FACTS = [
    Fact("nationality", "claim.origin", "state", "From which State does the person come?"),
    Fact("residence_country", "claim.residence", "state", "In which State did the person last live?"),
    choice("status", "claim.status", "What has become of the claim?",
           "rejected withdrawn recognised pending tolerated other", [.35, .25, .1, .1, .12, .08]),
    choice("entry_mode", "entry.mode", "How did the person enter?",
           "visa visa-free irregular transit", [.3, .2, .4, .1]),
    choice("conviction_class", "record.conviction", "What is the gravest conviction?",
           "unconvicted petty serious violent grave", [.5, .2, .12, .1, .08]),
    choice("procedure_stage", "procedure.stage", "How far is the procedure?",
           "registered interviewed decided reviewed closed", [.1, .1, .15, .3, .35]),
    choice("document_type", "document.kind", "Which document does the person hold?",
           "passport refugee-passport consular-letter identity-card undocumented"),
    choice("region", "custody.region", "Where is the person held?",
           "north north-east east south-east south south-west west north-west"),
    truth("is_minor", "person.minor", .08, "Is the person treated as a minor?"),
    truth("is_stateless", "person.stateless", .06, "Is the person stateless?"),
    truth("has_family", "person.family", .35, "Is family with the person?"),
    truth("final_order", "procedure.final_order", .55, "Is there a final order?"),
    truth("appeal_pending", "procedure.appeal_pending", .15, "Is an appeal pending?"),
    truth("danger_finding", "record.danger", .12, "Has a court found a danger to the public?"),
    truth("torture_risk_claimed", "claim.torture_risk", .2, "Does the person claim a risk of torture?"),
    truth("medical_hold", "person.medical_hold", .07, "Has a doctor advised against travel?"),
    truth("assurances_given", "assurances.given", .6, "Have assurances been given?"),
    truth("waived", "procedure.waived", .5, "Has the person waived a further hearing?"),
    date("entry_date", "entry.day", "2015-01-01", "2025-05-31", "When did the person enter?"),
    date("order_date", "procedure.order_day", "2020-01-01", "2025-05-31", "Of what day is the order?"),
    date("protection_until", "protection.until", "2022-01-01", "2025-12-31", "Until when is the person protected?"),
    Fact("age", "person.age", "count", "How old is the person?", span=(0, 99)),
    Fact("sentence_months", "record.sentence_months", "count", "To how many months was the person sentenced?",
         span=(0, 240)),
    Fact("withholding_countries", "protection.withholding", "states",
         "For which States has removal been withheld?", share=.04),
]
BY_COLUMN = {fact.column: fact for fact in FACTS}
assert len(FACTS) == len(BY_COLUMN) == 24
