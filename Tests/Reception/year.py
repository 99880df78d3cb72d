"""Counts a scripted year again from its raw events: year.py FOLDER [--prove]

FOLDER is what `safethird reception year --output FOLDER` wrote. Reads events.csv, works out every figure of report.csv,
report-published.csv, report.txt and ledger.csv by rules of its own, written from docs/guide/reception-report.md, programmes.md and
reception-payments.md, and names each that differs. --prove also changes figures and events, one at a time, and fails where
that goes unnoticed.
"""

import calendar
import csv
import io
import re
import sys
from collections import Counter, defaultdict
from datetime import date, timedelta
from pathlib import Path


def day(text):
    return date.fromisoformat(text)


def month_of(when):
    return f"{when.year:04}-{when.month:02}"


def later(when, months):
    """The same day so many months later, or the last of a month that has no such day."""
    year, month = divmod(when.year * 12 + when.month - 1 + months, 12)
    return date(year, month + 1, min(when.day, calendar.monthrange(year, month + 1)[1]))


def terms(text):
    return dict(part.split("=", 1) for part in text.split("; "))


# Conditions: terms joined by &&; each is a fact, its opposite, a fact held against a word, or a day.
def judge(condition, facts, when):
    """True, False, or None where facts are lacking. A no decides, whatever else is lacking."""
    truth = True
    for term in condition.split(" && "):
        if m := re.fullmatch(r"day >= date\('(.+)'\)", term):
            value = when >= day(m[1])
        elif m := re.fullmatch(r"(!?)([a-z_.]+)", term):
            fact = facts.value(m[2], when)
            value = None if fact is None else (fact == "true") != (m[1] == "!")
        elif m := re.fullmatch(r"([a-z_.]+) == '(.+)'", term):
            fact = facts.value(m[1], when)
            value = None if fact is None else fact == m[2]
        else:
            raise SystemExit(f"found the condition “{term}”; expected one that year.py can read")
        if value is False:
            return False
        if value is None:
            truth = None
    return truth


class Facts:
    def __init__(self):
        self.dated = defaultdict(list)

    def add(self, name, value, when):
        self.dated[name].append((when, value))

    def value(self, name, when):
        """The last value whose day has come. What begins to be true on a day was not true before it."""
        dated = sorted(self.dated.get(name, []), key=lambda entry: entry[0])
        known = [value for since, value in dated if since <= when]
        if known:
            return None if known[-1] == "unknown" else known[-1]
        return "false" if dated and dated[0][1] == "true" else None

    def days(self):
        return sorted({since for dated in self.dated.values() for since, _ in dated})


class Person:
    def __init__(self):
        self.enrolled = self.exit = None
        self.is_head = False
        self.facts = Facts()
        self.follow_ups = []
        self.attempts = []
        self.placements = {}


