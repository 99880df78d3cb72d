internal import Desks
internal import Pages
internal import Sealing

/// What somebody types to get an account, as it came.
package struct AccountFields: Sendable {
  package var name: String
  package var email: String
  package var password: String
  package var code: String

  package init(name: String, email: String, password: String, code: String) {
    self.name = name
    self.email = email
    self.password = password
    self.code = code
  }
}

/// What is wrong with what somebody typed about an account.
struct AccountCheck {
  static let longestName = 100
  /// RFC 5321, 4.5.3.1.3, without the angle brackets.
  static let longestEmail = 254
  /// Beyond this no password is read, so that nobody makes the machine fold megabytes of Unicode.
  static let mostPasswordBytes = 2_048

  let language: Language
  private(set) var mistakes: [DeskMistake] = []

  init(_ language: Language) { self.language = language }

  func result() throws {
    guard mistakes.isEmpty else { throw DeskRefusal.mistakes(mistakes) }
  }

  mutating func add(
    _ field: String, _ found: DeskPhrase, _ expected: DeskPhrase, _ remedy: DeskPhrase? = nil,
    _ values: [String: Wording] = [:]
  ) {
    mistakes.append(
      DeskMistake(
        field: field, found: .desk(found, values), expected: .desk(expected, values),
        remedy: remedy.map { .desk($0, values) }))
  }

  /// Of a person or an organisation.
  mutating func name(_ name: String, field: String) {
    if name.isEmpty {
      add(field, .foundNothing, .expectedName, nil, ["longest": .number(AccountCheck.longestName)])
    } else if name.unicodeScalars.count > AccountCheck.longestName {
      add(
        field, .foundCharacters, .expectedName, nil,
        ["count": .number(name.unicodeScalars.count), "longest": .number(AccountCheck.longestName)])
    } else if !AccountCheck.isOneLine(name) {
      add(field, .foundControls, .expectedName, nil, ["longest": .number(AccountCheck.longestName)])
    }
  }

  mutating func email(_ email: String, field: String = "email") {
    if !AccountCheck.isEmail(email) {
      add(field, email.isEmpty ? .foundNothing : .foundNoEmail, .expectedEmail)
    }
  }

  mutating func password(_ password: String, forbidden: [String], field: String = "password") {
    guard password.utf8.count <= AccountCheck.mostPasswordBytes else {
      add(field, .foundCharacters, .expectedPassword, nil, ["count": .number(password.unicodeScalars.count)])
      return
    }
    switch PasswordRules.fault(in: password, forbidden: forbidden + [language.say(.deskName)]) {
    case nil: break
    case .tooShort(let count)?, .tooLong(let count)?:
      add(field, .foundCharacters, .expectedPassword, .remedyPassword, ["count": .number(count)])
    case .easilyGuessed?: add(field, .foundGuessed, .expectedUnguessed, .remedyPassword)
    case .madeOf(let word)?:
      add(field, .foundOwnWord, .expectedUnguessed, .remedyPassword, ["word": .verbatim(word)])
    }
  }

  /// The step of a code of a new secret, which proves that the app has it.
  mutating func proof(_ code: String, of secret: OneTimePassword, at seconds: Int, field: String = "code") -> Int? {
    guard code.utf8.count <= 20, let step = secret.step(of: code, at: seconds, after: 0) else {
      add(field, code.isEmpty ? .foundNothing : .foundWrongCode, .expectedCode, .remedyCode)
      return nil
    }
    return step
  }

  static func isOneLine(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      // Among the format characters are those that turn the direction of a line around.
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: false
      default: true
      }
    }
  }

  /// As much as can be said without sending a letter there.
  static func isEmail(_ text: String) -> Bool {
    guard (3...longestEmail).contains(text.utf8.count), isOneLine(text),
      !text.unicodeScalars.contains(where: { $0.properties.isWhitespace })
    else { return false }
    let sides = text.split(separator: "@", omittingEmptySubsequences: false)
    return sides.count == 2 && !sides[0].isEmpty && !sides[1].isEmpty
  }
}
