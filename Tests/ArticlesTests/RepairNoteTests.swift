import Articles
import Testing

@Suite struct RepairNoteTests {
  @Test(
    arguments: [
      (.decoded(.windows1252), "Read as Windows-1252, because it is not UTF-8."),
      (.replacedInvalid(count: 1), "1 broken character was replaced by \u{FFFD}."),
      (
        .replacedInvalid(count: 1_234_567), "1,234,567 broken characters were replaced by \u{FFFD}."
      ),
      (.replacedControls(count: 1), "1 control character was made harmless."),
      (.shortenedMarks(count: 1), "1 pile of marks was cut to thirty."),
      (.shortenedMarks(count: 4_000), "4,000 piles of marks were cut to thirty."),
      (.replacedControls(count: 12), "12 control characters were made harmless."),
      (
        .truncated(read: 10_000_000, of: 25_300_000), "Only the first 10 MB of 25 MB were read."
      ),
      (.truncated(read: 1, of: 2_450), "Only the first 1 byte of 2.4 KB were read."),
      (.truncated(read: 999, of: 1_900_000_000), "Only the first 999 bytes of 1.9 GB were read."),
    ] as [(RepairNote, String)])
  func words(_ note: RepairNote, _ words: String) {
    #expect(note.words == words)
  }
}
