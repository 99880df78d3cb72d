internal import Pages
internal import Register

/// A line on each programme.
struct ProgrammeListPage {
  private let programmes: [Programme]

  init(_ programmes: [Programme]) { self.programmes = programmes }

  private static func demonstrations(_ programme: Programme) -> Int {
    programme.entitlements.count { $0.basis == .demonstration }
  }

  var text: String {
    programmes.map { programme in
      let days = "from \(programme.from)" + (programme.until.map { " until \($0)" } ?? "")
      let made = Self.demonstrations(programme)
      let note = made == 0 ? "" : ", of which \(made) are demonstrations"
      return """
        \(programme.id)
            \(programme.title)
            \(programme.country.value), \(days); \(counted(programme.entitlements.count, "entitlement"))\(note)

        """
    }.joined()
  }

  var json: JSON {
    .object([
      (
        "programmes",
        .list(
          programmes.map { programme in
            .object([
              ("programme", .text(programme.id.text)), ("title", .text(programme.title)),
              ("country", .text(programme.country.value.text)), ("from", .text(programme.from.description)),
              ("until", .optional(programme.until?.description)),
              ("entitlements", .number(programme.entitlements.count)),
              ("demonstrations", .number(Self.demonstrations(programme))),
            ])
          })
      )
    ])
  }
}
