extension Translation {
  /// Kinyarwanda: what the reception desk says, and what stands around it. A draft that no native speaker has reviewed yet,
  /// which the foot of each page says. CLDR has no rule of plurals for it.
  package static let kinyarwanda = Translation(
    code: "rw", name: "Ikinyarwanda", site: Kinyarwanda.site, desk: Kinyarwanda.desk,
    reception: Kinyarwanda.reception, category: { _ in .other })
}

/// The texts in Kinyarwanda.
enum Kinyarwanda {
  static let site: [Phrase: String] = [
    .dateDay: "{day} {month} {year}", .dateMonth: "{month} {year}",
    .january: "Mutarama", .february: "Gashyantare", .march: "Werurwe", .april: "Mata", .may: "Gicurasi",
    .june: "Kamena", .july: "Nyakanga", .august: "Kanama", .september: "Nzeri", .october: "Ukwakira",
    .november: "Ugushyingo", .december: "Ukuboza", .undated: "nta tariki", .listSeparator: ", ",
    .listOfMany: "{first} na {last}", .skipToContent: "Jya ku birimo", .navigationLabel: "Iby’ingenzi",
  ]
}
