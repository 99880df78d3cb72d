import Sealing
import Testing

/// What is sealed opens with its key, in its place, unchanged, and in no other case. The values written out here were made
/// with Python's `cryptography` and `hmac`.
struct SealingKeyTests {
  let key: SealingKey

  init() throws { key = try SealingKey(bytes: Array(0..<32)) }

  @Test("Values sealed by another program of the same form open")
  func otherProgram() throws {
    let sealed = bytes("016465666768696a6b6c6d6e6f8b87bc030b9a22fb520e2a86bddc70fc88fe2093287c9bf71d3ef22a40")
    #expect(try key.open(sealed, context: "facts.value/7") == Array("Überstellung".utf8))
    let wrapped = bytes(
      "026465666768696a6b6c6d6e6f683afc455dcc70b9164b75c3f64844d272f33439bf59c5459fe89673c79e9b773b9215d732cc14a995394fc8f34294ac"
    )
    let inner = try SealingKey(bytes: Array(32..<64))
    #expect(try key.unwrap(wrapped, context: "case_keys.wrapped/7").fingerprint == inner.fingerprint)
  }

  @Test("Texts of any length come back", arguments: [0, 1, 15, 16, 17, 1_500, 100_000])
  func lengths(_ count: Int) throws {
    let plain = RandomBytes.make(count)
    let sealed = try key.seal(plain, context: "c")
    #expect(sealed.count == count + SealingKey.overhead)
    #expect(try key.open(sealed, context: "c") == plain)
  }

  @Test("A changed bit anywhere is refused")
  func changed() throws {
    let sealed = try key.seal(Array("a note".utf8), context: "notes.text/1")
    for index in sealed.indices {
      for bit in 0..<8 {
        var changed = sealed
        changed[index] ^= 1 << bit
        #expect(throws: index == 0 ? SealingFault.malformed : .wrongKeyOrChanged) {
          try key.open(changed, context: "notes.text/1")
        }
      }
    }
  }

  @Test("What was cut short or made longer is refused")
  func length() throws {
    let sealed = try key.seal(Array("a note".utf8), context: "c")
    for count in sealed.indices {
      #expect(throws: count < SealingKey.overhead ? SealingFault.malformed : .wrongKeyOrChanged) {
        try key.open(Array(sealed.prefix(count)), context: "c")
      }
    }
    #expect(throws: SealingFault.wrongKeyOrChanged) { try key.open(sealed + [0], context: "c") }
  }

  @Test("A value that was moved is refused", arguments: ["notes.text/2", "facts.text/1", "notes.text/1 ", ""])
  func moved(_ place: String) throws {
    let sealed = try key.seal(Array("a note".utf8), context: "notes.text/1")
    #expect(throws: SealingFault.wrongKeyOrChanged) { try key.open(sealed, context: place) }
  }

  @Test("Another key opens nothing")
  func otherKey() throws {
    let sealed = try key.seal([1, 2, 3], context: "c")
    #expect(throws: SealingFault.wrongKeyOrChanged) { try SealingKey.random().open(sealed, context: "c") }
  }

  @Test("The same text is sealed differently each time")
  func nonces() throws {
    let sealed = try (0..<100).map { _ in try key.seal([1, 2, 3], context: "c") }
    #expect(Set(sealed).count == 100)
  }

  @Test("A wrapped key opens what it sealed")
  func wrapping() throws {
    let inner = SealingKey.random()
    let sealed = try inner.seal([7], context: "c")
    let wrapped = try key.wrap(inner, context: "case_keys.wrapped/1")
    #expect(try key.unwrap(wrapped, context: "case_keys.wrapped/1").open(sealed, context: "c") == [7])
    #expect(throws: SealingFault.wrongKeyOrChanged) { try key.unwrap(wrapped, context: "case_keys.wrapped/2") }
  }

  @Test("A wrapped key is no text, and a text of 32 bytes is no key, whatever its first byte says")
  func kinds() throws {
    let wrapped = try key.wrap(.random(), context: "c")
    #expect(throws: SealingFault.malformed) { try key.open(wrapped, context: "c") }
    let text = try key.seal(RandomBytes.make(32), context: "c")
    #expect(throws: SealingFault.malformed) { try key.unwrap(text, context: "c") }
    #expect(throws: SealingFault.wrongKeyOrChanged) { try key.unwrap([2] + text.dropFirst(), context: "c") }
    #expect(throws: SealingFault.wrongKeyOrChanged) { try key.open([1] + wrapped.dropFirst(), context: "c") }
  }

  @Test("A key has 32 bytes", arguments: [0, 31, 33])
  func keyLength(_ count: Int) {
    #expect(throws: SealingFault.wrongLength(count)) { try SealingKey(bytes: RandomBytes.make(count)) }
  }

  @Test("Derived keys, fingerprints and blind indexes are those of RFC 5869 and RFC 2104")
  func derived() throws {
    let feeds = bytes("91d9c78b42ab190c3c506d8b60da470c91d9748033c9c6dd8989fbe79b69c204")
    #expect(try key.derived(for: "feeds").fingerprint == SealingKey(bytes: feeds).fingerprint)
    #expect(key.derived(for: "feeds").fingerprint != key.derived(for: "webhooks").fingerprint)
    #expect(key.fingerprint == "dd630a267d515202")
    let index = bytes("bcc9d3f629a87a59d21ce5a0708f2369467aa94ee6c90db19489b29455c01f71")
    #expect(key.blindIndex("a@example.org") == index)
    #expect(SealingKey.random().blindIndex("a@example.org") != index)
  }
}
