import Foundation
import Glibc

/// Bytes to a port and bytes back: for what a client that follows the rules would not send.
enum RawClient {
  struct Reply {
    var status: Int
    var headers: [String: String]
    var body: String
    var bodyCount: Int
  }

  struct Fault: Error { var description: String }

  /// Sends the pieces with a pause after each, and reads until the server closes or `seconds` pass.
  static func ask(port: Int, _ pieces: String..., pause: Duration = .zero, seconds: Int = 20) async throws -> Reply {
    // On a thread of its own: a call that waits would starve the few threads on which the server runs as well.
    let bytes = try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(with: Result { try exchange(port: port, pieces, pause: pause, seconds: seconds) })
      }
    }
    return try parse(bytes)
  }

  private static func exchange(port: Int, _ pieces: [String], pause: Duration, seconds: Int) throws -> [UInt8] {
    let handle = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard handle >= 0 else { throw Fault(description: "no socket") }
    defer { close(handle) }
    var limit = timeval(tv_sec: seconds, tv_usec: 0)
    setsockopt(handle, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(UInt16(port).bigEndian)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let connected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(handle, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard connected == 0 else { throw Fault(description: "no connection") }
    for piece in pieces {
      let bytes = Array(piece.utf8)
      guard send(handle, bytes, bytes.count, Int32(MSG_NOSIGNAL)) >= 0 else { break }
      usleep(UInt32(pause.components.attoseconds / 1_000_000_000_000) + UInt32(pause.components.seconds) * 1_000_000)
    }
    var received: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = recv(handle, &buffer, buffer.count, 0), count > 0 { received += buffer[..<count] }
    return received
  }

  private static func parse(_ bytes: [UInt8]) throws -> Reply {
    let mark = Array("\r\n\r\n".utf8)
    guard let end = bytes.indices.first(where: { bytes[$0...].starts(with: mark) }) else {
      throw Fault(description: "no head in \(bytes.count) bytes")
    }
    let lines = String(decoding: bytes[..<end], as: UTF8.self).components(separatedBy: "\r\n")
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      let pair = line.split(separator: ":", maxSplits: 1)
      if pair.count == 2 { headers[pair[0].lowercased()] = pair[1].trimmingCharacters(in: .whitespaces) }
    }
    let body = bytes[(end + 4)...]
    let status = lines[0].split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    return Reply(
      status: status, headers: headers, body: String(decoding: body, as: UTF8.self), bodyCount: body.count)
  }
}
