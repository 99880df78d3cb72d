internal import Foundation
internal import GRDB

/// Why the desk could not do something. The words for people are made at the edge.
package enum DeskFault: Error, Hashable, Sendable {
  /// There is no such thing in this organisation.
  case notFound
  /// The case was changed since the form was opened: the number of its last change.
  case changedMeanwhile(Int)
  case referenceTaken(String)
  case emailTaken
  /// The key in the file or the environment does not open this desk; `needed` tells master keys apart.
  case wrongMasterKey(needed: String)
  /// A sealed value was changed or moved, or its key is another one.
  case damaged(String)
  /// The key of the case was destroyed.
  case erased
  case diskFull
  case readOnly
  case busy
  /// A restore into the folder was cut short: what it left is no desk.
  case restoreUnfinished
  /// A restore into the folder had been cut short when nothing was left to do: the desk is there.
  case restoreWasComplete
  /// There is a desk in the folder into which one was to be restored.
  case deskExists
  /// A file that was named and is not there.
  case noFile(String)
  /// There is no desk in this folder, and whoever asks makes none.
  case noDesk(String)
  /// One of the two files of a desk is there, and not this one.
  case halfThere(missing: String)
  /// So many cases have a key neither in the file of keys nor in its list of those that were erased.
  case keysMissing(Int)
  /// What SQLite said.
  case storage(String)

  init(storage error: any Error) {
    guard let error = error as? DatabaseError else {
      self = DeskFault(file: error)
      return
    }
    switch error.extendedResultCode {
    // The memory that connections share is a file too.
    case .SQLITE_IOERR_SHMSIZE, .SQLITE_IOERR_SHMMAP: self = .diskFull
    default: self = DeskFault(database: error)
    }
  }

  private init(database error: DatabaseError) {
    switch error.resultCode {
    case .SQLITE_FULL: self = .diskFull
    // A disk that fails while files on it are open takes nothing any more, either.
    case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_IOERR: self = .readOnly
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy
    default: self = .storage(error.message ?? error.resultCode.description)
    }
  }

  /// What the system said of a file.
  private init(file error: any Error) {
    switch (error as? CocoaError)?.code {
    case .fileWriteOutOfSpace?: self = .diskFull
    case .fileWriteVolumeReadOnly?, .fileWriteNoPermission?, .fileReadNoPermission?: self = .readOnly
    default: self = .storage(String(describing: error))
    }
  }

  /// The fault itself, or what the database said as one; what other code threw stays what it is.
  static func worded(_ error: any Error) -> any Error {
    error is DatabaseError ? DeskFault(storage: error) : error
  }
}
