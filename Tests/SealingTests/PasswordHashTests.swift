import Testing

@testable import Sealing

/// Passwords are kept as scrypt, and admitted by no other text.
struct PasswordHashTests {
  @Test(
    "scrypt gives the vectors of RFC 7914",
    arguments: [
      (
        "", "", ScryptCost(ln: 4, r: 1, p: 1),
        "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906"
      ),
      (
        "password", "NaCl", ScryptCost(ln: 10, r: 8, p: 16),
        "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b3731622eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640"
      ),
      (
        "pleaseletmein", "SodiumChloride", ScryptCost(ln: 14, r: 8, p: 1),
        "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887"
      ),
    ])
  func vectors(_ password: String, _ salt: String, _ cost: ScryptCost, _ expected: String) throws {
    let derived = try PasswordHash.derived(from: password, salt: Array(salt.utf8), count: 64, cost: cost)
    #expect(derived == bytes(expected))
  }

  @Test("A hash admits its password, also when read back from its text")
  func admits() throws {
    let hash = try PasswordHash("a horse in the stairwell", cost: .forTests)
    #expect(try hash.admits("a horse in the stairwell"))
    let read = try #require(PasswordHash(text: hash.text))
    #expect(read == hash)
    #expect(try read.admits("a horse in the stairwell"))
    for other in ["", "a horse in the stairwel", "A horse in the stairwell", " a horse in the stairwell"] {
      #expect(try !read.admits(other))
    }
  }

  @Test("The text is a PHC string, with a salt of its own each time")
  func text() throws {
    let texts = try (0..<10).map { _ in try PasswordHash("the same password", cost: .forTests).text }
    #expect(Set(texts).count == 10)
    for text in texts {
      #expect(text.wholeMatch(of: /\$scrypt\$ln=10,r=8,p=1\$[A-Za-z0-9+\/]{22}\$[A-Za-z0-9+\/]{43}/) != nil)
    }
  }

  @Test("One keyboard's é is another's, and so are letters of another width")
  func normalization() throws {
    let hash = try PasswordHash("caf\u{e9} am Markt A1", cost: .forTests)
    #expect(try hash.admits("cafe\u{301} am Markt A1"))
    #expect(try hash.admits("caf\u{e9} am Markt \u{ff21}\u{ff11}"))
    #expect(try !hash.admits("cafe am Markt A1"))
  }

  @Test("An empty password costs as much and is admitted by nobody else's hash")
  func empty() throws {
    #expect(try !PasswordHash("a horse in the stairwell", cost: .forTests).admits(""))
    #expect(try !PasswordHash.decoy(cost: .forTests).admits(""))
  }

  @Test("A decoy has the cost and the form of a hash, and admits nobody")
  func decoy() throws {
    let decoy = PasswordHash.decoy(cost: .standard)
    #expect(PasswordHash(text: decoy.text) == decoy)
    #expect(decoy.cost == .standard)
    #expect(try !PasswordHash.decoy(cost: .forTests).admits("a horse in the stairwell"))
  }

  @Test("What costs less than the standard is weaker")
  func weaker() throws {
    let hash = try PasswordHash("a horse in the stairwell", cost: .forTests)
    #expect(hash.isWeaker(than: .standard))
    #expect(!hash.isWeaker(than: .forTests))
    #expect(!PasswordHash.decoy(cost: .standard).isWeaker(than: .forTests))
  }

  static let salt = "c2FsdHNhbHRzYWx0c2FsdA"
  static let hash = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE"

  @Test("The text of another form, or of a cost that would take all memory, is no hash")
  func malformed() {
    #expect(PasswordHash(text: "$scrypt$ln=15,r=8,p=3$\(Self.salt)$\(Self.hash)") != nil)
    let texts = [
      "", "scrypt$ln=15,r=8,p=3$\(Self.salt)$\(Self.hash)", "$argon2id$ln=15,r=8,p=3$\(Self.salt)$\(Self.hash)",
      "$scrypt$ln=15,r=8$\(Self.salt)$\(Self.hash)", "$scrypt$r=8,ln=15,p=3$\(Self.salt)$\(Self.hash)",
      "$scrypt$ln=015,r=8,p=3$\(Self.salt)$\(Self.hash)", "$scrypt$ln=+15,r=8,p=3$\(Self.salt)$\(Self.hash)",
      "$scrypt$ln=15,r=8,p=3$\(Self.salt)$", "$scrypt$ln=15,r=8,p=3$$\(Self.hash)",
      "$scrypt$ln=15,r=8,p=3$\(Self.salt)$\(Self.hash)$", "$scrypt$ln=15,r=8,p=3$\(Self.salt)==$\(Self.hash)",
      "$scrypt$ln=15,r=8,p=3$\(Self.salt.dropLast())B$\(Self.hash)",
      "$scrypt$ln=63,r=8,p=3$\(Self.salt)$\(Self.hash)", "$scrypt$ln=20,r=32,p=3$\(Self.salt)$\(Self.hash)",
      "$scrypt$ln=0,r=8,p=3$\(Self.salt)$\(Self.hash)", "$scrypt$ln=15,r=8,p=0$\(Self.salt)$\(Self.hash)",
      "$scrypt$ln=15,r=-8,p=3$\(Self.salt)$\(Self.hash)",
    ]
    for text in texts { #expect(PasswordHash(text: text) == nil, "\(text)") }
  }
}
