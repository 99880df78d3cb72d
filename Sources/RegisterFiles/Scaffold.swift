package import Register

/// A new file of a register with comments for the person who fills it in. What must be written is there and empty, so
/// that `register check` names it with its place.
package enum Scaffold {
  package enum Subject: String, CaseIterable, Sendable { case arrangement, norm }

  /// Why an id is none, in words.
  package struct WrongID: Error, CustomStringConvertible {
    package var description: String
  }

  /// The path inside the register.
  package static func path(_ subject: Subject, _ id: String) -> String {
    switch subject {
    case .arrangement: "arrangements/\(id).yaml"
    case .norm: "norms/\(id).yaml"
    }
  }

  /// `schema` is the way from the file to the schema for editors, where there is one.
  package static func text(
    _ subject: Subject, _ id: String, states: [State], schema: String?
  ) throws(WrongID) -> String {
    let codes = Set(states.map(\.code.text))
    let modeline = schema.map { "# yaml-language-server: $schema=\($0)\n" } ?? ""
    switch subject {
    case .arrangement:
      let parts = id.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
      guard parts.count >= 2, parts.allSatisfy(isWord) else {
        throw WrongID(
          description:
            "found the id “\(id)”; expected sender, destination and year in small letters; write usa-lby-2025")
      }
      let named = parts.prefix(2).map { $0.uppercased() }.map { codes.contains($0) ? $0 : "" }
      return modeline + arrangement(id, sender: named[0], to: named[1])
    case .norm:
      let parts = id.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
      let words = parts.flatMap { $0.split(separator: "-", omittingEmptySubsequences: false).map(String.init) }
      guard parts.count == 2, words.allSatisfy(isWord), parts[0] == "int" || codes.contains(parts[0].uppercased())
      else {
        throw WrongID(
          description:
            "found the id “\(id)”; expected a State (or int for a treaty) and a name in small letters; write usa/dvd-tro"
        )
      }
      return modeline + norm(id, sender: parts[0] == "int" ? nil : parts[0].uppercased())
    }
  }

  private static func isWord(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
  }

  private static func arrangement(_ id: String, sender: String, to: String) -> String {
    """
    # What is empty must be filled in; lines that begin with # may be used or deleted.
    # The form: docs/guide/register-files.md#arrangements. For lawyers: docs/guide/contributing-law.md.
    arrangement: \(id)
    title:
    sender: \(sender)
    # A State by its code, a list [LBY, RWA], or empty with a to_note that says what is known.
    to: \(to)
    # safe-third-country, asylum-cooperative, acceptance, detention-for-payment, transit or integration
    kind:
    # true, false or unknown
    text_published: unknown
    # text-read (you read the agreement), excerpt, secondary (reports), reported (only weak sources)
    basis: secondary

    # The days on which somebody says that it has effect; disputed when somebody denies it. Leave it empty if nobody does.
    # force:
    #   - {from: 2025-08-05, disputed: true, note: who says so and who denies it, sources: [s1]}

    # One entry a claim, in the order of the dates. A date is as precise as the source: 2025-08-05, 2025-08 or 2025.
    # stage: floated talks signed ratified in-force suspended ended denied refused court other
    # Claims that contradict one another stand side by side with the same word under conflict.
    events:
      - date:
        stage:
        claim:
        by:
        sources: [s1]

    # scope:
    #   - {claim: whom it is said to cover, by: who says so, sources: [s1]}
    # terms:
    #   - {claim: what was agreed, sources: [s1], cap: 250, payment: {amount: 7500000, currency: USD}}
    # reception:
    #   model: unknown          # detention, hotel, integration, none or unknown
    #   claims: [{claim: what awaits people, sources: [s1]}]
    # People moved. Never a name. type: arrival, onward, cumulative (a running total) or attempt (nobody left)
    # transfers:
    #   - {date: 2025-08, type: arrival, count: 7, nationalities: [IRQ], claim: what happened, by: who says so, sources: [s1]}

    # What nobody has said; silence is shown as silence.
    # unknown:
    #   - the text of the agreement

    # kind: official-text court-filing wire-report press ngo practice academic aggregator machine-summary
    sources:
      s1:
        publisher:
        title:
        published:
        url:
        kind: press
        weak: false             # true where there is reason to doubt it: an anonymous relay, a copy that cannot be checked
        checked:                # the day on which you read it

    """
  }

  private static func norm(_ id: String, sender: String?) -> String {
    let binds =
      sender.map { "sender: \($0)" }
      ?? "# The treaty as the files under states/ name it; whom it binds, and since when, stands there.\nbinds: {parties: }"
    return """
      # What is empty must be filled in; lines that begin with # may be used or deleted.
      # The form: docs/guide/register-files.md#norms. For lawyers: docs/guide/contributing-law.md.
      norm: \(id)
      title:
      # constitution statute treaty regulation executive-order agency-directive agency-practice agreement court-order
      # appellate-ruling agency-decision pending-proceeding
      kind:
      # As a lawyer cites it: D. Mass. 1:25-cv-10676, Dkt. 64
      cite:
      \(binds)
      issued:
      # text-read (you read the words), excerpt (parts), secondary (reports), reported (only weak sources), general (not seen)
      basis:

      # Its own days of force; until is the first day without. What stays or ends it is written on the norm that does.
      # force:
      #   - {from: 2025-04-18}

      # Whom it covers, as a condition over the facts of facts.yaml; left out: everybody.
      # covers: person.final_order

      # effect: authority (opens a route or is a condition of one), bar (forbids sending), duty (a step owed to the person),
      # exception (takes other rules out of play) or note (shown, never computed)
      rules:
        - id:
          effect:
          says:
          # when: a condition; left out: always
          # passage: where in the text
          # Of a bar: until: [names of duties]. Of a duty: step: written-notice, phase: before, done: notice.written
          sources: [s1]

      # What it does to other norms: suspends, vacates, ends or amends.
      # acts_on:
      #   - {suspends: usa/other-norm, from: 2025-06-23}
      # Links without effect.
      # relations:
      #   - {implements: usa/other-norm, date: 2025-04-18, sources: [s1]}

      # What no rule can say, and what the sources leave open.
      # cannot_encode:
      #   - What makes an opportunity "meaningful" is left to the court.
      # uncertain: []

      # kind: official-text court-filing wire-report press ngo practice academic aggregator machine-summary
      sources:
        s1:
          publisher:
          title:
          published:
          url:
          kind: official-text
          weak: false             # true where there is reason to doubt it: an anonymous relay, a copy that cannot be checked
          checked:                # the day on which you read it

      """
  }
}
