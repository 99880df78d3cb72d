import Testing

@testable import Pages

struct JSONTests {
  @Test func jsonKeepsItsOrderAndEscapes() {
    let value = JSON.object([("b", .text("a\"\\\n\u{1}é")), ("a", .list([.number(1), .null, .bool(true)]))])
    #expect(value.flat == "{\"b\":\"a\\\"\\\\\\n\\u0001é\",\"a\":[1,null,true]}")
    #expect(value.written() == value.flat)
  }
}
