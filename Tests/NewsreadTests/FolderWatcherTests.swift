import Articles
import Foundation
import Testing

@testable import newsread

@Suite struct FolderPollingTests {
  @Test func asksForAWalkNowAndThen() throws {
    let asked = try #require(BlockingQueue<FolderChange>())
    let watcher = FolderWatcher(kernel: nil, pollingMilliseconds: 20) { asked.put($0) }
    #expect(watcher.start())
    #expect(asked.take().isEverything)
    #expect(asked.take().isEverything)
  }
}

#if os(Linux)
  @Suite struct FolderWatcherTests {
    private func watching(
      _ folder: TemporaryFolder, _ names: [String] = [""]
    ) throws -> Shelf {
      let paths = names.map { $0.isEmpty ? folder.rawPath : RawPath(folder.path($0)) }
      let shelf = try #require(Shelf(paths, watches: true))
      try #require(shelf.load())
      return shelf
    }

    @Test func walksThoughAWatchedFolderIsBusy() throws {
      let folder = try TemporaryFolder()
      for name in ["busy", "unwatched"] { try folder.makeFolder(name) }
      let asked = try #require(BlockingQueue<FolderChange>())
      let kernel = try #require(FolderEvents(limit: 1))
      let watcher = FolderWatcher(kernel: kernel, pollingMilliseconds: 20) { asked.put($0) }
      for name in ["busy", "unwatched"] {
        let path = RawPath(folder.path(name))
        watcher.watch(FoundFolder(path: path, canonical: path))
      }
      // It is waited for quiet longer than until the next walk.
      try folder.write("busy/a")
      #expect(watcher.start())
      #expect(asked.take().isEverything)
    }

    /// What is then looked for now and then is said, until a walk meets no more than can be watched.
    @Test func knowsWhenThereAreMoreFoldersThanTheKernelWatches() throws {
      let folder = try TemporaryFolder()
      for name in ["a", "b"] { try folder.makeFolder(name) }
      let kernel = try #require(FolderEvents(limit: 1))
      let watcher = FolderWatcher(kernel: kernel) { _ in }
      for name in ["a", "b"] {
        #expect(!watcher.isShortOfWatches)
        let path = RawPath(folder.path(name))
        watcher.watch(FoundFolder(path: path, canonical: path))
      }
      #expect(watcher.isShortOfWatches)
      watcher.beginWalk()
      let path = RawPath(folder.path("a"))
      watcher.watch(FoundFolder(path: path, canonical: path))
      #expect(!watcher.isShortOfWatches)
    }

    @Test func seesAFolderThatWasNotThereAtFirst() throws {
      let folder = try TemporaryFolder()
      let asked = try #require(BlockingQueue<FolderChange>())
      let kernel = try #require(FolderEvents())
      let watcher = FolderWatcher(
        roots: [RawPath(folder.path("later"))], kernel: kernel, pollingMilliseconds: 20
      ) { asked.put($0) }
      #expect(watcher.start())
      try folder.makeFolder("later")
      #expect(asked.take().isEverything)
    }

    /// Looking for it costs a call, so it does not wait until everything would be walked again.
    @Test(.timeLimit(.minutes(1))) func looksForAMissingFolderMoreOftenThanItWalks() throws {
      let folder = try TemporaryFolder()
      let asked = try #require(BlockingQueue<FolderChange>())
      let kernel = try #require(FolderEvents(limit: 0))
      let watcher = FolderWatcher(
        roots: [RawPath(folder.path("later"))], kernel: kernel, pollingMilliseconds: 600_000
      ) { asked.put($0) }
      // What cannot be watched is walked now and then.
      watcher.watch(FoundFolder(path: folder.rawPath, canonical: folder.rawPath))
      #expect(watcher.start())
      try folder.makeFolder("later")
      #expect(asked.take().isEverything)
    }

    /// Of a network's folder below a local one, the kernel tells only what this machine does.
    @Test(.timeLimit(.minutes(1))) func walksWhereAnotherMachineMayChangeWhatIsBelow() throws {
      let folder = try TemporaryFolder()
      let asked = try #require(BlockingQueue<FolderChange>())
      let kernel = try #require(FolderEvents())
      let mounts = "36 35 0:77 /a /mnt rw,noatime - nfs4 server:/a rw\n"
      let watcher = FolderWatcher(
        kernel: kernel, pollingMilliseconds: 20,
        remoteFolders: { RemoteFolders(mounts: Array(mounts.utf8)) }
      ) { asked.put($0) }
      watcher.beginWalk()
      let found = FoundFolder(path: folder.rawPath, canonical: folder.rawPath)
      watcher.watch(found, on: 77)
      watcher.endWalk()
      #expect(watcher.start())
      #expect(asked.take().isEverything)
    }

    @Test(.timeLimit(.minutes(1))) func watchesNothingThatIsElsewhereNow() throws {
      let folder = try TemporaryFolder()
      let elsewhere = try TemporaryFolder()
      let asked = try #require(BlockingQueue<FolderChange>())
      let kernel = try #require(FolderEvents())
      let watcher = FolderWatcher(roots: [folder.rawPath], kernel: kernel) { asked.put($0) }
      func watch(_ names: [String]) {
        for name in names {
          let path = name.isEmpty ? folder.rawPath : RawPath(folder.path(name))
          watcher.watch(FoundFolder(path: path, canonical: path))
        }
      }
      for name in ["a/b/c", "d", "e"] { try folder.makeFolder(name) }
      watcher.beginWalk()
      watch(["", "a", "a/b", "a/b/c", "d", "e"])
      watcher.endWalk()
      #expect(watcher.watchCount == 6)
      #expect(watcher.start())
      try #require(rename(folder.path("a"), elsewhere.path("a")) == 0)
      #expect(asked.take().folders.map(\.path) == [RawPath(folder.path("a"))])
      #expect(watcher.watchCount == 3)
      // A walk that could look everywhere has met all there is.
      watcher.beginWalk()
      watch(["", "d"])
      watcher.endWalk(isWhole: false)
      #expect(watcher.watchCount == 3)
      watcher.beginWalk()
      watch(["", "d"])
      watcher.endWalk()
      #expect(watcher.watchCount == 2)
    }

    @Test func seesFilesComeChangeAndGo() throws {
      let folder = try TemporaryFolder()
      try folder.write("a", "a\n\nText.\n")
      let shelf = try watching(folder)
      try folder.write("b", "b\n\nText.\n")
      #expect(shelf.waits { shelf.headlines == ["a", "b"] })
      try folder.write("a", "a two\n\nText.\n")
      #expect(shelf.waits { shelf.headlines == ["a two", "b"] })
      try folder.remove("b")
      #expect(shelf.waits { shelf.headlines == ["a two"] })
      try folder.move("a", to: "c")
      #expect(shelf.waits { shelf.articles.values.map(\.path) == [folder.path("c")] })
      try folder.write("c", "")
      #expect(shelf.waits { shelf.articles.isEmpty && shelf.reasons == ["empty"] })
      try folder.remove("c")
      #expect(shelf.waits { shelf.problems.isEmpty })
      #expect(shelf.starts == 1)
      #expect(shelf.ends == 1)
    }

    @Test func seesWhatAnEditorSavesByRenaming() throws {
      let folder = try TemporaryFolder()
      try folder.write("a", "a\n\nText.\n")
      let shelf = try watching(folder)
      // As vim does: the old file becomes the backup, which goes when the new one is written.
      try folder.write("4913", "")
      try folder.remove("4913")
      try folder.move("a", to: "a~")
      try folder.write("a", "a two\n\nText.\n")
      try folder.remove("a~")
      #expect(shelf.waits { shelf.headlines == ["a two"] })
      // As most others do: a new file takes the place of the old one.
      try folder.write(".a.swp", "a three\n\nText.\n")
      try folder.move(".a.swp", to: "a")
      #expect(shelf.waits { shelf.headlines == ["a three"] })
      #expect(shelf.articles.count == 1)
    }

    @Test func walksNewFolders() throws {
      let folder = try TemporaryFolder()
      let shelf = try watching(folder)
      try folder.write("new/deep/a", "a\n\nText.\n")
      #expect(shelf.waits { shelf.headlines == ["a"] })
      try folder.write("new/deep/b", "b\n\nText.\n")
      #expect(shelf.waits { shelf.headlines == ["a", "b"] })
      try folder.move("new", to: "moved")
      #expect(
        shelf.waits {
          shelf.articles.values.map(\.path).sorted()
            == [folder.path("moved/deep/a"), folder.path("moved/deep/b")]
        })
      try folder.write("moved/deep/c", "c\n\nText.\n")
      #expect(shelf.waits { shelf.headlines == ["a", "b", "c"] })
      try folder.remove("moved")
      #expect(shelf.waits { shelf.articles.isEmpty })
    }

    @Test func mindsOnlyFilesThatWereNamed() throws {
      let folder = try TemporaryFolder()
      try folder.write("a", "a\n\nText.\n")
      try folder.write(".hidden", "hidden\n\nText.\n")
      let shelf = try watching(folder, ["a", ".hidden"])
      try folder.write("b", "b\n\nText.\n")
      try folder.write("new", "a two\n\nText.\n")
      try folder.move("new", to: "a")
      #expect(shelf.waits { shelf.headlines == ["a two", "hidden"] })
      try folder.write(".hidden", "hidden two\n\nText.\n")
      #expect(shelf.waits { shelf.headlines == ["a two", "hidden two"] })
      try folder.remove("a")
      #expect(shelf.waits { shelf.headlines == ["hidden two"] })
      try folder.write("a", "a three\n\nText.\n")
      #expect(shelf.waits { shelf.headlines == ["a three", "hidden two"] })
    }

    @Test func seesFoldersMoveWithAllThatIsInThem() throws {
      let folder = try TemporaryFolder()
      for name in ["1", "2", "deep/3"] { try folder.write("a/\(name)", "\(name)\n\nText.\n") }
      try folder.write("b/4", "4\n\nText.\n")
      let shelf = try watching(folder)
      func paths() -> [String] { shelf.articles.values.map(\.path).sorted() }
      try folder.move("a", to: "c")
      let moved = ["b/4", "c/1", "c/2", "c/deep/3"].map { folder.path($0) }
      #expect(shelf.waits { paths() == moved })
      // What is in it is still watched.
      try folder.write("c/deep/3", "three\n\nText.\n")
      #expect(shelf.waits { shelf.headlines == ["1", "2", "4", "three"] })
      try folder.remove("c/deep")
      #expect(shelf.waits { shelf.headlines == ["1", "2", "4"] })
      try folder.move("c", to: ".c")
      #expect(shelf.waits { shelf.headlines == ["4"] })
      try folder.move(".c", to: "b/c")
      #expect(shelf.waits { paths() == ["b/4", "b/c/1", "b/c/2"].map { folder.path($0) } })
      #expect(shelf.problems.isEmpty)
      #expect(shelf.starts == 1)
    }

    /// Whatever it was read for, an article lies in the folder that it was found in.
    @Test func seesAFolderMoveWithAnArticleThatWasReadAtOnce() throws {
      let folder = try TemporaryFolder()
      let path = try folder.write("a/1", "1\n\nText.\n")
      let shelf = try watching(folder)
      shelf.loader.read(path.articleID, at: path)
      #expect(shelf.waits { shelf.loads[folder.path("a/1")] == 2 })
      try folder.move("a", to: "b")
      #expect(shelf.waits { shelf.articles.values.map(\.path) == [folder.path("b/1")] })
    }

    @Test func forgetsAProblemWithTheFolderItIsIn() throws {
      let folder = try TemporaryFolder()
      try folder.write("top/a", "a\n\nText.\n")
      try folder.makeDeepFolders(in: "top")
      let shelf = try watching(folder)
      #expect(shelf.reasons == ["the path is too long"])
      try folder.move("top", to: ".top")
      #expect(shelf.waits { shelf.articles.isEmpty && shelf.problems.isEmpty })
    }

    @Test func keepsWhatItNeedNotReadAgain() throws {
      let folder = try TemporaryFolder()
      try folder.write("a/1", "1\n\nText.\n")
      try folder.write("b/2", "2\n\nText.\n")
      let shelf = try watching(folder)
      try folder.write("c/3", "3\n\nText.\n")
      #expect(shelf.waits { shelf.headlines == ["1", "2", "3"] })
      #expect(shelf.loads[folder.path("a/1")] == 1)
      #expect(shelf.loads[folder.path("b/2")] == 1)
    }

    @Test func seesHundredsOfFilesComeChangeAndGo() throws {
      let folder = try TemporaryFolder()
      try folder.write("0/kept", "kept\n\nText.\n")
      for name in 1...4 { try folder.makeFolder("\(name)") }
      let shelf = try watching(folder)
      let count = 800
      for round in ["one", "two"] {
        for number in 0..<count {
          try folder.write("\(number % 4 + 1)/\(number)", "\(number) \(round)\n\nText.\n")
        }
        let expected = ((0..<count).map { "\($0) \(round)" } + ["kept"]).sorted()
        #expect(shelf.waits { shelf.articles.count == count + 1 && shelf.headlines == expected })
      }
      for number in 0..<count {
        try folder.move("\(number % 4 + 1)/\(number)", to: "0/\(number) moved")
      }
      #expect(
        shelf.waits {
          shelf.articles.count == count + 1
            && shelf.articles.values.allSatisfy { $0.path.hasPrefix(folder.path("0/")) }
        })
      for name in try FileManager.default.contentsOfDirectory(atPath: folder.path("0"))
      where name != "kept" { try folder.remove("0/\(name)") }
      #expect(shelf.waits { shelf.headlines == ["kept"] })
      #expect(shelf.loads[folder.path("0/kept")] == 1)
    }

    @Test func seesThroughLinks() throws {
      let folder = try TemporaryFolder()
      let other = try TemporaryFolder()
      try other.write("real", "one\n\nText.\n")
      try folder.makeFolder("in")
      try folder.link("in/link", to: other.path("real"))
      let shelf = try watching(folder)
      #expect(shelf.headlines == ["one"])
      try other.write("real", "two\n\nText.\n")
      #expect(shelf.waits { shelf.headlines == ["two"] })
      try folder.remove("in/link")
      #expect(shelf.waits { shelf.articles.isEmpty })
    }
  }
#endif
