import Catalog
import State

extension Words {
  /// Why what is marked cannot be kept, or found.
  static func reason(_ failure: StateFailure) -> String {
    switch failure {
    case .noFolder: "there is no home folder to keep marks in; set HOME or XDG_STATE_HOME"
    case .unusablePath:
      "the path of the folder for marks is not UTF-8; set XDG_STATE_HOME to another"
    case .newer(let version):
      "a newer newsread has written the marks (form \(version)), and they are left as they are; "
        + "use that one, or set XDG_STATE_HOME to another folder"
    case .full: "no space is left for the marks"
    case .notWritable: "the folder for marks cannot be written to"
    case .busy: "another program has been writing marks all the time; try again"
    case .damaged: "the file of marks is damaged"
    case .system(let code): "the folder for marks: \(reason(SystemError(code: code)))"
    case .database(let words): "the file of marks: \(inLine(words))"
    }
  }

  /// What was noticed when the marks were read.
  static func notice(_ notice: StateNotice) -> String {
    switch notice {
    case .notSaving(let failure): "marks are not saved: \(reason(failure))"
    case .restored(let count, let aside):
      "the file of marks was damaged: those of \(articles(count)) were found again; "
        + "the damaged file is kept in \(RawPath(aside).display)"
    }
  }

  static func soundness(_ soundness: StateSoundness) -> String {
    switch soundness {
    case .missing: "nothing is marked yet"
    case .sound(let count): "sound, \(articles(count)) known"
    case .damaged: "damaged; it is mended at the next start"
    case .newer(let version): "of a newer newsread (form \(version)), and left as it is"
    case .unreadable: "cannot be read"
    }
  }

  static func notReversed(_ failure: StateFailure) -> String {
    "nothing was undone or done again: \(reason(failure))"
  }

  static func noBackup(_ failure: StateFailure) -> String {
    "done, but no backup was made: \(reason(failure))"
  }

  /// What was done to so many articles.
  static func marked(_ marks: [Mark], count: Int) -> String {
    let what = marks.map { mark in
      switch mark {
      case .read(true): "as read"
      case .read(false): "as unread"
      case .starred(true): "with a star"
      case .starred(false): "without a star"
      case .tag(let name, true): "with the tag \(name)"
      case .tag(let name, false): "without the tag \(name)"
      }
    }
    return "marked \(articles(count)) \(what.joined(separator: ", "))"
  }

  static func articles(_ count: Int) -> String {
    count == 1 ? "1 article" : "\(count) articles"
  }
}