class Year:
    def __init__(self, events):
        self.entitlements, self.follow_ups = {}, {}
        self.people = defaultdict(Person)
        self.results = defaultdict(list)
        self.recognised = Counter()
        self.payments = []
        self.flows = []
        self.kinds, self.refusals, self.notices = Counter(), Counter(), []
        for event in events:
            self.take(event)
            self.count(event)

    def count(self, e):
        """What report.txt counts of events as they are."""
        kind = e["event"]
        self.kinds[kind] += 1
        self.kinds[kind, e["value"]] += 1
        if kind == "refused" and e["about"] != "application":
            self.refusals[e["value"]] += 1
        elif kind == "notice":
            self.notices.append((e["day"], e["participant"], e["value"]))

    def take(self, e):
        kind, person, when = e["event"], e["participant"], day(e["day"])
        amount = int(e["amount"]) if e["amount"] else None
        due = (person, e["about"], day(e["first"]), day(e["last"])) if e["first"] else None
        if kind == "entitlement":
            self.entitlements[e["about"]] = terms(e["value"]) | {"amount": amount}
        elif kind == "follow-up-terms":
            self.follow_ups[e["about"]] = {k: int(v) for k, v in terms(e["value"]).items()}
        elif kind == "report-terms":
            self.programme, self.terms = e["about"], terms(e["value"])
        elif kind == "enrolled":
            self.people[person].enrolled = when
            self.people[person].is_head = e["value"] == "head"
        elif kind == "exit":
            self.people[person].exit = when
        elif kind == "fact":
            self.people[person].facts.add(e["about"], e["value"], when)
        elif kind == "follow-up":
            self.people[person].follow_ups.append((e["about"], when))
        elif kind == "attempt":
            self.people[person].attempts.append((when, e["value"]))
        elif kind == "placed":
            self.people[person].placements[e["id"]] = {"start": when, "end": None, "checks": []}
        elif kind == "check":
            self.people[person].placements[e["id"]]["checks"].append((when, e["value"] == "there"))
        elif kind == "left-work":
            self.people[person].placements[e["id"]]["end"] = when
        elif kind == "recognised":
            self.recognised[due] += amount
            self.flows.append((kind, due, amount, ""))
        elif kind == "delivered":
            self.results[due].append((when, "in", amount))
        elif kind in ("paid", "failed", "returned"):
            self.results[due].append((when, {"paid": "in", "failed": "failed", "returned": "out"}[kind], amount))
            self.flows.append((kind, due, amount, e["id"]))
        elif kind == "sent":
            self.payments.append((e["id"], amount))
            self.flows.append((kind, due, amount, e["id"]))
        elif kind in ("funded", "released"):
            self.flows.append((kind, None, amount, ""))

    # What fell due

    def owed(self):
        """Each period as (due key, due day, amount or None, whether it is known to be owed)."""
        through = day(self.terms["through"])
        for name, person in self.people.items():
            for about, t in self.entitlements.items():
                # What a household is owed together goes to its head alone.
                if t["per"] == "household" and not person.is_head:
                    continue
                find = self.once if t["every"] == "once" else self.recurring
                yield from find(name, person, about, t, through)

    def recurring(self, name, person, about, t, through):
        begins = person.enrolled + timedelta(int(t["after"]))
        step = {"month": 1, "quarter": 3, "year": 12}[t["every"]]
        has_ended = False
        for number in range(int(t.get("times", 1200))):
            first, last = later(begins, step * number), later(begins, step * (number + 1)) - timedelta(1)
            if first > through:
                break
            when = first
            if "day" in t:
                # The first day of the period with that number in its month, or its last.
                when = next((d for d in self.days(first, last) if d.day == int(t["day"])), last)
            if "until" in t and has_ended is not True:
                ends = judge(t["until"], person.facts, when)
                has_ended = True if ends is True else None if ends is None else has_ended
            if when > through or when < day(self.terms["from"]) or person.exit and person.exit <= when:
                continue
            truth = True if has_ended is False else False if has_ended else None
            if "when" in t:
                holds = judge(t["when"], person.facts, when)
                truth = False if False in (truth, holds) else None if None in (truth, holds) else True
            if truth is False:
                continue
            people = self.counted(t["per"], person.facts, when)
            if people == 0:
                continue
            amount = None if t["amount"] is None or people is None else t["amount"] * people
            yield (name, about, first, last), when, amount, truth is True and people is not None

    def once(self, name, person, about, t, through):
        begins = person.enrolled + timedelta(int(t["after"]))
        is_open = False
        for when in sorted({begins} | {d for d in person.facts.days() if d > begins}):
            if when > through or person.exit and person.exit <= when:
                break
            truth = judge(t["when"], person.facts, when)
            if truth is True:
                yield (name, about, begins, begins), when, t["amount"], True
                return
            is_open = is_open or truth is None
        if is_open:
            yield (name, about, begins, begins), begins, None, False

    @staticmethod
    def days(first, last):
        return (first + timedelta(n) for n in range((last - first).days + 1))

    @staticmethod
    def counted(per, facts, when):
        names = {"adult": ["adults"], "child": ["children"], "person": ["adults", "children"]}.get(per)
        if names is None:
            return 1
        values = [facts.value(f"household.{name}", when) for name in names]
        return None if None in values else sum(map(int, values))

    def promises(self):
        """What is owed, or may be; what was found to be owed stays promised, whatever is known since."""
        promises = {}
        for due, when, amount, is_known in self.owed():
            if is_known or not self.recognised[due]:
                promises[due] = (when, amount, is_known)
        for due, amount in self.recognised.items():
            if amount > 0 and due not in promises:
                t = self.entitlements[due[1]]
                days = self.days(due[2], due[3]) if "day" in t else ()
                when = next((d for d in days if d.day == int(t["day"])), due[3] if "day" in t else due[2])
                promises[due] = (when, amount, True)
        return promises

    # The tables

    def months(self):
        first, last = day(self.terms["from"]), day(self.terms["through"])
        count = (last.year - first.year) * 12 + last.month - first.month + 1
        return [month_of(later(first.replace(day=1), n)) for n in range(count)]

    def deliveries(self, promises):
        """By entitlement and month, then column: each counted with the people it is of."""
        as_of, grace = day(self.terms["as_of"]), timedelta(int(self.terms["grace"]))
        table = defaultdict(lambda: defaultdict(list))
        for due, (when, amount, is_known) in promises.items():
            cell = lambda column, n=1: [table[due[1], m][column].append((due[0], n)) for m in (month_of(when), "total")]
            if not is_known:
                cell("not_known_if_owed")
                continue
            held, whole_since = 0, None
            results = [r for r in self.results[due] if r[0] <= as_of]
            # On one day what arrives comes first: what comes back had arrived.
            for on, kind, minor in sorted(results, key=lambda r: (r[0], r[1] == "out")):
                if kind == "failed":
                    cell("failures")
                    continue
                if kind == "out":
                    cell("failures")
                sign = 1 if kind == "in" else -1
                if minor is not None:
                    held += sign * minor
                    cell("arrived_amount", sign * minor)
                is_whole = kind == "in" if amount is None else held >= amount
                whole_since = (whole_since or on) if is_whole else None
            cell("promised")
            if amount is not None:
                cell("promised_amount", amount)
            if whole_since:
                cell("delivered_on_time" if whole_since <= when + grace else "delivered_late")
            elif held > 0:
                cell("delivered_in_part")
            else:
                cell("not_delivered" if as_of > when + grace else "open")
        return table

    def work(self, months):
        span, as_of = self.months(), day(self.terms["as_of"])
        count = Counter()
        for person in self.people.values():
            standings = set()
            for job in person.placements.values():
                if month_of(job["start"]) in span and job["start"] <= as_of:
                    standings.add(self.standing(job, later(job["start"], months), as_of))
            if standings:
                count["placed"] += 1
                count[next(s for s in ("still_there", "open", "not_known", "left") if s in standings)] += 1
        return count

    @staticmethod
    def standing(job, mark, as_of):
        """Known only from a check that found them there then or later, or from when the work ended."""
        if mark > as_of:
            return "open"
        if job["end"] and job["end"] <= as_of:
            return "still_there" if job["end"] > mark else "left"
        if any(there and when >= mark for when, there in job["checks"] if when <= as_of):
            return "still_there"
        if any(not there and when <= mark for when, there in job["checks"] if when <= as_of):
            return "left"
        return "not_known"

    def follow_up_counts(self):
        span, as_of = self.months(), day(self.terms["as_of"])
        table = defaultdict(lambda: defaultdict(list))
        for name, person in self.people.items():
            for about, t in self.follow_ups.items():
                when = person.enrolled + timedelta(t["after"])
                if month_of(when) not in span:
                    continue
                last = when + timedelta(t["grace"])
                held = min((d for n, d in person.follow_ups if n == about and d >= person.enrolled), default=None)
                if held and held <= as_of:
                    column = "in_time" if held <= last else "late"
                elif person.exit and person.exit <= min(when, as_of):
                    column = "lapsed"
                else:
                    column = "missed" if as_of > last else "open"
                for row in (about, "total"):
                    table[row]["scheduled"].append((name, 1))
                    table[row][column].append((name, 1))
        return table

    def contact(self):
        as_of = day(self.terms["as_of"])
        tries, limit = int(self.terms["attempts"]), int(self.terms["days"])
        table = {}
        for month in self.months():
            first = day(month + "-01")
            if first > as_of:
                continue
            end = min(later(first, 1) - timedelta(1), as_of)
            count = Counter()
            for person in self.people.values():
                if person.enrolled > end or person.exit and person.exit <= end:
                    continue
                count["enrolled"] += 1
                seen = [person.enrolled] + [d for _, d in person.follow_ups if d <= end]
                seen += [d for d, outcome in person.attempts if d <= end and outcome in ("reached", "declined")]
                failed = sum(max(seen) < d <= end for d, outcome in person.attempts if outcome not in ("reached", "declined"))
                is_lost = failed >= tries or failed and (end - max(seen)).days >= limit
                count["lost" if is_lost else "in_contact"] += 1
            table[month] = count
        return table

    def report(self):
        """Every figure of the report, as (table, row, column) to (text, people)."""
        figures = {}
        deliveries = self.deliveries(self.promises())
        counts = ["promised", "delivered_on_time", "delivered_late", "delivered_in_part", "not_delivered", "open",
                  "not_known_if_owed", "failures"]
        for about in self.entitlements:
            # What has no price, or nothing of which a price was promised or arrived, has no amounts.
            total = deliveries[about, "total"]
            has_price = "promised_amount" in total or "arrived_amount" in total
            for row in self.months() + ["total"]:
                cells = deliveries[about, row]
                for column in counts + ["promised_amount", "arrived_amount"]:
                    is_amount = column.endswith("_amount")
                    text = str(sum(n for _, n in cells[column])) if has_price or not is_amount else ""
                    people = None if is_amount else len({p for p, _ in cells[column]})
                    figures[f"{self.programme}#{about}", row, column] = (text, people)
        for months in self.terms["work"].split():
            count = self.work(int(months))
            for column in ("placed", "still_there", "left", "not_known", "open"):
                figures["work", months, column] = (str(count[column]), count[column])
        follow_ups = self.follow_up_counts()
        for row in list(self.follow_ups) + ["total"]:
            for column in ("scheduled", "in_time", "late", "missed", "open", "lapsed"):
                cell = follow_ups[row][column]
                figures["follow-ups", row, column] = (str(len(cell)), len({p for p, _ in cell}))
        for row, count in self.contact().items():
            for column in ("enrolled", "in_contact", "lost"):
                figures["contact", row, column] = (str(count[column]), count[column])
        return figures

    # The ledger

    def ledger(self):
        """What each account holds, those with nothing left out: debits above nothing, credits below."""
        accounts, on_its_way, failed, programme = Counter(), Counter(), Counter(), self.programme
        moves = {
            "funded": ("grant", "funds"), "sent": ("funds", "in-transit"), "failed": ("in-transit", "funds"),
            "released": ("returned", "funds"), "recognised": ("owed", "assistance"), "paid": ("in-transit", "owed"),
            "returned": ("owed", "returned"),
        }
        for kind, due, amount, payment in self.flows:
            if kind == "sent":
                on_its_way[payment] += amount
            if kind in ("paid", "failed"):
                # What had been reported as failed, and arrived, was sent after all. Nothing else can arrive unsent.
                late = min(max(0, amount - on_its_way[payment]), failed[payment])
                if late:
                    self.move(accounts, programme, due, "funds", "in-transit", late)
                on_its_way[payment] -= amount - late
                failed[payment] += amount if kind == "failed" else -late
            self.move(accounts, programme, due, *moves[kind], amount)
        self.unsent = [payment for payment, amount in on_its_way.items() if amount < 0]
        return {account: amount for account, amount in accounts.items() if amount}

    # The page

    def page(self, accounts):
        """The lines of report.txt below its head, spaces as one; the number of signs of an alert as #."""
        n, report = self.kinds, self.report()
        figure = lambda *key: report[key][0]
        last = self.months()[-1]
        end = lambda column: figure("contact", last, column)
        yield f"{n['enrolled']} enrolled, {n['exit']} left; {end('enrolled')} in the programme at the end"
        yield f"{end('in_contact')} in contact at the end, {end('lost')} lost to contact"
        for about in self.entitlements:
            columns = ["promised", "delivered_on_time", "delivered_late", "delivered_in_part", "not_delivered", "open",
                       "not_known_if_owed"]
            yield " ".join([about] + [figure(f"{self.programme}#{about}", "total", column) for column in columns])
        found = sum(self.recognised.values())
        owed = -sum(amount for account, amount in accounts.items() if account.startswith("owed:"))
        held = lambda name: accounts.get(f"{name}:{self.programme}", 0)
        for words, amount in (
            ("given to the programme", -held("grant")), ("found to be owed", found), ("of which arrived", found - owed),
            ("still owed", owed), ("in transit", held("in-transit")),
            ("come back, not put to the funds", held("returned")), ("in the funds", held("funds")),
            ("all accounts together", 0),
        ):
            yield f"{words} {amount:,} RWF"
        yield (f"{n['prepared']} prepared, {n['cancelled']} cancelled, {n['approved']} approved and sent, "
               f"{n['closed']} closed")
        yield f"{n['sent']} payments sent"
        yield (f"results, several for some payments: {n['paid']} paid, {n['failed']} failed, "
               f"{n['returned']} came back")
        for reason, count in sorted(self.refusals.items()):
            yield f"refused, {reason}: {self.counted_words(count, 'time')}"
        yield (f"{self.counted_words(n['opening'], 'opening')}, of which {n['opening', 'flagged']} below the legal wage; "
               f"{self.counted_words(n['applied'], 'application')}")
        for months in self.terms["work"].split():
            cell = lambda column: figure("work", months, column)
            yield (f"after {months} months {cell('placed')} placed {cell('still_there')} still there {cell('left')} left "
                   f"{cell('not_known')} not known {cell('open')} open")
        for name in self.follow_ups:
            columns = ["scheduled", "in_time", "late", "missed", "open", "lapsed"]
            yield " ".join([name] + [figure("follow-ups", name, column) for column in columns])
        for when, person, value in self.notices:
            if value.startswith("withheld: "):
                told = "nobody outside is told: found " + value.removeprefix("withheld: ")
            elif value == "no earlier case":
                told = "nobody outside is told: no earlier case is linked"
            else:
                state, finding = value.split(" ")
                told = f"the earlier representative is told; to {state} the register finds: {finding}"
            yield f"{when} {person}: # signs; {told}"
        yield f"{self.counted_words(n['complaint'], 'complaint')}, of which {n['complaint', 'outside']} went outside"

    @staticmethod
    def counted_words(count, noun):
        return f"{count} {noun}" if count == 1 else f"{count} {noun}s"

    def paid_twice(self):
        """Dues of which more arrived than was found to be owed, and dues of one entitlement that share a day."""
        held, found, spans = Counter(), [], defaultdict(list)
        for kind, due, amount, _ in self.flows:
            if kind in ("paid", "returned"):
                held[due] += amount if kind == "paid" else -amount
                if held[due] > self.recognised[due]:
                    found.append(f"more arrived of {due} than was found to be owed")
        for person, about, first, last in held:
            spans[person, about].append((first, last))
        for key, periods in spans.items():
            periods.sort()
            if any(later[0] <= earlier[1] for earlier, later in zip(periods, periods[1:])):
                found.append(f"days of {key} were paid twice")
        return found

    @staticmethod
    def move(accounts, programme, due, source, target, amount):
        for place, sign in ((source, -1), (target, 1)):
            key = {"owed": due and f"owed:{due[0]}", "assistance": due and f"assistance:{programme}#{due[1]}"}
            accounts[key.get(place) or f"{place}:{programme}"] += sign * amount


