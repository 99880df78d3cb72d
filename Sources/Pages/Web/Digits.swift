/// Whole numbers as people read them.
enum Digits {
  /// With narrow no-break spaces between thousands (ISO 80000-1), which no language takes for a decimal sign.
  static func grouped(_ number: Int) -> String {
    let digits = String(number.magnitude)
    guard digits.count > 4 else { return String(number) }
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text += "\u{202F}" }
      text.append(digit)
    }
    return number < 0 ? "−" + text : text
  }
}
