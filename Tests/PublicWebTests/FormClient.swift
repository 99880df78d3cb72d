import Foundation
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

/// As much of HTML as forms need.
enum FormText {
  static func decoded(_ text: String) -> String {
    text.replacingOccurrences(of: "&quot;", with: "\"").replacingOccurrences(of: "&#39;", with: "'")
      .replacingOccurrences(of: "&lt;", with: "<").replacingOccurrences(of: "&gt;", with: ">")
      .replacingOccurrences(of: "&amp;", with: "&")
  }

  /// Inputs and selections that a browser would send; boxes that nobody ticked are left out.
  static func fields(_ form: String) -> [(String, String)] {
    var fields: [(String, String)] = []
    let controls = form.matches(of: /(?s)<input ([^>]*)>|<select ([^>]*)>(.*?)<\/select>/)
    for control in controls {
      let attributes = String(control.output.1 ?? control.output.2 ?? "")
      guard let name = attributes.firstMatch(of: /name="([^"]*)"/)?.output.1 else { continue }
      if attributes.contains("type=\"checkbox\"") || attributes.contains("type=\"radio\"") { continue }
      if let options = control.output.3 {
        let chosen =
          options.firstMatch(of: /<option value="([^"]*)" selected>/)
          ?? options.firstMatch(of: /<option value="([^"]*)"/)
        fields.append((decoded(String(name)), decoded(chosen.map { String($0.output.1) } ?? "")))
      } else {
        let value = attributes.firstMatch(of: /(?s)value="([^"]*)"/).map { String($0.output.1) } ?? ""
        fields.append((decoded(String(name)), decoded(value)))
      }
    }
    return fields
  }

  /// The value of a hidden field.
  static func field(_ name: String, in html: String) -> String? {
    guard let start = html.range(of: "<input type=\"hidden\" name=\"\(name)\" value=\"") else { return nil }
    return decoded(String(html[start.upperBound...].prefix { $0 != "\"" }))
  }
}
