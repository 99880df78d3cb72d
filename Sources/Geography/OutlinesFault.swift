/// Why bytes are not outlines.
package enum OutlinesFault: Error, Equatable, CustomStringConvertible {
  /// They do not start as packed outlines do.
  case otherFormat
  /// They end inside something.
  case endsEarly
  /// They go on behind the last outline.
  case goesOn(at: Int)
  /// A number is longer than any that is written.
  case number(at: Int)
  /// A count is larger than the bytes that follow could hold.
  case count(at: Int)
  /// A code is not three letters A–Z.
  case code(at: Int)
  /// Two outlines have the same code.
  case repeated(String)
  /// A position is not on the Earth.
  case position(at: Int)

  package var description: String {
    switch self {
    case .otherFormat: "found other bytes, expected packed outlines, which start with “OUT1”; build them again"
    case .endsEarly: "the packed outlines end early; build them again"
    case .goesOn(let at): "the packed outlines should end at byte \(at); build them again"
    case .number(let at): "found a number too long at byte \(at) of the packed outlines; build them again"
    case .count(let at): "found a count too large at byte \(at) of the packed outlines; build them again"
    case .code(let at): "found no code of three letters at byte \(at) of the packed outlines; build them again"
    case .repeated(let code): "found \(code) twice in the packed outlines; build them again"
    case .position(let at): "found a position off the Earth at byte \(at) of the packed outlines; build them again"
    }
  }
}
