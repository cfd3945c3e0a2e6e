import Testing

@testable import newsread

@Suite struct FolderOrderTests {
  @Test(arguments: [
    ["2", "9", "10", "100"], ["2023", "2023-2", "2023-10", "2024"], ["a", "a1", "a02", "a10", "b"],
    ["", "0", "1"],
  ])
  func ordersNumbersByValue(names: [String]) {
    for (index, name) in names.enumerated() {
      for (otherIndex, other) in names.enumerated() {
        #expect(
          FolderOrder.precedes(Array(name.utf8), Array(other.utf8)) == (index < otherIndex),
          "\(name) \(other)")
      }
    }
  }

  @Test func isFalseBothWaysForWhatIsAlike() {
    for (left, right) in [("1", "01"), ("a1b", "a001b")] {
      #expect(!FolderOrder.precedes(Array(left.utf8), Array(right.utf8)))
      #expect(!FolderOrder.precedes(Array(right.utf8), Array(left.utf8)))
    }
  }
}

@Suite struct RemoteFoldersTests {
  @Test(arguments: [
    ("ext4", false), ("nfs4", true), ("cifs", true), ("fuse.sshfs", true), ("tmpfs", false),
  ])
  func areToldByTheirKind(kind: String, isRemote: Bool) {
    let mounts = """
      22 27 0:21 / /proc rw,relatime - proc proc rw
      nonsense
      36 35 8:300 /a /mnt rw,noatime master:1 - \(kind) /dev/root rw,errors=continue

      """
    let folders = RemoteFolders(mounts: Array(mounts.utf8))
    // As the C library packs 8:300.
    #expect(folders.contain(device: 8 << 8 | 300 & 0xFF | (300 & ~0xFF) << 12) == isRemote)
    #expect(!folders.contain(device: 21))
  }
}
