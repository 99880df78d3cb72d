extension English {
  static func text(_ phrase: DeskPhrase) -> String {
    switch phrase {
    // MARK: The head and foot of every page
    case .deskName: "SafeThird desk"
    case .deskTitle: "{page} · {organisation} · SafeThird desk"
    case .navCases: "Cases"
    case .navDeadlines: "Deadlines"
    case .navAlerts: "Alerts"
    case .navAlertsUnseen: "Alerts ({count})"
    case .navPeople: "People"
    case .navLog: "Log"
    case .navSettings: "Settings"
    case .navAccount: "{name}"
    case .signOut: "Sign out"
    case .deskFooter:
      "Every read and change of a case is in the log of your organisation. Findings are no orders and no legal advice: check what they rest on."
    case .backToSite: "The public register"
    case .timeOfRecord: "{day}, {time} UTC"
    // MARK: Roles
    case .roleOwner: "Owner"
    case .roleRepresentative: "Representative"
    case .roleCaseworker: "Caseworker"
    case .roleAuditor: "Auditor"
    case .roleReader: "Reader"
    // MARK: Words of every form
    case .save: "Save"
    case .cancel: "Cancel"
    case .undo: "Undo"
    case .changedUndo: "Saved."
    case .undone: "Taken back."
    case .mistakesTitle: "{count, plural, one {One thing needs another look} other {# things need another look}}"
    case .mistake: "Found {found}; expected {expected}."
    case .mistakeRemedy: "Write {remedy}."
    case .mistakeLine: "Line {line}:"
    // MARK: What is refused
    case .refusalNotFound: "Not found"
    case .refusalNotFoundWords:
      "There is no such page or case in your organisation. It may have been erased, or the address was cut short."
    case .refusalNotAllowed: "Not allowed"
    case .refusalNotAllowedWords:
      "Your role is {role}, which does not allow this. An owner of your organisation can change roles."
    case .refusalChanged: "Somebody changed this meanwhile"
    case .refusalChangedWords:
      "Since you opened the form, somebody else changed the same thing. Nothing of yours was written over theirs. Open the case again and see what it says now."
    case .refusalNotUndoable: "This cannot be taken back any more"
    case .refusalNotUndoableWords:
      "What this change touched was changed again since. Take the later change back first, or write what is right."
    case .refusalForm: "The form could not be read"
    case .refusalFormWords: "Found {found}; expected {expected}. {remedy}"
    case .refusalStorage: "It could not be saved"
    case .refusalDiskFullWords:
      "The disk of the server is full. Nothing of what was saved before is lost, and this was not saved. Tell whoever runs the server; then send the form again."
    case .refusalReadOnlyWords:
      "The server cannot write to its disk. Nothing of what was saved before is lost, and this was not saved. Tell whoever runs the server; then send the form again."
    case .refusalBusyWords: "Another program holds the files of the desk. This was not saved: send the form again."
    case .refusalDamagedWords:
      "Something that was kept does not open: {what}. It was changed from outside, or its key is another one. Tell whoever runs the server; a backup may have it."
    case .refusalErasedWords: "The key of this case was destroyed. Nothing brings it back."
    }
  }
}
