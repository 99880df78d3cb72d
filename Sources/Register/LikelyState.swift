/// The State that somebody may have meant who wrote no code of one.
package enum LikelyState {
  /// What to write instead: a code, or a few between which only the author can choose; empty where nothing is near.
  package static func remedy(for text: String, among states: [State]) -> String {
    codes(for: text, among: states).joined(separator: " or ")
  }

  /// A name or a two-letter code says it outright; then a slip in a name, then one in a code. A wrong code is worse than
  /// none: it reads as an answer.
  package static func codes(for text: String, among states: [State]) -> [String] {
    let wanted = text.lowercased()
    guard !wanted.isEmpty else { return [] }
    let exact = states.first { [$0.code.text, $0.alpha2, $0.name].contains { $0.lowercased() == wanted } }
    if let exact { return [exact.code.text] }
    // Reserved in ISO 3166-1 for these two, and in daily use.
    if let code = ["uk": "GBR", "el": "GRC"][wanted], states.contains(where: { $0.code.text == code }) {
      return [code]
    }
    let letters = Array(wanted.unicodeScalars.prefix(64))
    if letters.count > 3 {
      return slips(letters, in: states.map { ($0.name, $0.code) }, upTo: letters.count > 6 ? 2 : 1)
    }
    return letters.count == 3 ? slips(letters, in: states.map { ($0.code.text, $0.code) }, upTo: 1) : []
  }

  private static func slips(
    _ wanted: [Unicode.Scalar], in names: [(name: String, code: StateCode)], upTo limit: Int
  ) -> [String] {
    var best = limit
    var codes: [String] = []
    for (name, code) in names {
      let letters = Array(name.lowercased().unicodeScalars.prefix(64))
      guard abs(letters.count - wanted.count) <= best else { continue }
      let distance = NearestName.distance(wanted, letters)
      if distance < best { codes = [] }
      if distance <= best {
        best = distance
        codes.append(code.text)
      }
    }
    return codes.count <= 6 ? codes : []
  }
}
