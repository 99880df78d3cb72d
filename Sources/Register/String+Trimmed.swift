extension String {
  /// Without white space at its ends; block scalars end in a newline.
  package var trimmed: String {
    // Nearly every text needs no trimming; looking at its ends in ASCII is enough to see that.
    if let first = utf8.first, let last = utf8.last, (0x21..<0x80).contains(first), (0x21..<0x80).contains(last) {
      return self
    }
    guard let first = unicodeScalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = unicodeScalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(unicodeScalars[first...last])
  }
}
