"""The rules as SQL, where NULL is what nobody knows."""
import dataclasses
import datetime
from typing import Callable

from .facts import BY_COLUMN, DESTINATIONS, EPOCH, EVERY, FINDINGS
from .plan import Program, roots
from .rules import IN_ORDER, depends_on_destination, depth, of_effect

TRUE, FALSE = "TRUE", "FALSE"
COUNT = len(DESTINATIONS)


@dataclasses.dataclass(frozen=True)
class Dialect:
    """How an engine says what engines say differently."""
    quote: str = '"'
    date: Callable[[int], str] = lambda day: f"DATE '{EPOCH + datetime.timedelta(days=day)}'"
    # Whether a bit is set in a mask, and whether a code stands in a text of codes.
    has: Callable[[str, int], str] = lambda column, bit: f"({column} & {1 << bit}) <> 0"
    contains: Callable[[str, str], str] = lambda column, code: f"contains({column}, '{code}')"
    # ClickHouse answers false, not NULL, to `NULL IN (…)`.
    in_list: bool = True


def natural_conditions(dialect, worded):
    """A function that writes a condition for one destination, over columns of codes or of words."""
    def member(column, values):
        if len(values) == 1: return f"{column} = {values[0]}"
        if dialect.in_list: return f"{column} IN ({', '.join(values)})"
        return "(" + " OR ".join(f"{column} = {value}" for value in values) + ")"

    def atom(condition, to):
        kind, name, *rest = condition
        fact = BY_COLUMN[name]
        column = f"{dialect.quote}{fact.name}{dialect.quote}" if worded else name
        if kind == "is": return column
        if kind == "destination": return f"{column} = '{DESTINATIONS[to]}'" if worded else f"{column} = {to}"
        if kind == "holds": return dialect.contains(column, DESTINATIONS[to]) if worded else dialect.has(column, to)
        if fact.type == "choice" and worded:
            chosen = {"eq": lambda code: code == rest[0], "in": lambda code: code in rest[0],
                      "lt": lambda code: code < rest[0], "le": lambda code: code <= rest[0],
                      "ge": lambda code: code >= rest[0]}[kind]
            return member(column, [f"'{word}'" for code, word in enumerate(fact.words) if chosen(code)])
        if kind == "in": return member(column, [str(value) for value in rest[0]])
        value = dialect.date(rest[0]) if fact.type == "date" else rest[0]
        return f"{column} {dict(eq='=', lt='<', le='<=', ge='>=')[kind]} {value}"

    def condition(asked, to):
        kind, *parts = asked
        if kind == "not": return negated(condition(parts[0], to))
        if kind == "and": return joined("AND", [condition(part, to) for part in parts])
        if kind == "or": return joined("OR", [condition(part, to) for part in parts])
        if kind == "one-of": return TRUE if to in parts[0] else FALSE
        return atom(asked, to)

    return condition


def negated(text):
    return {TRUE: FALSE, FALSE: TRUE}.get(text) or f"NOT ({text})"


def joined(word, texts):
    """Connects texts; what is always true or false is left out or settles the whole."""
    neutral, settles = (TRUE, FALSE) if word == "AND" else (FALSE, TRUE)
    texts = [text for text in texts if text != neutral]
    if settles in texts: return settles
    if len(texts) < 2: return texts[0] if texts else neutral
    return "(" + f" {word} ".join(texts) + ")"


def select_findings(dialect=Dialect(), table="facts", worded=False, keep=()):
    """A query with a column f0 … f9 a destination: what a person would write, rules that are shared written once."""
    condition = natural_conditions(dialect, worded)

    def effective(rule, to):
        if not depends_on_destination(rule) and to is not None: return rule.id
        return joined("AND", [condition(rule.when, to)] + [
            negated(effective(other, to if depends_on_destination(other) else 0))
            for other in IN_ORDER if other.id in rule.defeated_by])

    stages, last = [], table
    shared = [rule for rule in IN_ORDER if rule.in_force() and not depends_on_destination(rule)]
    for level in sorted({depth(rule) for rule in shared}):
        lines = [f"{effective(rule, None)} AS {rule.id}" for rule in shared if depth(rule) == level]
        stages.append((f"rules_{level}", f"SELECT *, {', '.join(lines)} FROM {last}"))
        last = f"rules_{level}"
    sums = [f"{joined('OR', [effective(rule, to) for rule in of_effect(effect)])} AS {effect}_{to}"
            for to in range(COUNT) for effect in ("bar", "authority", "duty")]
    stages.append(("sums", f"SELECT {', '.join([*keep, *sums])} FROM {last}"))
    cases = [
        f"CASE WHEN bar_{to} THEN 0 WHEN NOT authority_{to} THEN 2 "
        f"WHEN bar_{to} IS NULL OR authority_{to} IS NULL THEN 1 WHEN NOT duty_{to} THEN 4 ELSE 3 END AS f{to}"
        for to in range(COUNT)]
    stages.append(("findings", f"SELECT {', '.join([*keep, *cases])} FROM sums"))
    return stages


