/// A programme of the invented State XBB, with facts of participants, for tests of the desk.
package enum WrittenReception {
  package static let facts = """
    facts:
      - {fact: household.adults, type: count, ask: How many adults?}
      - {fact: household.children, type: count, ask: How many children?}
      - {fact: in_work, type: truth, ask: In work?}
      - {fact: born_on, type: date, ask: When born?}
      - {fact: band, type: choice, options: [one, two], ask: Which band?}
    """

  package static let programme = """
    programme: xbb/p
    title: A programme
    says: It promises.
    country: XBB
    operated_by: Beland
    currency: RWF
    from: 2024-01-01
    places: 250
    sources: {s: {publisher: P, title: T, published: 2024-01-01}}
    entitlements:
      - {name: stipend, kind: cash, title: Stipend, says: Money., amount: 100000, per: adult, basis: published, every: month, until: in_work, sources: [s]}
      - {name: housing, kind: housing, title: Housing, says: A place., basis: published, every: month, sources: [s]}
    follow_ups:
      - {name: first-week, title: First week, after_days: 7, grace_days: 3, basis: published, questionnaire: arrival, sources: [s]}
      - {name: first-month, title: First month, after_days: 30, grace_days: 7, basis: published, sources: [s]}
    complaints_outside: {body: Council of Beland, how: Write to it., sources: [s]}
    wage_floors:
      - {name: legal, kind: legal, says: Not less., amount: 1000, per: day, basis: published, sources: [s]}
    questionnaires:
      - name: arrival
        title: Arrival
        questions:
          - {name: safe, ask: Safe?, type: truth}
          - {name: sleeps, ask: Sleep?, type: choice, options: [{value: well, label: Well}, {value: badly, label: Badly}]}
          - {name: people, ask: How many people?, type: count}
          - {name: more, ask: What else?, type: text}
    """
}
