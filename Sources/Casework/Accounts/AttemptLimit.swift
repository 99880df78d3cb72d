package import DeskSQLite
package import Desks
internal import Glibc
internal import Sealing

/// How often somebody may try: some tries are free, then the wait doubles, up to a quarter of an hour.
///
/// An account has five. An address has twenty, because a whole office may share one; nobody is kept out for good, as that
/// would let anybody lock others out.
struct AttemptLimit: Sendable {
  private static let longestWait = 15 * 60

  let subject: [UInt8]
  let free: Int
  /// Seconds after the last failure.
  let forgetAfter: Int

  /// By the e-mail address that was typed, whether it has an account or not.
  static func email(_ email: String, _ database: DeskDatabase) -> AttemptLimit {
    AttemptLimit(
      subject: database.throttleSubject("email/\(Member.comparable(email))"), free: 5, forgetAfter: 86_400)
  }

  static func address(_ address: String, _ database: DeskDatabase) -> AttemptLimit {
    AttemptLimit(subject: database.throttleSubject("address/\(network(address))"), free: 20, forgetAfter: 3_600)
  }

  /// By an address from which somebody complains without an account: it has tries of its own, so that nobody who signs in
  /// from there has to wait for it.
  static func complaints(_ address: String, _ database: DeskDatabase) -> AttemptLimit {
    AttemptLimit(
      subject: database.throttleSubject("complaints/\(network(address))"), free: 20, forgetAfter: 3_600)
  }

  /// By a link to join with.
  static func link(_ token: Token, _ database: DeskDatabase) -> AttemptLimit {
    AttemptLimit(
      subject: database.throttleSubject("link/\(SHA.hex(token.digest))"), free: 5, forgetAfter: 86_400)
  }

  /// Seconds to wait after so many failures: from the last of those that are free.
  func delay(_ failures: Int) -> Int {
    guard failures >= free else { return 0 }
    return min(AttemptLimit.longestWait, 1 << min(failures - free, 20))
  }

  /// Whoever has an IPv6 address has 2⁶⁴ of them: what counts is the network.
  static func network(_ address: String) -> String {
    var bytes = in6_addr()
    guard address.contains(":"), inet_pton(AF_INET6, address, &bytes) == 1 else { return address }
    let octets = withUnsafeBytes(of: &bytes) { Array($0) }
    // ::ffff:192.0.2.1 is the IPv4 address behind it.
    if octets[..<10].allSatisfy({ $0 == 0 }), octets[10] == 0xFF, octets[11] == 0xFF {
      return octets[12...].map { String($0) }.joined(separator: ".")
    }
    return octets[..<8].map { String($0, radix: 16) }.joined(separator: ":") + "/64"
  }
}

extension CaseDesk {
  /// Counts a complaint that comes from an address without an account; throws `throttled` where there were too many.
  package func countComplaint(from address: String, at time: DeskTime, _ writer: DeskWriter) throws {
    if let seconds = try writer.begin([.complaints(address, database)], at: time) {
      throw AccountRefusal.throttled(seconds: seconds)
    }
  }
}

extension DeskWriter {
  /// Counts a try beforehand, so that many at once are not all free; how many seconds to wait where there is no try left.
  func begin(_ limits: [AttemptLimit], at time: DeskTime) throws -> Int? {
    if let until = try reader.throttledUntil(limits.map(\.subject)), until > time {
      return until.seconds - time.seconds
    }
    for limit in limits {
      try countFailure(limit.subject, at: time, forgetAfter: limit.forgetAfter, delay: limit.delay)
    }
    return nil
  }
}
