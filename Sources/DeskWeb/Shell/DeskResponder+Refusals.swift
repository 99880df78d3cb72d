internal import Casework
internal import DeskSQLite
package import Desks
internal import Hummingbird
package import Pages

extension DeskResponder {
  /// What went wrong, in words: nothing of the inside of the program, and what to do.
  func refusal(_ error: any Error, _ request: Request, _ signedIn: SignedIn?) -> DeskReply {
    switch error {
    case DeskWebFault.signInFirst:
      // Where somebody meant to go is no secret of theirs, but a form is not sent twice.
      let wanted = DeskPath.checked(request.method == .get ? request.uri.path : nil)
      return .redirect(wanted == "/desk" ? "/desk/sign-in" : "/desk/sign-in?to=\(wanted)")
    case DeskWebFault.foreignForm:
      return refuse(
        403, .refusalForm,
        .formFault(
          found: .desk(.foundForeignForm), expected: .desk(.expectedFormOfPage), remedy: .desk(.remedyOpenAgain)))
    case let fault as DeskFault:
      switch fault {
      case .notFound: return refuse(404, .refusalNotFound, .plain(.refusalNotFoundWords))
      case .changedMeanwhile: return refuse(409, .refusalChanged, .plain(.refusalChangedWords))
      case .referenceTaken(let reference):
        return refuse(
          409, .refusalForm,
          .formFault(
            found: .desk(.foundReferenceTaken, ["reference": .verbatim(reference)]),
            expected: .desk(.expectedOwnReference), remedy: nil))
      case .emailTaken:
        return refuse(
          409, .refusalForm,
          .formFault(found: .desk(.foundEmailTaken), expected: .desk(.expectedOtherEmail), remedy: nil))
      case .erased: return refuse(410, .refusalNotFound, .plain(.refusalErasedWords))
      case .damaged(let what): return refuse(500, .refusalStorage, .damaged(what))
      case .wrongMasterKey: return refuse(500, .refusalStorage, .damaged("the key of the organisation"))
      case .diskFull: return refuse(507, .refusalStorage, .plain(.refusalDiskFullWords))
      case .readOnly: return refuse(503, .refusalStorage, .plain(.refusalReadOnlyWords))
      case .busy: return refuse(503, .refusalStorage, .plain(.refusalBusyWords))
      case .noFile(let words): return refuse(500, .refusalStorage, .damaged(words))
      case .restoreUnfinished, .restoreWasComplete, .deskExists, .noDesk, .halfThere, .keysMissing:
        return refuse(500, .refusalStorage, .damaged("the folder of the desk"))
      case .storage(let words): return refuse(500, .refusalStorage, .damaged(words))
      }
    case let refusal as DeskRefusal:
      switch refusal {
      case .notAllowed:
        return refuse(403, .refusalNotAllowed, .role(signedIn?.caller.member.role))
      case .notUndoable: return refuse(409, .refusalNotUndoable, .plain(.refusalNotUndoableWords))
      case .mistakes(let mistakes):
        let first = mistakes.first
        return refuse(
          400, .refusalForm,
          .formFault(
            found: first?.found ?? .verbatim(""), expected: first?.expected ?? .verbatim(""), remedy: first?.remedy))
      }
    case let refusal as AccountRefusal: return accountRefusal(refusal)
    case let refusal as Refusal:
      return refuse(
        refusal.status, .refusalForm,
        .formFault(found: refusal.found, expected: refusal.expected, remedy: refusal.remedy))
    default:
      return refuse(500, .refusalStorage, .damaged(String(describing: type(of: error))))
    }
  }

  func refuse(_ status: Int, _ title: DeskPhrase, _ words: DeskRefusalPage.Words) -> DeskReply {
    .page(DeskRefusalPage(heading: title, words: words), status: status)
  }
}

/// Why something is not done, in words.
struct DeskRefusalPage: DeskPage {
  enum Words: Sendable {
    case plain(DeskPhrase)
    case formFault(found: Wording, expected: Wording, remedy: Wording?)
    case damaged(String)
    case role(Role?)
  }

  var heading: DeskPhrase
  var words: Words
  let section = DeskSection.outside

  func title(_ context: DeskContext) -> String { context.say(heading) }

  func body(_ context: DeskContext) -> HTML {
    let text: String =
      switch words {
      case .plain(let phrase): context.say(phrase)
      case .formFault(let found, let expected, let remedy):
        context.say(
          .refusalFormWords,
          [
            "found": .text(found.said(in: context.language)), "expected": .text(expected.said(in: context.language)),
            "remedy": .text(remedy?.said(in: context.language) ?? ""),
          ])
      case .damaged(let what): context.say(.refusalDamagedWords, ["what": .text(what)])
      case .role(let role):
        context.say(.refusalNotAllowedWords, ["role": .text(role.map { context.say($0.phrase) } ?? "")])
      }
    return """
      <div class="lead"><h1>\(context.say(heading))</h1>
      <p class="standfirst">\(text)</p>
      <p><a href="/desk">\(context.say(.deskName))</a></p></div>
      """
  }
}

extension Role {
  package var phrase: DeskPhrase {
    switch self {
    case .owner: .roleOwner
    case .representative: .roleRepresentative
    case .caseworker: .roleCaseworker
    case .approver: .roleApprover
    case .auditor: .roleAuditor
    case .reader: .roleReader
    }
  }
}
