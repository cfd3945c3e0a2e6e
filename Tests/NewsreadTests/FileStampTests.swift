import Foundation
import Testing

@testable import newsread

@Suite struct FileStampTests {
  /// What the system says of a file that was written then.
  private func status(seconds: Int, nanoseconds: Int = 0) -> stat {
    var status = stat()
    let time = timespec(tv_sec: seconds, tv_nsec: nanoseconds)
    #if canImport(Glibc)
      status.st_mtim = time
    #else
      status.st_mtimespec = time
    #endif
    return status
  }

  @Test(arguments: [
    0, 1, -1, 1_690_000_000, -2_208_988_800, 9_223_372_036, 9_223_372_037, 10_413_792_000,
    -9_223_372_037, 253_402_300_799, .max, .min,
  ])
  func keepsTheSecondsOfAnyYear(seconds: Int) {
    for nanoseconds in [0, 1, 999_999_999] {
      let stamp = FileStamp(status(seconds: seconds, nanoseconds: nanoseconds))
      #expect(stamp.modifiedSeconds == Int64(seconds))
    }
  }

  @Test func tellsMomentsApart() {
    let stamp = FileStamp(status(seconds: 10_413_792_000, nanoseconds: 5))
    #expect(stamp == FileStamp(status(seconds: 10_413_792_000, nanoseconds: 5)))
    #expect(stamp != FileStamp(status(seconds: 10_413_792_000, nanoseconds: 6)))
    #expect(stamp != FileStamp(status(seconds: 10_413_792_001, nanoseconds: 5)))
  }
}
