import Sealing
import Testing

/// Digests, the chain of entries and signatures.
struct ProofTests {
  @Test("SHA-256 and HMAC are those of FIPS 180-4 and RFC 4231")
  func digests() {
    #expect(
      SHA.hex(SHA.sha256(Array("abc".utf8))) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      SHA.hmac([UInt8](repeating: 0x0b, count: 20), Array("Hi There".utf8))
        == bytes("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"))
  }

  @Test("The chain depends on each entry and on their order")
  func chain() {
    let one = Array("one".utf8)
    let two = Array("two".utf8)
    let first = HashChain.next(HashChain.start, one)
    #expect(first == bytes("4e233ba6ac7032d3894ecea5974fd96176e564b024af45747eb46357af8d2401"))
    #expect(
      HashChain.next(first, two) == bytes("b9f0cc527d38ea48d83c4c438121181ab01d99e83415306be2ac88792c40a8f3"))
    #expect(HashChain.next(HashChain.next(HashChain.start, two), one) != HashChain.next(first, two))
    #expect(HashChain.next(HashChain.start, one + two) != HashChain.next(first, two))
  }

  @Test(
    "Keys and signatures are those of RFC 8032, 7.1",
    arguments: [
      (
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
      ),
      (
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
      ),
    ])
  func signatures(_ secret: String, _ publicKey: String, _ message: String, _ signature: String) throws {
    let key = try SigningKey(bytes: bytes(secret))
    #expect(key.publicKey == bytes(publicKey))
    #expect(key.bytes == bytes(secret))
    #expect(SigningKey.verify(bytes(signature), of: bytes(message), publicKey: bytes(publicKey)))
    let own = try key.sign(bytes(message))
    #expect(SigningKey.verify(own, of: bytes(message), publicKey: bytes(publicKey)))
  }

  @Test("A changed message, signature or key is refused, and so is what is none")
  func refused() throws {
    let key = SigningKey.random()
    let message = Array("entry 17".utf8)
    let signature = try key.sign(message)
    #expect(!SigningKey.verify(signature, of: message + [0], publicKey: key.publicKey))
    #expect(!SigningKey.verify(signature, of: message, publicKey: SigningKey.random().publicKey))
    for index in signature.indices {
      var changed = signature
      changed[index] ^= 1
      #expect(!SigningKey.verify(changed, of: message, publicKey: key.publicKey))
    }
    #expect(!SigningKey.verify([], of: message, publicKey: key.publicKey))
    #expect(!SigningKey.verify(signature, of: message, publicKey: []))
    #expect(throws: SealingFault.wrongLength(31)) { try SigningKey(bytes: RandomBytes.make(31)) }
  }
}
