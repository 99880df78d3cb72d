/// Which part of something changed.
package enum ChangePart: Hashable, Sendable {
  /// All of it: it came, went, or was written anew.
  case whole
  case field(Field)
  /// A part of one claim or one line of force, which is named by its words.
  case of(Aspect, ChangeLine)

  /// In the order of the files.
  package enum Field: String, CaseIterable, Sendable {
    case title, kind, cite, binds, issued, madePublic, basis, zone, forum, cannotEncode, uncertain
    case covers, excludes, when, unless, done, earliest, deadline
    case effect, says, passage, step, phase, defeats, routes, until, addsTo, bearsOn, burden
    case plain, askWhat, askOf, askForm
    case sender, destination, destinationNote, kindNote, textPublished, textNote, reception, notSaid, note
    case neighbours, territories, forums
    case type, perDestination, options, question, help, law
    case publisher, published, strength, address, storedCopy, lastRead
    case sources
  }

  package enum Aspect: String, CaseIterable, Sendable {
    case speaker, conflict, note, cap, payment, sources
    /// Whether it stands.
    case standing
    /// The note on a line of force.
    case forceNote
  }

  /// The documents on which something rests.
  package var isSources: Bool {
    switch self {
    case .field(.sources), .of(.sources, _): true
    case .whole, .field, .of: false
    }
  }
}
