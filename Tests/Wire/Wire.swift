internal import Foundation
internal import Glibc

/// Bytes to a port and the answer back: also for what a client that follows the rules would not send.
package enum Wire {
  package struct Fault: Error {
    package var description: String
    package init(description: String) { self.description = description }
  }

  package struct Reply: Sendable {
    package var status: Int
    /// Several fields of one name are joined by a line break.
    package var headers: [String: String]
    package var body: [UInt8]
    package var text: String { String(decoding: body, as: UTF8.self) }
  }

  /// Sends the pieces with a pause after each, and reads until the server closes or so many seconds pass.
  package static func exchange(
    _ port: Int, _ pieces: [[UInt8]], pause: Duration = .zero, seconds: Int = 300
  ) async throws -> Reply {
    // On a thread of its own: a call that waits would starve the few threads on which the server runs as well.
    let received = try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(with: Result { try ask(port, pieces, pause: pause, seconds: seconds) })
      }
    }
    return try parse(received)
  }

  package static func exchange(_ port: Int, _ bytes: [UInt8], seconds: Int = 300) async throws -> Reply {
    try await exchange(port, [bytes], seconds: seconds)
  }

  private static func ask(_ port: Int, _ pieces: [[UInt8]], pause: Duration, seconds: Int) throws -> [UInt8] {
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
    let microseconds = Int(pause.components.seconds) * 1_000_000 + Int(pause.components.attoseconds / 1_000_000_000_000)
    // The server may answer and close before it has read all of a body that is too large.
    for piece in pieces where send(piece, to: handle) && microseconds > 0 { usleep(UInt32(microseconds)) }
    var received: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = uninterrupted({ recv(handle, &buffer, buffer.count, 0) }), count > 0 {
      received += buffer[..<count]
    }
    return received
  }

  /// Calls again what a signal broke off: as a process that was stopped and goes on gets one.
  private static func uninterrupted(_ call: () -> Int) -> Int {
    while true {
      let result = call()
      guard result < 0, errno == EINTR else { return result }
    }
  }

  private static func send(_ bytes: [UInt8], to handle: Int32) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = uninterrupted {
        bytes[sent...].withUnsafeBytes { Glibc.send(handle, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      }
      guard count > 0 else { return false }
      sent += count
    }
    return true
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
      guard pair.count == 2 else { continue }
      let value = pair[1].trimmingCharacters(in: .whitespaces)
      headers[pair[0].lowercased(), default: ""] += headers[pair[0].lowercased()] == nil ? value : "\n\(value)"
    }
    let status = lines[0].split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    return Reply(status: status, headers: headers, body: Array(bytes[(end + 4)...]))
  }
}
