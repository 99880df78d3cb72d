"""Tables of people made by chance, as cells of CSV and as typed columns of the same values."""

import datetime


# Facts that close routes where they are true.
CLOSING = ("risk.", "order.", "review.", "reopen.stay", "protection.", "exclusion.", "person.citizen", "person.lawful",
           "person.arriving", "aea.", "agreement.exception", "agreement.harm", "fear.stated", "uk.")


class People:
    """`facts`: the declarations of facts.yaml by name; `columns`: names of columns, with or without a destination."""

    def __init__(self, dice, facts, columns, states, around, count=150):
        self.columns = columns
        self.facts = facts
        self.rows = []
        self.dice = dice
        self.states = states
        self.around = around
        for number in range(count):
            # Some are known well, some badly; some answer yes more often. For some, most that can close is not so, or
            # chance would hardly ever leave a route open.
            share = dice.choice([35, 75, 95, 100])
            leaning = dice.choice([10, 50, 80, None, None])
            row = {}
            for column in columns:
                known = dice.randrange(100) < share
                lean = leaning if leaning is not None else 2 if column.startswith(CLOSING) else 96
                row[column] = self.value(facts[column.split("@")[0]], lean) if known else ("", ())
            self.rows.append((f"p-{number:04}", row))

    def value(self, fact, leaning):
        """The cell, and the values of the typed columns."""
        dice = self.dice
        kind = fact["type"]
        if kind == "truth":
            truth = dice.randrange(100) < leaning
            return ("true" if truth else "false"), (truth,)
        if kind == "choice":
            word = dice.choice([str(option["value"] if isinstance(option, dict) else option) for option in fact["options"]])
            return word, (word,)
        if kind == "state":
            code = dice.choice(self.states)
            return code, (code,)
        if kind == "count":
            number = dice.randrange(6)
            return str(number), (number,)
        if kind == "date":
            day = self.day()
            return day.isoformat(), (day,)
        if kind == "states":
            chance = 1 if leaning in (2, 96) else 25
            members = [code for code in self.states if dice.randrange(100) < chance]
            if leaning == 96 and not members:
                members = [dice.choice(self.states)]
            complete = dice.randrange(100) < 70
            cell = ";".join(members + ([] if complete else ["more"])) or "none"
            return cell, (members, complete)
        return self.moment()

    def day(self):
        dice = self.dice
        if dice.randrange(3) == 0:
            return self.around + datetime.timedelta(days=dice.randrange(-40, 10))
        return self.around - datetime.timedelta(days=dice.randrange(0, 30 * 365))

    def moment(self):
        dice = self.dice
        day = self.around + datetime.timedelta(days=dice.randrange(-40, 5))
        if dice.randrange(3) == 0:
            return day.isoformat(), (None, None, day)
        minutes = dice.choice([-600, -300, -240, 0, 60, 330])
        local = datetime.datetime(day.year, day.month, day.day, dice.randrange(24), dice.randrange(60))
        seconds = int((local - datetime.datetime(1970, 1, 1)).total_seconds()) - 60 * minutes
        sign = "-" if minutes < 0 else "+"
        zone = f"{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
        return local.strftime("%Y-%m-%dT%H:%M") + zone, (seconds, minutes, None)

    @property
    def csv(self):
        lines = [",".join(["case"] + self.columns)]
        lines += [",".join([case] + [row[column][0] for column in self.columns]) for case, row in self.rows]
        return "\n".join(lines) + "\n"

    def typed(self, names):
        """The rows in the order of a table's columns, which are named `fact@LBY` or `fact@LBY#part`."""
        parts = {"truth": [""], "states": ["", "#complete"], "moment": ["#seconds", "#minutes", "#day"]}
        result = []
        for case, row in self.rows:
            values = {"case": case}
            for column, (_, typed) in row.items():
                for index, part in enumerate(parts.get(self.facts[column.split("@")[0]]["type"], [""])):
                    values[column + part] = typed[index] if typed else None
            result.append(tuple(values[name] for name in names))
        return result
