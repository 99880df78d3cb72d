"""Dates, filters and orders, chosen in Chromium with the controls of the pages. Usage: travel.py BASE

Both clocks are set with the form of every page and stay on every link. What a filter leaves and how a list is ordered is
computed here from the unfiltered JSON, and held against the rows that are shown.
"""

import sys
from urllib.parse import parse_qs, urlsplit

from served import PAGES, REFUSED, Faults, ask, base, chromium, twin

DAY, KNOWN = "2025-05-07", "2025-06-01"
SAID = "As of 7 May 2025, with what was public by 1 June 2025"


def clocks(page, day, known):
    """Sets both clocks with the form of the page."""
    page.get_by_text("Change the day", exact=True).click()
    page.locator("#clock-day").fill(day)
    page.locator("#clock-known").fill(known)
    with page.expect_navigation() as navigation:
        page.get_by_role("button", name="Show that day", exact=True).click()
    return navigation.value


def query(url):
    return {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}


def travels(page, path, faults):
    """There, along, and back to today."""
    page.goto(base() + path)
    before = {name: value for name, value in query(page.url).items() if name not in ["day", "known"]}
    response = clocks(page, DAY, KNOWN)
    if not faults.expect(response.status == 200, f"{path}: on {DAY} status {response.status}"):
        return
    faults.expect(
        query(page.url) == before | {"day": DAY, "known": KNOWN}, f"{path}: the address became {page.url}")
    faults.expect(SAID in page.locator("header.site .clocks").inner_text(), f"{path}: the page does not say its days")
    # A link of the site keeps both clocks, but for files and the way back to today.
    lost = page.locator("a[href^='/'], link[rel=alternate]").evaluate_all(
        """(all, [day, known]) => all.filter(a => !a.matches('.reset')).map(a => a.getAttribute('href'))
          .filter(href => !href.startsWith('/data/'))
          .filter(href => !(href.includes('day=' + day) && href.includes('known=' + known)))""", [DAY, KNOWN])
    faults.expect(not lost, f"{path}: these links lose the days: {lost[:4]}")
    forms = page.locator("main form[method=get]").evaluate_all(
        """all => all.map(form => Object.fromEntries(new FormData(form)))
          .filter(data => !('day' in data) || !('known' in data))""")
    faults.expect(not forms, f"{path}: a form loses the days: {forms}")
    page.get_by_role("link", name="Back to today", exact=True).click()
    faults.expect(query(page.url) == before, f"{path}: back to today led to {page.url}")
    faults.expect("As of today" in page.locator("header.site .clocks").inner_text(), f"{path}: today is not today")


def days(page, faults):
    for path in PAGES:
        if "day=" not in path:
            travels(page, path, faults)
    # Dates change what is shown, by both clocks.
    agreed = [len(twin(f"/arrangements?stage=agreed&{clocks}")["arrangements"])
              for clocks in [f"day={DAY}&known=2025-05-01", f"day={DAY}", "day=2026-10-01"]]
    faults.expect(0 < agreed[0] < agreed[1] < agreed[2], f"agreed on three pairs of days: {agreed}")
    for day, force in {"2025-05-06": "not in force", "2025-05-07": "in force", "2026-06-01": "not in force"}.items():
        page.goto(f"{base()}/norms/usa/dvd-libya-order")
        clocks(page, day, "")
        words = page.locator("main .verdict, main .stage, main [class*=f-]").first.inner_text()
        faults.expect(words.lower().startswith(force) or day < "2025-05-07", f"the Libya order on {day}: {words}")
    # What nobody knew then is not there, and the page says so and what to do.
    page.goto(f"{base()}/arrangements/usa-caf-2026")
    response = clocks(page, "", KNOWN)
    words = page.locator("main").inner_text()
    faults.expect(response.status == 404 and "nothing was public" in words, f"before it was public: {words}")


def changes(page, faults):
    page.goto(base() + "/changes")
    page.locator("#from").fill("2025-05-01")
    page.locator("#to").fill("2025-05-10")
    with page.expect_navigation():
        page.locator("form.between").get_by_role("button").click()
    found = query(page.url)
    faults.expect(found == {"from": "2025-05-01", "to": "2025-05-10"}, f"/changes led to {page.url}")
    words = page.locator("main").inner_text()
    for said in ["1 May 2025", "10 May 2025", "order on Libya and Saudi Arabia", "takes effect"]:
        faults.expect(said in words, f"between 1 and 10 May 2025 this is missing: {said}")
    faults.expect("Dominica" not in words, "between 1 and 10 May 2025 there is what came later")
    page.locator("#from").fill("2025-06-10")
    with page.expect_navigation() as navigation:
        page.locator("form.between").get_by_role("button").click()
    words = page.locator("main").inner_text()
    faults.expect(navigation.value.status == 400, "the later day first is not refused")
    faults.expect("from=2025-05-10&to=2025-06-10" in words, f"the later day first: {words}")


