/// Where a list goes on: an opaque text for its readers, which may change its form at any time.
///
/// It holds the place of the next item and what was asked, so that a cursor of one question does not answer another.
struct APICursor {
  var offset: Int
  /// What the list was asked for, without cursor and limit.
  var question: String

  var text: String {
    let digits = String(offset, radix: 36)
    return digits + "." + String(APICursor.hash("\(digits) \(question)"), radix: 36)
  }

  init(offset: Int, question: String) {
    self.offset = offset
    self.question = question
  }

  /// `nil` for what this register never gave for this question.
  init?(_ text: String, question: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, let offset = Int(parts[0], radix: 36), offset > 0 else { return nil }
    self.init(offset: offset, question: question)
    guard self.text == text else { return nil }
  }

  /// FNV-1a: it finds slips and protects nothing, since every item is public.
  private static func hash(_ text: String) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash
  }
}