def read_report(text):
    """The tables of a report one below the other: the name, the columns, the rows."""
    figures = {}
    for block in text.split("\n\n"):
        name, *lines = block.strip("\n").split("\n")
        head, *rows = csv.reader(lines)
        for row in rows:
            for column, cell in zip(head[1:], row[1:], strict=True):
                figures[name, row[0], column] = cell
    return figures


def read_page(text):
    """What report.txt says below its head, without titles and heads of columns, spaces as one."""
    lines = [" ".join(line.split()) for line in text.splitlines()[2:] if line.startswith("  ")]
    lines = [line for line in lines if not line.startswith(("promised on time", "scheduled in time"))]
    return [re.sub(r"^(\d{4}-\d\d-\d\d \S+): \d+ signs?;", r"\1: # signs;", line) for line in lines]


def compare_page(counted, page):
    found = [f"report.txt: found “{line}”, which was not counted" for line in page if line not in counted]
    return found + [f"report.txt: “{line}” was counted, and is not there" for line in counted if line not in page]


def differences(year, full, published, accounts):
    found = compare(year.report(), year.ledger(), full, published, accounts)
    found += [f"events.csv: the result of {payment} is of more than was sent" for payment in year.unsent]
    return found + year.paid_twice()


def compare(counted, ledger, full, published, accounts):
    found = []
    for key in sorted(counted.keys() | full.keys()):
        expected, shown = counted.get(key, ("no such figure", None))[0], full.get(key, "no such figure")
        if expected != shown:
            found.append(f"report.csv, {', '.join(key)}: found {shown}, counted {expected}")
    for key, (text, people) in counted.items():
        shown = published.get(key)
        if shown not in (text, "c"):
            found.append(f"report-published.csv, {', '.join(key)}: found {shown}, counted {text}")
        if people and people < 5 and shown != "c":
            found.append(f"report-published.csv, {', '.join(key)}: found {shown}, which is of {people}; expected c")
    for account in sorted(ledger.keys() | accounts.keys()):
        if ledger.get(account) != accounts.get(account):
            found.append(f"ledger.csv, {account}: found {accounts.get(account)}, counted {ledger.get(account)}")
    if sum(ledger.values()):
        found.append(f"the ledger of the events does not balance: {sum(ledger.values())}")
    return found


