import Foundation
import TestLanguages
import Testing

/// What came back when a form was sent.
struct FormAnswer {
  var status: Int
  var headers: [String: String]
  var text: String
}

/// Forms as a browser sends them, without JavaScript.
extension LiveSite {
  func post(_ path: String = "/check", _ fields: [(String, String)]) async throws -> FormAnswer {
    var allowed = CharacterSet.alphanumerics
    allowed.insert(charactersIn: "-._~")
    let body = fields.map { name, value in
      [name, value].map { $0.addingPercentEncoding(withAllowedCharacters: allowed) ?? "" }.joined(separator: "=")
    }.joined(separator: "&")
    let answer = try await ask(
      path, method: "POST", headers: ["Content-Type": "application/x-www-form-urlencoded"], body: Data(body.utf8))
    return FormAnswer(
      status: answer.status, headers: answer.headers, text: String(decoding: answer.body, as: UTF8.self))
  }

  /// Presses the button with these words: the form around it is sent with all its fields, filled in where `filling`
  /// names them, to where the button or the form says.
  func press(
    _ words: String, on page: String, filling: [String: String] = [:], sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> FormAnswer {
    let forms = page.matches(of: /(?s)<form method="post" action="([^"]*)".*?<\/form>/)
    for form in forms {
      let text = String(form.output.0)
      guard
        let button = text.matches(of: /<button type="submit"([^>]*)>([^<]*)<\/button>/).first(where: {
          FormText.decoded(String($0.output.2)) == words
        })
      else { continue }
      let attributes = String(button.output.1)
      let value = try #require(attributes.firstMatch(of: /name="do" value="([^"]*)"/)?.output.1)
      let target = attributes.firstMatch(of: /formaction="([^"]*)"/).map { String($0.output.1) }
      var fields = FormText.fields(text)
      for (name, value) in filling {
        let index = try #require(fields.firstIndex { $0.0 == name }, "the form has no field \(name)")
        fields[index].1 = value
      }
      return try await post(target ?? String(form.output.1), fields + [("do", FormText.decoded(String(value)))])
    }
    Issue.record("no form has a button “\(words)”", sourceLocation: sourceLocation)
    throw CancellationError()
  }
}
