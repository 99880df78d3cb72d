package import HTTPTypes

/// What every response says, so that a browser runs nothing and loads nothing that this site did not send.
package enum SecurityHeaders {
  private static let policy =
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; "
    + "frame-ancestors 'none'"

  /// Of a page that has a script of this site beside it; none stands in a page.
  package static let policyWithScript = "\(policy); script-src 'self'"

  package static let all: [(HTTPField.Name, String)] = {
    let fields = [
      ("content-security-policy", policy),
      ("x-content-type-options", "nosniff"), ("referrer-policy", "no-referrer"),
      (
        "permissions-policy",
        "accelerometer=(), browsing-topics=(), camera=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()"
      ),
      ("cross-origin-opener-policy", "same-origin"), ("cross-origin-resource-policy", "same-origin"),
    ]
    return named(fields)
  }()

  /// For a year, and for hosts below this one.
  package static let transport = "max-age=31536000; includeSubDomains"

  /// For the API: pages of other sites may read it, without credentials, of which there are none.
  static let sharing = named([
    ("access-control-allow-origin", "*"), ("access-control-expose-headers", "ETag, Link"),
    ("cross-origin-resource-policy", "cross-origin"),
  ])

  /// The answer to a preflight (Fetch, "CORS-preflight fetch").
  static let preflight = named([
    ("access-control-allow-methods", "GET, HEAD, POST"),
    ("access-control-allow-headers", "Content-Type, Accept, If-None-Match"), ("access-control-max-age", "86400"),
  ])

  private static func named(_ fields: [(String, String)]) -> [(HTTPField.Name, String)] {
    fields.compactMap { name, value in HTTPField.Name(name).map { ($0, value) } }
  }
}
