import CEL
import Foundation
import Testing

/// Zones, days and civil dates in integers.
@Suite struct TimeZoneTests {
  static func zone(_ name: String) throws -> ZoneRules {
    let data = try Data(contentsOf: URL(fileURLWithPath: "/usr/share/zoneinfo/\(name)"))
    return try ZoneRules(tzif: Array(data))
  }

  @Test func civilDatesGoThereAndBack() {
    for days in stride(from: Int64(-800_000), through: 3_000_000, by: 37) {
      let date = CivilCalendar.civilFromDays(days)
      #expect(CivilCalendar.days(year: date.year, month: date.month, day: date.day) == days)
    }
    #expect(CivilCalendar.daysFromCivil(year: 1970, month: 1, day: 1) == 0)
    #expect(CivilCalendar.days(year: 2025, month: 2, day: 30) == nil)
    #expect(CivilCalendar.days(year: 2024, month: 2, day: 29) == 19_782)
  }

  @Test(arguments: [
    "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Pacific/Apia", "America/Sao_Paulo", "Australia/Lord_Howe",
  ])
  func offsetsAgreeWithFoundation(name: String) throws {
    let rules = try Self.zone(name)
    let reference = try #require(TimeZone(identifier: name))
    for seconds in stride(from: Int64(0), through: 2_600_000_000, by: 777_777) {
      let expected = reference.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
      #expect(rules.offset(at: seconds) == expected, "\(name) at \(seconds)")
    }
  }

  @Test(arguments: ["Europe/Berlin", "America/Sao_Paulo", "Pacific/Apia", "America/New_York"])
  func theStartOfADayIsItsFirstInstant(name: String) throws {
    var zones = TimeZones()
    let zone = zones.add(name, try Self.zone(name))
    for day in Int64(12_000)..<16_000 {
      let start = zones.startOfDay(day, zone: zone)
      // (Apia had no 30 December 2011: the day before is followed by the day after.)
      #expect(zones.localDay(of: start, zone: zone) >= day)
      #expect(zones.localDay(of: start - 1, zone: zone) < day)
    }
  }

  @Test func namesAndFixedOffsets() throws {
    let zones = TimeZones()
    let east = try #require(zones.index(of: "+05:30"))
    #expect(zones.offset(zone: east, at: 0) == 19_800)
    #expect(zones.localDay(of: 86_400 - 19_800, zone: east) == 1)
    #expect(zones.startOfDay(1, zone: east) == 86_400 - 19_800)
    #expect(zones.index(of: "Europe/Berlin") == nil)
    #expect(zones.offset(zone: try #require(zones.index(of: "UTC")), at: 5) == 0)
  }

  @Test func brokenZoneFilesAreRefused() throws {
    let good = Array(try Data(contentsOf: URL(fileURLWithPath: "/usr/share/zoneinfo/Europe/Berlin")))
    for length in stride(from: 0, to: good.count - 40, by: 13) {
      #expect(throws: TZifError.self) { try ZoneRules(tzif: Array(good[..<length])) }
    }
    var random = SystemRandomNumberGenerator()
    for _ in 0..<300 {
      var bytes = good
      for _ in 0..<4 {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      let rules = try? ZoneRules(tzif: bytes)
      _ = rules?.offset(at: 4_000_000_000)
    }
  }

  @Test func posixRules() throws {
    let rule = try #require(PosixRule("CET-1CEST,M3.5.0,M10.5.0/3"))
    #expect(rule.offset(at: 1_774_746_000 - 1) == 3600)
    #expect(rule.offset(at: 1_774_746_000) == 7200)
    #expect(PosixRule("<+0545>-5:45")?.offset(at: 0) == 20_700)
    #expect(PosixRule("nonsense") == nil)
    #expect(PosixRule("") == nil)
  }
}
