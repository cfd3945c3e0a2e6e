/// The text of a file whose bytes could not stay as they were.
package struct RepairedText: Equatable, Sendable {
  /// The cleaned text as UTF-8 with LF line ends, from its first line that shows something.
  package var text: [UInt8]
  /// How the bytes were read.
  package var encoding: TextEncoding
  /// What was repaired, for people; that a file was cut is for its reader to add.
  package var notes: [RepairNote]

  package init(text: [UInt8], encoding: TextEncoding, notes: [RepairNote]) {
    self.text = text
    self.encoding = encoding
    self.notes = notes
  }
}