def most(item):
    people = [item[key] for key in ["people_arrived", "people_largest_total"] if item[key] is not None]
    return max(people) if people else None


# Which items a choice leaves: page, name of the list and of the item, and by parameter who fits.
LISTS = {
    "/arrangements": ("arrangements", "arrangement", {
        "stage": lambda item, value: item["stage"] == value,
        "sender": lambda item, value: item["sender"] == value,
        "destination": lambda item, value: value in item["to"],
        "region": lambda item, value: any(regions.get(code) == value for code in item["to"]),
        "kind": lambda item, value: item["kind"] == value,
        "reception": lambda item, value: item["reception"] == value,
        "text": lambda item, value: item["text_published"] == value,
        "doubt": lambda item, value: item["denied"] if value == "denied" else item["stage"] == "agreed" and item["weak_only"],
    }),
    "/norms": ("norms", "norm", {
        "binds": lambda item, value: (value in item["binds"]) or (value == "treaties" and item["norm"].startswith(("int/", "eu/"))),
        "kind": lambda item, value: item["kind"] == value,
        "force": lambda item, value: item["force"] == value,
        "effect": lambda item, value: value in effects(item["norm"]),
    }),
    "/states": ("states", "state", {
        "role": lambda item, value: {"sender": item["sends"], "destination": item["takes"], "every": True}[value],
        "region": lambda item, value: item["region"] == value and (item["sends"] or item["takes"]),
        "treaty": lambda item, value: value in item["treaties"] and (item["sends"] or item["takes"]),
    }),
    "/sources": ("sources", "source", {
        "kind": lambda item, value: item["kind"] == value,
        "weak": lambda item, value: item["weak"],
        "alone": lambda item, value: item["statements_alone"] > 0,
    }),
    "/transfers": ("transfers", None, {
        "type": lambda item, value: item["type"] == value,
        "sender": lambda item, value: arrangements[item["arrangement"]]["sender"] == value,
        "destination": lambda item, value: value in arrangements[item["arrangement"]]["to"],
    }),
}
# The value by which a list is ordered, and whether the largest comes first unless said otherwise.
ORDERS = {
    "/arrangements": {
        "since": (lambda item: item["since"], True),
        "people": (most, True),
        "payment": (lambda item: item["largest_payment"] and item["largest_payment"]["amount"], True),
        "distance": (lambda item: item["distance_km"], False),
        "text": (lambda item: item["text_published"], False),
    },
    "/sources": {
        "statements": (lambda item: item["statements"], True),
        "alone": (lambda item: item["statements_alone"], True),
    },
}
regions, arrangements = {}, {}


def effects(norm):
    return {rule["effect"] for rule in twin(f"/norms/{norm}")["rules"]}


def shown(page, path):
    """The items in the rows, as they stand; for accounts of transfers only how many."""
    if path == "/transfers":
        return page.locator("section[aria-labelledby=accounts] tbody tr:visible").count()
    links = page.locator("main table.cards tbody th a").evaluate_all("all => all.filter(a => a.checkVisibility()).map(a => a.getAttribute('href'))")
    return [urlsplit(link).path.removeprefix(path + "/") for link in links]


def choose(page, path, choices):
    page.goto(base() + path)
    filters = page.locator("details.filters")
    if not filters.evaluate("e => e.open"):
        filters.locator("summary").click()
    for name, value in choices.items():
        page.locator(f"#filter-{name}").select_option(value)
    with page.expect_navigation() as navigation:
        filters.get_by_role("button").click()
    return navigation.value


