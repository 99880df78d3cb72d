extension Translation {
  /// French: what the reception desk says, and what stands around it. In CLDR nothing and one are singular.
  package static let french = Translation(
    code: "fr", name: "Français", site: French.site, desk: French.desk, reception: French.reception,
    category: { $0 == 0 || $0 == 1 ? .one : .other })
}

/// The French texts.
enum French {
  static let site: [Phrase: String] = [:]
  static let desk: [DeskPhrase: String] = [:]
  static let reception: [ReceptionPhrase: String] = [:]
}
