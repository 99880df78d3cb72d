import Sealing
import Testing

/// The text of the master keys, and that old keys open while the first one wraps.
struct MasterKeysTests {
  @Test("The first key wraps; all open, also after a new one was put in front")
  func rotation() throws {
    let old = MasterKeys.newText()
    let before = try MasterKeys(text: old)
    let organisation = SealingKey.random()
    let wrapped = try before.wrap(organisation, context: "c")
    #expect(wrapped.masterID == before.currentID)

    let after = try MasterKeys(text: "# since May\n\(MasterKeys.newText())\n\n  \(old)\r\n")
    #expect(after.ids.count == 2 && after.currentID != before.currentID)
    let opened = try after.unwrap(wrapped.wrapped, masterID: wrapped.masterID, context: "c")
    #expect(opened.fingerprint == organisation.fingerprint)
    let again = try after.wrap(opened, context: "c")
    #expect(again.masterID == after.currentID && again.masterID == after.current.fingerprint)
    #expect(throws: SealingFault.noSuchMasterKey(again.masterID)) {
      try before.unwrap(again.wrapped, masterID: again.masterID, context: "c")
    }
  }

  @Test("A wrapped key under the wrong name is refused")
  func wrongName() throws {
    let keys = try MasterKeys(text: MasterKeys.newText() + "\n" + MasterKeys.newText())
    let wrapped = try keys.wrap(.random(), context: "c").wrapped
    let other = try #require(keys.ids.first { $0 != keys.currentID })
    #expect(throws: SealingFault.wrongKeyOrChanged) { try keys.unwrap(wrapped, masterID: other, context: "c") }
  }

  static let good = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="

  @Test(
    "A mistake is said with its line, and without the key",
    arguments: [
      ("", nil, "no key"), ("# only words\n\n", nil, "no key"),
      ("\(good)\nnot a key", 2, "9 characters that are not base64"),
      ("\(good.dropLast(4))", 1, "30 bytes"),
      ("\(good)\n#\n\(good)", 3, "a key that stands in an earlier line too"),
      ("\(String(repeating: "A", count: 43))=", 1, "the same byte 32 times"),
      ("\(good) # mine", 1, "51 characters that are not base64"),
    ] as [(String, Int?, String)])
  func mistakes(_ text: String, _ line: Int?, _ found: String) {
    let mistake = #expect(throws: MasterKeyMistake.self) { try MasterKeys(text: text) }
    #expect(mistake?.line == line)
    #expect(mistake?.found == found)
    #expect(mistake?.description.contains(Self.good.prefix(20)) == false)
    #expect(mistake?.description.contains("safethird keys new") == true || mistake?.remedy.contains("delete") == true)
  }
}
