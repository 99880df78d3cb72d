import Foundation

/// A person of the worked cases: an order naming only Laos, told by word of mouth of Libya, nothing served.
enum WorkedPerson {
  /// As a case file.
  static let file = """
    case: told-orally
    sender: USA
    facts:
      person.nationality: [LAO]
      person.final_order: true
      person.order_kind: '240'
      person.order_countries: [LAO]
      person.procedure: 'none'
      person.arriving: false
      person.entered_on: 1991-06-01
      person.citizen_of_sender: false
      person.lawful_status: false
      person.represented: true
      custody.held: true
      notice.written@LBY: false
      notice.oral_only@LBY: true
      notice.to_counsel@LBY: false
      fear.opportunity@LBY: false
      reopen.opportunity@LBY: false
      reopen.moved_by_government@LBY: false
      removal.designated@LBY: false
      removal.listed_connection@LBY: false
    """

  /// As it is posted to the API, with members of the question after it.
  static func body(_ question: String) -> String {
    let facts = file.split(separator: "\n").dropFirst(3).map { line -> String in
      let pair = line.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
      let value =
        ["true", "false"].contains(pair[1])
        ? pair[1] : pair[1] == "[LAO]" ? "[\"LAO\"]" : "\"\(pair[1].replacingOccurrences(of: "'", with: ""))\""
      return "\"\(pair[0])\": \(value)"
    }
    return "{\"sender\": \"USA\", \"facts\": {\(facts.joined(separator: ", "))}, \(question)}"
  }
}