def lists(page, faults):
    count = 0
    for path, (name, key, fits) in LISTS.items():
        everything = twin(path + ("?role=every" if path == "/states" else ""))[name]
        if path == "/states":
            regions.update({item["state"]: item["region"] for item in everything})
    arrangements.update({item["arrangement"]: item for item in twin("/arrangements")["arrangements"]})
    for path, (name, key, fits) in LISTS.items():
        everything = twin(path + ("?role=every" if path == "/states" else ""))[name]
        page.goto(base() + path)
        controls = page.locator("details.filters select").evaluate_all(
            "all => all.map(s => [s.name, [...s.options].map(o => o.value).filter(v => v)])")
        faults.expect({control for control, _ in controls} - {"sort", "order"} == set(fits), f"{path}: {controls}")
        for control, values in controls:
            if control in ["sort", "order"]:
                continue
            for value in {values[0], values[len(values) // 2], values[-1]}:
                response = choose(page, path, {control: value})
                where = f"{path}?{control}={value}"
                count += 1
                if not faults.expect(response.status == 200, f"{where}: status {response.status}"):
                    continue
                expected = [item for item in everything if fits[control](item, value)]
                rows = shown(page, path)
                if key:
                    ids = {item[key] for item in expected}
                    faults.expect(set(rows) == ids, f"{where}: shown {len(rows)}, expected {len(ids)}: {sorted(set(rows) ^ ids)[:5]}")
                    rows = len(rows)
                faults.expect(rows == len(expected), f"{where}: {rows} rows, expected {len(expected)}")
                words = page.locator("p.count").first.inner_text()
                faults.expect(words.startswith(f"{rows} of"), f"{where}: {rows} rows, and the page says {words}")
                kept = page.locator(f"#filter-{control}").input_value()
                faults.expect(kept == value, f"{where}: the control shows {kept}")
        # Two choices at once, and the way back to all.
        names = [control for control, _ in controls if control in fits][:2]
        pair = dict(zip(names, [dict(controls)[control][0] for control in names]))
        choose(page, path, pair)
        expected = [item for item in everything if all(fits[control](item, value) for control, value in pair.items())]
        rows = shown(page, path)
        rows = rows if isinstance(rows, int) else len(rows)
        faults.expect(rows == len(expected), f"{path} {pair}: {rows} rows, expected {len(expected)}")
        page.locator("p.count").first.get_by_role("link").click()
        faults.expect(urlsplit(page.url).query == "", f"{path}: the way back leads to {page.url}")
    return count + orders(page, faults)


def orders(page, faults):
    count = 0
    for path, keys in ORDERS.items():
        name, key, _ = LISTS[path]
        items = {item[key]: item for item in twin(path)[name]}
        for order, (value, largest) in keys.items():
            for direction in ["", "asc", "desc"] if path == "/arrangements" else [""]:
                choose(page, path, {"sort": order} | ({"order": direction} if direction else {}))
                rows = [value(items[row]) for row in shown(page, path)]
                known = [row for row in rows if row is not None]
                down = direction == "desc" or (not direction and largest)
                where = f"{path} by {order} {direction}"
                faults.expect(len(rows) == len(items), f"{where}: {len(rows)} rows of {len(items)}")
                faults.expect(known == sorted(known, reverse=down), f"{where}: {known[:12]}")
                faults.expect(rows[len(known):] == [None] * (len(rows) - len(known)), f"{where}: what is not known is not last")
                count += 1
    # A head of a column turns the order round.
    page.goto(base() + "/arrangements")
    page.get_by_role("columnheader").get_by_role("link", name="People moved").click()
    first = shown(page, "/arrangements")
    page.get_by_role("columnheader").get_by_role("link", name="People moved").click()
    faults.expect(first != shown(page, "/arrangements"), "the head of a column does not turn the order")
    return count


def refusals(page, faults):
    for path, status in {
        **REFUSED, "/norms?dya=2025-05-07": 400, "/transfers?type=arival": 400, "/states/LBY?day=2025-5-7": 400,
        "/arrangements?day=2025-05-07&day=2025-05-08": 400, "/changes?from=2025-13-01": 400,
    }.items():
        response = page.goto(base() + path)
        faults.expect(response.status == status, f"{path}: status {response.status}, expected {status}")
        terms = page.locator("main dl dd").all_inner_texts()
        faults.expect(len(terms) == 3 and all(terms), f"{path}: found, expected, instead: {terms}")
        faults.expect(page.locator("nav a").count() >= 6, f"{path}: no way on")
        page.get_by_role("link", name="front page").click()
        faults.expect(urlsplit(page.url).path == "/", f"{path}: the way on leads to {page.url}")
    for path, said in {
        "/arrangements?stage=agred": "Write stage=agreed.", "/norms?dya=2025-05-07": "Write day instead of dya.",
        "/transfers?type=arival": "Write type=arrival.", "/states/LBY?day=2025-5-7": "Write day=2025-05-07",
        "/?day=2025-02-30": "Write day=2025-02-28.",
    }.items():
        page.goto(base() + path)
        faults.expect(said in page.locator("main").inner_text(), f"{path}: does not say: {said}")
        # Its twin says the same.
        status, _, body = ask(path, accept="application/json")
        faults.expect(status == 400 and said.split(".")[0] in body.decode(), f"{path} as JSON: {status} {body[:200]}")


def main() -> int:
    faults = Faults()
    with chromium() as browser:
        page = browser.new_context(java_script_enabled=False).new_page()
        days(page, faults)
        changes(page, faults)
        count = lists(page, faults)
        refusals(page, faults)
    return faults.end(f"dates, {count} filters and orders, refusals")


if __name__ == "__main__":
    sys.exit(main())
