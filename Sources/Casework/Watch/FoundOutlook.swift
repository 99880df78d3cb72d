internal import DeskSQLite
internal import Desks

/// The outlook that a sheet found for a case, where it differs from the earlier one.
struct FoundOutlook {
  /// How the asker knows the case.
  var number: Int
  /// As `OutlookCode` has it.
  var code: [UInt8]
  /// Some finding is another one; else only what decides them. Of a case without an earlier outlook all are.
  var hasOtherFindings: Bool

  var outlook: CaseOutlook { OutlookCode.decode(code) }
}