def query(stages, result):
    """The text of a query over its stages."""
    return "WITH " + ",\n".join(f"{name} AS ({text})" for name, text in stages) + f"\n{result}"


def sums():
    """All that the engines are asked to give when they are timed in memory: one number a destination."""
    return "SELECT " + ", ".join(f"sum(f{to})" for to in range(COUNT)) + " FROM findings"


def cells(order="case_id"):
    return "SELECT " + ", ".join(f"f{to}" for to in range(COUNT)) + f" FROM findings ORDER BY {order}"


def counts(count_if):
    """How often each finding comes at each destination, in one row."""
    return "SELECT " + ", ".join(
        count_if.format(f"f{to} = {finding}") for to in range(COUNT) for finding in range(len(FINDINGS))) + " FROM findings"


def counts_of_groups():
    """The same for DuckDB, which is quicker when it first counts the rows that are alike in all findings."""
    columns = ", ".join(f"f{to}" for to in range(COUNT))
    return counts("sum(alike) FILTER (WHERE {})").replace(
        "FROM findings", f"FROM (SELECT {columns}, count(*) AS alike FROM findings GROUP BY {columns}) AS groups")


def select_findings_by_masks(table="facts", keep=()):
    """The same findings from integers with a bit a destination, for engines that are slow on NULLs (DuckDB's operators)."""
    def leaf(node):
        kind, column, *rest = node.asks
        is_true = node.kind == "true"
        fact = BY_COLUMN[column]
        if kind == "destination":
            return f"coalesce((({'' if is_true else '~'}(1 << {column}::INTEGER)) & {EVERY})::SMALLINT, 0)"
        if kind == "holds":
            return f"coalesce(({column if is_true else f'~{column}'} & {EVERY})::SMALLINT, 0)"
        value = f"DATE '{EPOCH + datetime.timedelta(days=rest[0])}'" if fact.type == "date" else rest and rest[0]
        test = {"is": lambda: column, "eq": lambda: f"{column} = {value}", "lt": lambda: f"{column} < {value}",
                "le": lambda: f"{column} <= {value}", "ge": lambda: f"{column} >= {value}",
                "in": lambda: f"{column} IN {tuple(value)}"}[kind]()
        return f"CASE WHEN {test if is_true else f'NOT ({test})'} THEN {EVERY}::SMALLINT ELSE 0::SMALLINT END"

    graph = roots()
    program = Program(graph.nodes)
    # A node that is used twice is a column of the stage above those of its parts.
    level, written, columns = {}, {}, {}
    for node in program.order:
        below = [part for part in node.parts if part.kind != "const"]
        level[node] = max((level[part] for part in below), default=0)
        texts = [str(part.parts[0]) if part.kind == "const" else written[part] for part in node.parts]
        text = f"({' & '.join(texts)})" if node.kind == "and" else f"({' | '.join(texts)})" if node.kind == "or" else leaf(node)
        if program.uses[node] > 1 or node in graph.nodes:
            columns.setdefault(level[node], []).append(f"{text} AS {program.names[node]}")
            written[node] = program.names[node]
            level[node] += 1
        else:
            written[node] = text
    stages, last = [], table
    for number in sorted(columns):
        stages.append((f"masks_{number}", f"SELECT *, {', '.join(columns[number])} FROM {last}"))
        last = f"masks_{number}"
    barred, cleared, authorised, unauthorised, discharged = (written[node] for node in graph.nodes)
    cases = [
        f"CASE WHEN ({barred} & {bit}) <> 0 THEN 0 WHEN ({unauthorised} & {bit}) <> 0 THEN 2 "
        f"WHEN ({cleared} & {authorised} & {bit}) = 0 THEN 1 WHEN ({discharged} & {bit}) <> 0 THEN 4 ELSE 3 END AS f{to}"
        for to in range(COUNT) for bit in [1 << to]]
    stages.append(("findings", f"SELECT {', '.join([*keep, *cases])} FROM {last}"))
    return stages
