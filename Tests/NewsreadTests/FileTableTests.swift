import Articles
import Testing

@testable import newsread

@Suite struct FileTableTests {
  private let folder = FoundFolder(path: RawPath("in"), canonical: RawPath("/somewhere/in"))

  private func add(_ number: Int, to table: inout FileTable) -> Int32? {
    let folder = table.number(of: folder)
    return Array("\(number)".utf8).withUnsafeBufferPointer {
      table.add(Self.id(number), named: $0, in: folder)
    }
  }

  /// Ids that crowd into few slots.
  private static func id(_ number: Int) -> ArticleID {
    ArticleID(rawValue: UInt64(number) << 58 | UInt64(number / 64 % 7))
  }

  /// Compares the table with a dictionary through many changes of either.
  @Test(arguments: [1, 2, 3])
  func findsWhatWasAddedAndNothingElse(seed: UInt64) throws {
    var table = FileTable()
    var numbers: [Int: Int32] = [:]
    var random = seed
    for _ in 0..<20_000 {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let number = Int(random >> 33) % 400
      if let row = numbers[number] {
        #expect(table.row(of: Self.id(number)) == row)
        table.remove(row)
        numbers[number] = nil
        #expect(table.row(of: Self.id(number)) == nil)
      } else {
        let row = add(number, to: &table)
        numbers[number] = row
        #expect(row != nil)
      }
    }
    #expect(table.count == numbers.count)
    for (number, row) in numbers {
      #expect(table.row(of: Self.id(number)) == row)
      #expect(table.path(of: row) == RawPath("in/\(number)"))
    }
  }

  @Test func keepsNamesThroughCompacting() throws {
    var table = FileTable()
    var rows: [Int32] = []
    for number in 0..<30_000 {
      let row = add(number * 64, to: &table)
      rows.append(try #require(row))
    }
    for row in rows.dropLast(10) { table.remove(row) }
    for (number, row) in zip(29_990..., rows.suffix(10)) {
      #expect(table.path(of: row) == RawPath("in/\(number * 64)"))
    }
  }

  @Test func keepsWhatWasRead() throws {
    var table = FileTable()
    let row = try #require(add(1, to: &table))
    #expect(table[row].print == 0)
    let stamp = FileStamp(
      size: 3_000_000_000, modifiedSeconds: -5, modifiedNanoseconds: 999_999_999, inode: .max)
    table[row].print = stamp.print
    #expect(table[row].print == stamp.print)
    #expect(MemoryLayout<FileTable.Row>.stride == 40)
  }

  @Test func letsFoldersGoWithTheirLastFile() throws {
    var table = FileTable()
    let row = try #require(add(1, to: &table))
    let other = FoundFolder(path: RawPath("other"), canonical: RawPath("/other"))
    let number = table.number(of: other)
    Array("x".utf8).withUnsafeBufferPointer { table.move(row, to: $0, in: number) }
    #expect(table.path(of: row) == RawPath("other/x"))
    // And the one that leads to it.
    #expect(table.folders.count == 2)
    table.remove(row)
    #expect(table.folders.count == 0)
  }

  @Test func tellsStampsApart() {
    var prints: Set<UInt64> = [FileStamp.unknown.print]
    for size: Int64 in [0, 1, 2] {
      for seconds: Int64 in [-1, 0, 1] {
        for nanoseconds: Int32 in [0, 1] {
          for inode: UInt64 in [0, 1, .max] {
            let stamp = FileStamp(
              size: size, modifiedSeconds: seconds, modifiedNanoseconds: nanoseconds, inode: inode)
            #expect(stamp.print != 0)
            prints.insert(stamp.print)
          }
        }
      }
    }
    #expect(prints.count == 3 * 3 * 2 * 3 + 1)
  }

  /// Compares what the tree says is below a folder with what the paths say, through many changes.
  @Test(arguments: [1, 2, 3]) func findsWhatIsBelow(seed: UInt64) throws {
    var table = FileTable()
    var rows: [Int: Int32] = [:]
    var random = seed
    func path(_ number: Int) -> String {
      "/top" + String(number, radix: 3).map { "/\($0)" }.joined()
    }
    for round in 0..<4_000 {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let number = Int(random >> 33) % 90
      if let row = rows.removeValue(forKey: number) {
        table.remove(row)
      } else {
        let folder = FoundFolder(path: RawPath(path(number)), canonical: RawPath(path(number)))
        let place = table.number(of: folder)
        rows[number] = Array("x".utf8).withUnsafeBufferPointer {
          table.add(ArticleID(path: path(number).utf8), named: $0, in: place)
        }
      }
      guard round % 20 == 0 else { continue }
      let places = [path(number), path(number / 3), path(Int(random >> 40) % 90)].map {
        RawPath($0)
      }
      let found = table.folders.numbers(of: places).flatMap { table.rows(in: $0) }
      let expected = rows.filter { row in
        places.contains { RawPath(path(row.key)).isOrIsBelow($0) }
      }
      #expect(found.sorted() == expected.values.sorted())
    }
    for row in rows.values { table.remove(row) }
    #expect(table.folders.count == 0)
  }
}

@Suite struct FileReasonTests {
  @Test(arguments: [
    FileReason.empty, .blank, .tooLarge, .danglingLink, .noThreads, .unread(.vanished),
    .unread(.special(.pipe)), .unread(.special(.other)), .notText(nil),
    .notText(BinaryKind([0x89, 0x50, 0x4E, 0x47])), .notText(BinaryKind(Array("ID3".utf8))),
    .unread(.system(SystemError(code: 5))), .system(SystemError(code: 2)),
    .system(SystemError(code: 133)),
  ])
  func surviveAsNumbers(reason: FileReason) {
    #expect(reason.code != 0)
    #expect(FileReason(code: reason.code) == reason)
  }

  @Test func areNeverMadeUp() {
    #expect(FileReason(code: 0) == nil)
    let wordless = (UInt16.min...UInt16.max).filter { FileReason(code: $0)?.words.isEmpty == true }
    #expect(wordless.isEmpty)
  }
}
