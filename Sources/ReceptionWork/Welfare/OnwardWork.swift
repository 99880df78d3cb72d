internal import Casework
internal import DeskSQLite
internal import Desks
internal import Pages
internal import Reception
internal import Register
internal import RegisterFiles
internal import Safeguards
internal import Sealing

/// What is worked out of an alert in one snapshot of the store: the finding for the next State, from the facts of the earlier
/// case where the participant links it, and what may be told of it to whom.
struct OnwardWork {
  let reader: DeskReader
  let site: Site
  let words: CaseWords
  let today: CivilDate
  let participant: DeskParticipant
  let alert: OnwardAlert
  let country: StateCode

  /// `nil` where no alert is open, or the register has no programme for them any more, so that nobody knows where they are.
  init?(
    _ participant: DeskParticipant, _ programme: Programme?, reader: DeskReader, site: Site, words: CaseWords,
    today: CivilDate
  ) {
    guard let programme,
      let alert = participant.content.onwardAlert(as: participant.id, ContactRule(of: programme), on: today)
    else { return nil }
    self.participant = participant
    self.alert = alert
    self.reader = reader
    self.site = site
    self.words = words
    self.today = today
    country = programme.country.value
  }

  /// The earlier case, where the participant agrees to the link today and this desk has it.
  func earlierCase() throws -> DeskCase? {
    guard let link = participant.content.earlierCase(on: today) else { return nil }
    do { return try reader.deskCase(link.caseID, in: link.organisation) } catch DeskFault.notFound {
      return nil
    } catch DeskFault.erased { return nil }
  }

  func facts(_ earlier: DeskCase?) -> Facts {
    earlier.map { CaseFacts.facts($0.content.facts, words).facts } ?? Facts([:])
  }

  /// A sign as the store notes that word of it went out: it says nothing, and differs from case to case.
  static func digest(of sign: OnwardAlert.Sign, _ link: CaseID) -> [UInt8] {
    let name =
      switch sign {
      case .recorded(let sign): "sign/\(sign.id)"
      case .contactLost(let state): "contact-lost/\(state.lastContact)"
      }
    return SHA.sha256(Array("\(link)/\(name)".utf8))
  }

  /// What goes out, with the signs that no word has told of yet; throws where the law cannot be asked.
  func outgoing(_ earlier: DeskCase?) throws -> (delivery: OnwardDelivery, untold: [[UInt8]], last: DeskTime?) {
    let delivery = participant.content.delivery(
      of: alert, from: country, norms: site.norms, facts: facts(earlier), on: today)
    guard case .to(_, let disclosure) = delivery else { return (delivery, [], nil) }
    let told = try reader.onwardWords(of: participant.id)
    let signs = alert.signs.map { Self.digest(of: $0, disclosure.content.caseID) }
    return (delivery, signs.filter { told[$0] == nil }, signs.compactMap { told[$0] }.max())
  }

  func open() throws -> OpenAlert {
    let earlier = try earlierCase()
    let (delivery, untold, last) = try outgoing(earlier)
    let word: OpenAlert.Word =
      switch delivery {
      case .noEarlierCase: .noEarlierCase
      case .withheld(let refusal): .withheld(refusal)
      case .to where earlier == nil: .caseNotHere
      case .to(let organisation, _): untold.isEmpty ? .told(last ?? DeskTime(0)) : .ready(organisation)
      }
    var open = OpenAlert(
      alert: alert, country: country, findings: [], noFinding: nil, knowsEarlierCase: earlier != nil, word: word)
    let destinations = alert.destinations.filter { $0 != country }
    guard !destinations.isEmpty else {
      open.noFinding = .destinationNotKnown
      return open
    }
    do throws(UnknownSender) {
      open.findings = try NextStateFinding.compute(
        site.norms, facts: facts(earlier), sender: country, to: destinations, on: today)
    } catch { open.noFinding = .senderNotInRegister(country) }
    return open
  }
}
