internal import CurlLibrary

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// One message to a webhook, sent by libcurl on the thread that calls.
struct Post {
  static let timeout = 10

  var url: String
  var headers: [(name: String, value: String)]
  var body: [UInt8]

  /// The library is there for the whole run or not at all.
  // `nonisolated(unsafe)`: a pointer, which Swift takes for unshared; what it leads to is written once, before it is set
  // here, and libcurl's functions that it holds may be called from any thread.
  private nonisolated(unsafe) static let library = curl_library_load()

  func send(_ rules: WebhookRules) -> DeliveryOutcome {
    guard let library = Post.library else { return .noLibrary }
    let lines = (headers + [("Expect", "")]).map {
      strdup($0.value.isEmpty ? "\($0.name):" : "\($0.name): \($0.value)")
    }
    defer { lines.forEach { free($0) } }
    let constant = lines.map { UnsafePointer($0) }
    let result = body.withUnsafeBytes { body in
      curl_library_post(
        library, url, constant, Int32(constant.count), body.bindMemory(to: CChar.self).baseAddress, body.count,
        Post.timeout * 1_000, Post.mayConnect(rules))
    }
    return outcome(result)
  }

  private func outcome(_ result: curl_library_result) -> DeliveryOutcome {
    if result.code == 0 { return .status(result.status) }
    if result.was_refused != 0 { return .forbiddenAddress }
    // The numbers of libcurl's errors: RESOLVE_HOST, CONNECT; OPERATION_TIMEDOUT; what has to do with TLS.
    return switch result.code {
    case 5, 6, 7, 52, 56: .notReached
    case 28: .timedOut
    case 35, 51, 53, 54, 58, 59, 60, 64, 66, 77, 80, 82, 83, 90, 91: .notTrusted
    default: .failed
    }
  }

  /// A function of C has no context: there is one for each set of rules.
  private static func mayConnect(_ rules: WebhookRules) -> curl_may_connect {
    switch (rules.allowsLoopback, rules.allowsPrivateNetworks) {
    case (false, false): { may($0, WebhookRules()) }
    case (true, false): { may($0, WebhookRules(allowsLoopback: true)) }
    case (false, true): { may($0, WebhookRules(allowsPrivateNetworks: true)) }
    case (true, true): { may($0, WebhookRules(allowsLoopback: true, allowsPrivateNetworks: true)) }
    }
  }
}

private func may(_ address: UnsafePointer<sockaddr>?, _ rules: WebhookRules) -> Int32 {
  guard let address else { return 0 }
  let bytes: [UInt8]
  switch Int32(address.pointee.sa_family) {
  case AF_INET:
    bytes = address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { found in
      withUnsafeBytes(of: found.pointee.sin_addr) { Array($0) }
    }
  case AF_INET6:
    bytes = address.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) { found in
      withUnsafeBytes(of: found.pointee.sin6_addr) { Array($0) }
    }
  default: return 0
  }
  return NetworkAddress(bytes).map(rules.mayConnect) == true ? 1 : 0
}
