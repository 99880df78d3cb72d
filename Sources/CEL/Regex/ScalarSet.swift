/// A set of Unicode scalars, as a character class describes it.
struct ScalarSet: Sendable {
  enum Item: Sendable {
    case range(UInt32, UInt32)
    /// A general category by its one- or two-letter name, or all but it.
    case category(String, isNegated: Bool)
  }

  var items: [Item] = []
  var isNegated = false
  /// Whether the case of letters is passed over.
  var ignoresCase = false

  func contains(_ scalar: UnicodeScalar) -> Bool {
    if holds(scalar) { return !isNegated }
    guard ignoresCase else { return isNegated }
    let properties = scalar.properties
    for text in [properties.lowercaseMapping, properties.uppercaseMapping] {
      let scalars = text.unicodeScalars
      if scalars.count == 1, let other = scalars.first, holds(other) { return !isNegated }
    }
    // Two scalars whose upper case is ASCII though they are not: long s and the Kelvin sign.
    if scalar == "s" || scalar == "S", holds("\u{17F}") { return !isNegated }
    if scalar == "k" || scalar == "K", holds("\u{212A}") { return !isNegated }
    return isNegated
  }

  private func holds(_ scalar: UnicodeScalar) -> Bool {
    for item in items {
      switch item {
      case .range(let low, let high):
        if low <= scalar.value, scalar.value <= high { return true }
      case .category(let name, let isNegated):
        if Self.isIn(scalar, name) != isNegated { return true }
      }
    }
    return false
  }

  private static func isIn(_ scalar: UnicodeScalar, _ name: String) -> Bool {
    let category = abbreviation(scalar.properties.generalCategory)
    return name.utf8.count == 1 ? category.hasPrefix(name) : category == name
  }

  static let categories: Set<String> = [
    "L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No", "P", "Pc", "Pd", "Ps",
    "Pe", "Pi", "Pf", "Po", "S", "Sm", "Sc", "Sk", "So", "Z", "Zs", "Zl", "Zp", "C", "Cc", "Cf", "Cs", "Co",
  ]

  private static func abbreviation(_ category: Unicode.GeneralCategory) -> String {
    switch category {
    case .uppercaseLetter: "Lu"
    case .lowercaseLetter: "Ll"
    case .titlecaseLetter: "Lt"
    case .modifierLetter: "Lm"
    case .otherLetter: "Lo"
    case .nonspacingMark: "Mn"
    case .spacingMark: "Mc"
    case .enclosingMark: "Me"
    case .decimalNumber: "Nd"
    case .letterNumber: "Nl"
    case .otherNumber: "No"
    case .connectorPunctuation: "Pc"
    case .dashPunctuation: "Pd"
    case .openPunctuation: "Ps"
    case .closePunctuation: "Pe"
    case .initialPunctuation: "Pi"
    case .finalPunctuation: "Pf"
    case .otherPunctuation: "Po"
    case .mathSymbol: "Sm"
    case .currencySymbol: "Sc"
    case .modifierSymbol: "Sk"
    case .otherSymbol: "So"
    case .spaceSeparator: "Zs"
    case .lineSeparator: "Zl"
    case .paragraphSeparator: "Zp"
    case .control: "Cc"
    case .format: "Cf"
    case .surrogate: "Cs"
    case .privateUse: "Co"
    case .unassigned: "Cn"
    @unknown default: "Cn"
    }
  }

  static func one(_ scalar: UnicodeScalar, ignoresCase: Bool) -> ScalarSet {
    ScalarSet(items: [.range(scalar.value, scalar.value)], ignoresCase: ignoresCase)
  }

  /// The ranges of a named class of ASCII, such as `alpha` or `d`.
  static func ascii(_ name: String) -> [(UInt32, UInt32)]? {
    switch name {
    case "d", "digit": [(48, 57)]
    case "w", "word": [(48, 57), (65, 90), (95, 95), (97, 122)]
    case "s": [(9, 10), (12, 13), (32, 32)]
    case "space": [(9, 13), (32, 32)]
    case "alpha": [(65, 90), (97, 122)]
    case "alnum": [(48, 57), (65, 90), (97, 122)]
    case "upper": [(65, 90)]
    case "lower": [(97, 122)]
    case "blank": [(9, 9), (32, 32)]
    case "punct": [(33, 47), (58, 64), (91, 96), (123, 126)]
    case "xdigit": [(48, 57), (65, 70), (97, 102)]
    case "cntrl": [(0, 31), (127, 127)]
    case "graph": [(33, 126)]
    case "print": [(32, 126)]
    case "ascii": [(0, 127)]
    default: nil
    }
  }

  /// The gaps between ascending ranges.
  static func complement(_ ranges: [(UInt32, UInt32)]) -> [(UInt32, UInt32)] {
    var gaps: [(UInt32, UInt32)] = []
    var next: UInt32 = 0
    for (low, high) in ranges {
      if low > next { gaps.append((next, low - 1)) }
      next = high + 1
    }
    return gaps + [(next, 0x10FFFF)]
  }
}
