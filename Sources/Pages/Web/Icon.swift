/// Small drawings of the site's own. They repeat what a word beside them says, so that programs that read aloud skip them.
package enum Icon {
  package static let mark: HTML = """
    <svg class="logo" viewBox="0 0 32 32" width="26" height="26" aria-hidden="true" focusable="false">\
    <path d="M16 5v4m0 4v3m0 4v3" stroke="currentColor" stroke-width="2.4" stroke-linecap="round"/>\
    <path class="logo-arc" d="M5 23C7 8 25 8 27 23" fill="none" stroke-width="3" stroke-linecap="round"/>\
    <circle cx="5" cy="23" r="3" fill="currentColor"/><circle cx="27" cy="23" r="3" fill="currentColor"/></svg>
    """

  static let clock: HTML = """
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">\
    <circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" stroke-width="1.5"/>\
    <path d="M8 4.5V8l2.5 1.7" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round"/></svg>
    """
}
