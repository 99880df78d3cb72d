import Foundation
import Glibc
import Synchronization

/// A server of HTTP on a free port of this machine that keeps what it is sent and answers with one status after another.
final class LittleServer: Sendable {
  struct Request: Sendable {
    /// By name, in lower case.
    var headers: [String: String]
    var line: String
    var body: [UInt8]
  }

  let port: Int
  private let socket: Int32
  private let requests = Mutex<[Request]>([])
  private let statuses: Mutex<[Int]>
  /// What an answer has beside its status.
  private let header: String
  private let isSilent: Bool
  /// Of a silent server, those that wait for an answer.
  private let held = Mutex<[Int32]>([])

  /// The last of `statuses` is the answer to all that come after it. A silent server accepts connections and says nothing
  /// until it is stopped.
  init(statuses: [Int], header: String = "", isSilent: Bool = false) throws {
    self.statuses = Mutex(statuses)
    self.header = header
    self.isSilent = isSilent
    socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let socket = socket
    let port = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address -> Bool in
        bind(socket, address, length) == 0 && listen(socket, 16) == 0 && getsockname(socket, address, &length) == 0
      }
    }
    guard port else { throw POSIXError(.EADDRNOTAVAIL) }
    self.port = Int(UInt16(bigEndian: address.sin_port))
    let thread = Thread { [self] in serve() }
    thread.start()
  }

  var received: [Request] { requests.withLock { $0 } }
  var heldCount: Int { held.withLock { $0.count } }

  func stop() {
    held.withLock { held in
      for connection in held { shutdown(connection, Int32(SHUT_RDWR)) }
    }
    shutdown(socket, Int32(SHUT_RDWR))
    close(socket)
  }

  private func serve() {
    while true {
      let connection = accept(socket, nil, nil)
      guard connection >= 0 else { return }
      if isSilent {
        held.withLock { $0.append(connection) }
        continue
      }
      if let request = read(connection) {
        requests.withLock { $0.append(request) }
        let status = statuses.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] }
        let answer = Array("HTTP/1.1 \(status) Some\r\n\(header)Content-Length: 2\r\nConnection: close\r\n\r\nok".utf8)
        _ = answer.withUnsafeBytes { send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      }
      close(connection)
    }
  }

  private func read(_ connection: Int32) -> Request? {
    var bytes: [UInt8] = []
    while true {
      var piece = [UInt8](repeating: 0, count: 4096)
      let count = recv(connection, &piece, piece.count, 0)
      guard count > 0 else { return nil }
      bytes += piece[..<count]
      let text = String(decoding: bytes, as: UTF8.self)
      guard let end = text.range(of: "\r\n\r\n") else { continue }
      let lines = text[..<end.lowerBound].components(separatedBy: "\r\n")
      let headers = Dictionary(
        lines.dropFirst().compactMap { line -> (String, String)? in
          let parts = line.split(separator: ":", maxSplits: 1)
          return parts.count == 2 ? (parts[0].lowercased(), parts[1].trimmingCharacters(in: .whitespaces)) : nil
        }, uniquingKeysWith: { first, _ in first })
      let start = text[..<end.upperBound].utf8.count
      guard bytes.count - start >= Int(headers["content-length"] ?? "0") ?? 0 else { continue }
      return Request(headers: headers, line: lines[0], body: Array(bytes[start...]))
    }
  }
}