def files_of_the_month(folder, year):
    """What stands in the files that went out is what the events say was sent."""
    sent, found = dict(year.payments), []
    for file in sorted(path for name in ("bank.pain.001.xml", "mobile-money.csv", "cash.csv") for path in folder.glob(f"*-{name}")):
        text = file.read_text()
        if file.suffix == ".xml":
            lines = re.findall(r"<EndToEndId>([^<]+)</EndToEndId>.*?<InstdAmt Ccy=\"RWF\">(\d+)<", text, re.S)
            total = int(re.search(r"<CtrlSum>(\d+)<", text)[1])
        else:
            rows = list(csv.DictReader(io.StringIO(text)))
            name, amount = ("externalId", "amount") if "externalId" in rows[0] else ("reference_id", "entitlement_quantity")
            lines = [(row[name], row[amount]) for row in rows]
            total = sum(int(row[amount]) for row in rows)
        run = lines[0][0].split("-")[0]
        ours = {payment: amount for payment, amount in sent.items() if payment.startswith(run)}
        if {payment: int(amount) for payment, amount in lines} != ours or len(lines) != len(ours):
            found.append(f"{file.name}: its payments are not those of the events")
        if total != sum(ours.values()):
            found.append(f"{file.name}: its sum is {total}, that of the events {sum(ours.values())}")
    return found


