/// The classes of ASCII that patterns name: `\d`, `[:alpha:]`.
enum NamedClasses {
  /// `\d`, `\w` and `\s`.
  static func escape(_ letter: UnicodeScalar) -> UnicodeClass.Ranges? {
    switch letter {
    case "d": [48...57]
    case "w": [48...57, 65...90, 95...95, 97...122]
    case "s": [9...10, 12...13, 32...32]
    default: nil
    }
  }

  /// What stands between `[:` and `:]`.
  static func posix(_ name: String) -> UnicodeClass.Ranges? {
    switch name {
    case "digit": [48...57]
    case "word": [48...57, 65...90, 95...95, 97...122]
    case "space": [9...13, 32...32]
    case "alpha": [65...90, 97...122]
    case "alnum": [48...57, 65...90, 97...122]
    case "upper": [65...90]
    case "lower": [97...122]
    case "blank": [9...9, 32...32]
    case "punct": [33...47, 58...64, 91...96, 123...126]
    case "xdigit": [48...57, 65...70, 97...102]
    case "cntrl": [0...31, 127...127]
    case "graph": [33...126]
    case "print": [32...126]
    case "ascii": [0...127]
    default: nil
    }
  }
}
