import Foundation
import Register
import RegisterFiles
import Safeguards
import Testing

@testable import Pages

/// Mustache prints nothing for a tag that the page model lacks, so each tag is looked up here.
struct BriefTemplateTests {
  @Test func eachTagOfTheTemplateIsInThePageModel() throws {
    let source = try String(
      contentsOf: URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(
        path: "../../Sources/Pages/Brief.swift"), encoding: .utf8)
    // The keys of the model are the quoted words before a colon in the source of the model.
    let model = try #require(source.components(separatedBy: "static let template").first)
    let keys = Set(model.matches(of: /"([A-Za-z]+)":/).map { String($0.output.1) })
    let tags = Set(Brief.template.matches(of: /\{\{[#\/^]?([A-Za-z.]+)\}\}/).map { String($0.output.1) })
    #expect(tags.count > 30)
    for tag in tags where tag != "." { #expect(keys.contains(tag), "the template has {{\(tag)}}, the model does not") }
    for key in keys { #expect(tags.contains(key), "the model has \(key), the template does not show it") }
  }

  @Test func jsonKeepsItsOrderAndEscapes() {
    let value = JSON.object([("b", .text("a\"\\\n\u{1}é")), ("a", .list([.number(1), .null, .bool(true)]))])
    #expect(value.flat == "{\"b\":\"a\\\"\\\\\\n\\u0001é\",\"a\":[1,null,true]}")
    #expect(value.written() == value.flat)
  }
}