def prove(events, full, published, accounts, page):
    """Each figure one off, and events left out or changed: all of it has to be noticed."""
    year = Year(events)
    counted, ledger = year.report(), year.ledger()
    noticed = 0
    for key, text in full.items():
        if text:
            noticed += 1
            if not compare(counted, ledger, full | {key: str(int(text) + 1)}, published, accounts):
                sys.exit(f"one more of {key} went unnoticed")
    for key, text in published.items():
        if text and text != "c":
            noticed += 1
            if not compare(counted, ledger, full, published | {key: str(int(text) + 1)}, accounts):
                sys.exit(f"one more of {key} in the published report went unnoticed")
    for account, amount in accounts.items():
        noticed += 1
        if not compare(counted, ledger, full, published, accounts | {account: amount - 1}):
            sys.exit(f"one unit less in {account} went unnoticed")
    lines = list(year.page(ledger))
    for place, line in enumerate(page):
        for number in re.finditer(r"(?<![\w-])\d[\d,]*(?![\w-])", line):
            value = int(number[0].replace(",", ""))
            other = f"{value + 1:,}" if "," in number[0] else str(value + 1)
            changed = line[:number.start()] + other + line[number.end():]
            noticed += 1
            if not compare_page(lines, page[:place] + [changed] + page[place + 1:]):
                sys.exit(f"“{changed}” in report.txt went unnoticed")
    tried = kinds = 0
    for kind in ("enrolled", "exit", "recognised", "sent", "paid", "failed", "returned", "delivered", "placed", "check",
                 "left-work", "follow-up", "attempt", "funded", "fact"):
        places = [place for place, event in enumerate(events) if event["event"] == kind]
        # Not every single one turns a figure (a second check says what the first did): so up to sixty are left out in turn.
        for place in places[:: max(1, len(places) // 60)][:60]:
            tried += 1
            try:
                if differences(Year(events[:place] + events[place + 1:]), full, published, accounts):
                    break
            except (TypeError, KeyError):
                break  # Whoever was never enrolled has no day to count from: noticed as well.
        else:
            sys.exit(f"events “{kind}” were left out one by one, and nothing differed" if places else f"no event “{kind}”")
        kinds += 1
    print(f"  {noticed} figures one off are noticed, and events of {kinds} kinds left out, after {tried} tries")


def main():
    folder = Path(sys.argv[1])
    events = list(csv.DictReader((folder / "events.csv").open(newline="")))
    full = read_report((folder / "report.csv").read_text())
    published = read_report((folder / "report-published.csv").read_text())
    accounts = {row["account"]: int(row["amount"]) for row in csv.DictReader((folder / "ledger.csv").open(newline=""))}
    page = read_page((folder / "report.txt").read_text())
    year = Year(events)
    found = differences(year, full, published, accounts) + files_of_the_month(folder, year)
    found += compare_page(list(year.page(year.ledger())), page)
    hidden = sum(cell == "c" for cell in published.values())
    if hidden * 2 > sum(bool(cell) for cell in published.values()):
        found.append(f"{hidden} figures of the published report are hidden: more than half of them")
    for line in found[:40]:
        print(line)
    if found:
        sys.exit(f"{len(found)} figures differ from the events")
    print(
        f"{len(full)} figures of the report, {len(page)} lines of its page and {len(accounts)} accounts are those of "
        f"{len(events)} events")
    if "--prove" in sys.argv:
        prove(events, full, published, accounts, page)


main()
