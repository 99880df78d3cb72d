internal import Foundation

/// What a page shows or reads aloud that does not come from the catalogue, as pieces without markup.
///
/// It reads bytes: all pages of the site are looked at, and characters take ten times as long.
package struct VisibleText {
  /// Outside of messages, and in what fills them.
  package private(set) var strange: [String] = []
  /// Bytes within messages.
  package private(set) var said = 0
  private var piece: [UInt8] = []
  /// True within a message, false within what fills one.
  private var nesting: [Bool] = []

  /// Attributes that are shown or read aloud.
  private static let spoken = ["aria-label", "title", "alt", "placeholder", "label", "content"].map {
    Array(" \($0)=\"".utf8)
  }
  /// Conditions, ids and digests are code in every language; what a reader of files says is marked as English.
  private static func skipped(_ tag: ArraySlice<UInt8>) -> [UInt8]? {
    if tag.starts(with: Array("code".utf8)) { return Array("</code>".utf8) }
    return tag.starts(with: Array("span lang=\"en\"".utf8)) ? Array("</span>".utf8) : nil
  }

  package init(html: String) {
    let bytes = Array(html.utf8)
    var place = 0
    while place < bytes.count {
      let tag = bytes[place...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
      read(bytes[place..<tag])
      end()
      guard tag < bytes.count, let close = bytes[tag...].firstIndex(of: UInt8(ascii: ">")) else { break }
      attributes(bytes[(tag + 1)..<close])
      place = close + 1
      guard let closing = VisibleText.skipped(bytes[(tag + 1)..<close]) else { continue }
      while place < bytes.count, !bytes[place...].starts(with: closing) { place += 1 }
    }
    if !nesting.isEmpty { strange.append("a message that is cut off") }
  }

  private mutating func attributes(_ tag: ArraySlice<UInt8>) {
    guard tag.contains(UInt8(ascii: "=")) else { return }
    // Of what stands in the head, only the description is for people.
    if tag.starts(with: Array("meta".utf8)), !tag.starts(with: Array("meta name=\"description\"".utf8)) { return }
    var place = tag.startIndex
    while let space = tag[place...].firstIndex(of: UInt8(ascii: " ")) {
      place = space + 1
      for name in VisibleText.spoken where tag[space...].starts(with: name) {
        let start = space + name.count
        let stop = tag[start...].firstIndex(of: UInt8(ascii: "\"")) ?? tag.endIndex
        let outer = nesting
        nesting = []
        read(tag[start..<stop])
        end()
        nesting = outer
        place = stop
      }
    }
  }

  /// ⟦ and ⟧ are E2 9F A6 and A7, ⟪ and ⟫ are E2 9F AA and AB.
  private mutating func read(_ text: ArraySlice<UInt8>) {
    var place = text.startIndex
    while place < text.endIndex {
      let byte = text[place]
      if byte == 0xE2, place + 2 < text.endIndex, text[place + 1] == 0x9F, (0xA6...0xAB).contains(text[place + 2]) {
        end()
        switch text[place + 2] {
        case 0xA6, 0xAA: nesting.append(text[place + 2] == 0xA6)
        default: if !nesting.isEmpty { nesting.removeLast() }
        }
        place += 3
        continue
      }
      if nesting.last == true { said += 1 } else { piece.append(byte) }
      place += 1
    }
  }

  private mutating func end() {
    defer { piece.removeAll(keepingCapacity: true) }
    guard piece.contains(where: { $0 > 0x40 }) else { return }
    let words = FormText.decoded(String(decoding: piece, as: UTF8.self)).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
    if words.contains(where: \.isLetter) { strange.append(words) }
  }
}
