import Desks
import Foundation
import Reception
import Register
import Testing

@Suite("What is kept")
struct CodingTests {
  private func decoded<Value: Decodable>(_ type: Value.Type, _ json: String) throws -> Value {
    try JSONDecoder().decode([Value].self, from: Data("[\(json)]".utf8))[0]
  }

  @Test("An item is kept under stable keys, with days and amounts as people write them")
  func keys() throws {
    let sign = OnwardSign(
      id: Sample.id(1), kind: .toldToLeave, day: Sample.day("2025-03-01"), to: "XBB", evidence: Sample.evidence)
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let text = String(decoding: try encoder.encode(ParticipantItem.sign(sign)), as: UTF8.self)
    #expect(
      text == """
        ["sign",{"day":"2025-03-01","evidence":["interview","2025-01-05",null,0],\
        "id":"\(sign.id)","kind":"told-to-leave","to":"XBB"}]
        """)
    let fact = RecordedFact(
      key: "household.size", values: [.init("3"), .init("4", from: "2025-06-01")], evidence: Sample.evidence,
      step: Sample.id(2))
    let list = String(decoding: try encoder.encode(fact), as: UTF8.self)
    #expect(
      list == """
        ["household.size",["interview","2025-01-05",null,0],"\(try #require(fact.step))","3",null,"4","2025-06-01"]
        """)
    #expect(try decoded(RecordedFact.self, list) == fact)
    let pounds = try #require(Currency("GBP"))
    let money = String(decoding: try encoder.encode(Money(minor: -1_205, pounds)), as: UTF8.self)
    #expect(money == #"{"amount":"-12.05","currency":"GBP"}"#)
    #expect(try decoded(Money.self, money) == Money(minor: -1_205, pounds))
  }

  @Test("What was damaged is refused with what was found, and not read as something else")
  func damaged() {
    #expect(throws: DecodingError.self) { try decoded(CivilDate.self, #""2025-02-30""#) }
    #expect(throws: DecodingError.self) { try decoded(CivilDate.self, #""2025-02""#) }
    #expect(throws: DecodingError.self) { try decoded(Money.self, #"{"amount":"12.055","currency":"GBP"}"#) }
    #expect(throws: DecodingError.self) { try decoded(Money.self, #"{"amount":"--1","currency":"GBP"}"#) }
    #expect(throws: DecodingError.self) { try decoded(Money.self, #"{"amount":"1","currency":"XXX"}"#) }
    #expect(throws: DecodingError.self) { try decoded(NeedCode.self, #""cr-cp""#) }
    #expect(throws: DecodingError.self) { try decoded(OccupationCode.self, #""71125""#) }
    #expect(throws: DecodingError.self) { try decoded(LanguageCode.self, #""french""#) }
    #expect(throws: DecodingError.self) { try decoded(SkillName.self, #""Driving B""#) }
  }

  @Test(
    "A list that was cut, or has another thing in a place, is refused",
    arguments: [
      #"[]"#, #"["exit"]"#, #"["nothing",1]"#, #"["reference",1]"#, #"{"reference":{"_0":"A-1"}}"#,
      #"["fact",["a",["b","c",null,0],null,"text"]]"#, #"["fact",["a",["b","c",null],null,"text",null]]"#,
      #"["fact",["a",["b","c","nobody",0],null,"text",null]]"#, #"["fact",["a",["b","c",null,0],"no id"]]"#,
      #"["fact",["a",["b","c",null,0]]]"#, #"["consent",["aaaaaaaaaaaaaaaaaaaaaaaaaa","payment"]]"#,
    ])
  func cut(_ json: String) {
    #expect(throws: DecodingError.self) { try decoded(ParticipantItem.self, json) }
  }
}
