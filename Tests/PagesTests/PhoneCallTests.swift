import Foundation
import Register
import Testing

@testable import Pages

struct PhoneCallTests {
  /// A fact with a new first part would be asked under “The person” without anybody having chosen so.
  @Test func eachFactOfTheRegisterHasATopic() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../register/facts.yaml")
    let facts = try String(contentsOf: file, encoding: .utf8).matches(of: /- fact: (\S+)/).map { String($0.output.1) }
    #expect(facts.count > 80)
    for fact in facts { #expect(PhoneCall.Topic(FactName(fact)) != nil, "\(fact) has no topic in PhoneCall.Topic") }
  }
}
