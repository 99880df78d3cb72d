/// The kinds of documents that may be uploaded, by their media types. What a file is, is seen from its first bytes and not
/// from its name; all of them are only ever sent back to be saved.
enum DocumentType: String, CaseIterable {
  case pdf = "application/pdf"
  case png = "image/png"
  case jpeg = "image/jpeg"
  /// Word processors' files, which are ZIP archives (Office Open XML, OpenDocument).
  case office = "application/zip"
  case text = "text/plain; charset=utf-8"

  /// In bytes: a scanned decision of some dozens of pages.
  static let mostBytes = 10 * 1024 * 1024

  init?(of bytes: [UInt8]) {
    func begins(_ magic: [UInt8]) -> Bool { bytes.starts(with: magic) }
    if begins(Array("%PDF-".utf8)) {
      self = .pdf
    } else if begins([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      self = .png
    } else if begins([0xFF, 0xD8, 0xFF]) {
      self = .jpeg
    } else if begins([0x50, 0x4B, 0x03, 0x04]) {
      self = .office
    } else if let text = String(validating: bytes, as: UTF8.self),
      !text.unicodeScalars.contains(where: { $0.value < 0x20 && !["\n", "\r", "\t"].contains($0) })
    {
      self = .text
    } else {
      return nil
    }
  }

  /// A name as people see it: without folders, control characters and more than 120 characters.
  static func tidied(_ name: String) -> String {
    let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
    let scalars = last.unicodeScalars.filter { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: false
      default: true
      }
    }
    let tidied = String(String(String.UnicodeScalarView(scalars)).prefix(120))
    return tidied.isEmpty ? "document" : tidied
  }
}
