internal import Foundation

/// As much of HTML as forms need.
package enum FormText {
  package static func decoded(_ text: String) -> String {
    text.replacingOccurrences(of: "&quot;", with: "\"").replacingOccurrences(of: "&#39;", with: "'")
      .replacingOccurrences(of: "&lt;", with: "<").replacingOccurrences(of: "&gt;", with: ">")
      .replacingOccurrences(of: "&amp;", with: "&")
  }

  /// Inputs and selections that a browser would send; boxes that nobody ticked are left out.
  package static func fields(_ form: String) -> [(String, String)] {
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
  package static func field(_ name: String, in html: String) -> String? {
    guard let start = html.range(of: "<input type=\"hidden\" name=\"\(name)\" value=\"") else { return nil }
    return decoded(String(html[start.upperBound...].prefix { $0 != "\"" }))
  }
}
