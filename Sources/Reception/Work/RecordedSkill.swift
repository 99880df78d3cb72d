package import Desks
package import Register

/// The name of a skill, as conditions write it after `skill.`: small letters, digits and underscores (`welding`,
/// `driving_b`).
package struct SkillName: Hashable, Comparable, Sendable, TextCodable {
  package let text: String

  package init?(_ text: some StringProtocol) {
    guard let first = text.utf8.first, (0x61...0x7A).contains(first), text.utf8.count <= 60,
      text.utf8.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F })
    else { return nil }
    self.text = String(text)
  }

  package static func < (a: SkillName, b: SkillName) -> Bool { a.text < b.text }
  package var description: String { text }
  package static var textForm: String { "small letters, digits and underscores, such as driving_b" }
}

/// That a participant has a skill, or said that they do not. What nobody asked about is no item, and unknown.
package struct RecordedSkill: Hashable, Sendable, Codable {
  package var name: SkillName
  package var isHeld: Bool
  package var evidence: Evidence

  package init(_ name: SkillName, isHeld: Bool, evidence: Evidence) {
    self.name = name
    self.isHeld = isHeld
    self.evidence = evidence
  }
}

/// How many whole years somebody worked in an occupation; 0 says that they did not.
package struct WorkExperience: Hashable, Sendable, Codable {
  package var occupation: OccupationCode
  package var years: Int
  package var evidence: Evidence

  package init(_ occupation: OccupationCode, years: Int, evidence: Evidence) {
    self.occupation = occupation
    self.years = max(0, years)
    self.evidence = evidence
  }
}

/// Whether somebody may work: a permit with its days, that none is needed, or that they may not.
package struct WorkPermit: Hashable, Sendable, Codable {
  package enum Standing: String, CaseIterable, Sendable, Codable {
    /// A permit was granted.
    case granted
    /// The law asks for none: a refugee in Rwanda is hired as a national is.
    case notNeeded = "not-needed"
    case applied
    case refused
  }

  package var id: EntryID
  package var standing: Standing
  package var from: CivilDate
  package var until: CivilDate?

  package init(id: EntryID, standing: Standing, from: CivilDate, until: CivilDate? = nil) {
    self.id = id
    self.standing = standing
    self.from = from
    self.until = until
  }
}
