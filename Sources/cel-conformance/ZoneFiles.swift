import CEL
import Foundation

/// The zones of the machine, read from its tzdata.
enum ZoneFiles {
  private static let root = "/usr/share/zoneinfo"

  /// Every zone file below the root; files that are none are passed over.
  static func load() -> TimeZones {
    var zones = TimeZones()
    guard let walk = FileManager.default.enumerator(atPath: root) else { return zones }
    while let name = walk.nextObject() as? String {
      if name.hasPrefix("posix") || name.hasPrefix("right") { continue }
      guard let data = FileManager.default.contents(atPath: root + "/" + name), data.starts(with: Array("TZif".utf8)),
        let rules = try? ZoneRules(tzif: Array(data))
      else { continue }
      zones.add(name, rules)
    }
    return zones
  }
}
