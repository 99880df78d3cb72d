/// The file that a browser shows beside the name of a page.
package enum SiteIcon {
  package static let path = "/icon.svg"

  /// A border that is crossed: a line and an arc over it.
  package static let file = """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#12384f"/>\
    <path d="M16 5v4m0 4v3m0 4v3" stroke="#f7f4ec" stroke-width="2.4" stroke-linecap="round"/>\
    <path d="M6 22C8 9 24 9 26 22" fill="none" stroke="#f2b84b" stroke-width="2.8" stroke-linecap="round"/>\
    <circle cx="6" cy="22" r="2.6" fill="#f7f4ec"/><circle cx="26" cy="22" r="2.6" fill="#f7f4ec"/></svg>
    """
}
