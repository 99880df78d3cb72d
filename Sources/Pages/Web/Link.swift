internal import Register

/// An address within the site. It keeps both clocks, so that a reader who travels in time stays there.
package struct Link: Hashable, Sendable {
  package var address: Address
  package var clocks: Clocks
  /// Filters and order, in the order in which they are written.
  package var parameters: [Parameter]
  package var fragment: String
  package var isTwin: Bool

  /// One `name=value` of a query.
  package struct Parameter: Hashable, Sendable {
    package var name: String
    package var value: String
    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  package init(
    _ address: Address, _ clocks: Clocks, parameters: [Parameter] = [], fragment: String = "", isTwin: Bool = false
  ) {
    self.address = address
    self.clocks = clocks
    self.parameters = parameters
    self.fragment = fragment
    self.isTwin = isTwin
  }

  /// As it stands in `href`, before escaping for HTML.
  package var href: String {
    let query = parameters + clocks.parameters.map { Parameter($0.name, $0.value) }
    var text = (isTwin ? address.twinPath : address.path).split(separator: "/", omittingEmptySubsequences: false)
      .map { PercentEncoding.encoded(String($0)) }.joined(separator: "/")
    if !query.isEmpty {
      text += "?"
      text += query.map { PercentEncoding.encoded($0.name) + "=" + PercentEncoding.encoded($0.value) }
        .joined(separator: "&")
    }
    if !fragment.isEmpty { text += "#" + PercentEncoding.encoded(fragment) }
    return text
  }
}
