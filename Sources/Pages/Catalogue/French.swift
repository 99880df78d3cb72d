extension Translation {
  /// French: what the reception desk says, and what stands around it. In CLDR nothing and one are singular.
  package static let french = Translation(
    code: "fr", name: "Français", site: French.site, desk: French.desk, reception: French.reception,
    category: { $0 == 0 || $0 == 1 ? .one : .other })
}

/// The French texts.
enum French {
  static let site: [Phrase: String] = [
    .dateDay: "{day} {month} {year}", .dateMonth: "{month} {year}",
    .january: "janvier", .february: "février", .march: "mars", .april: "avril", .may: "mai", .june: "juin",
    .july: "juillet", .august: "août", .september: "septembre", .october: "octobre", .november: "novembre",
    .december: "décembre", .undated: "sans date", .listSeparator: ", ", .listOfMany: "{first} et {last}",
    .skipToContent: "Aller au contenu", .navigationLabel: "Principal",
  ]
}
