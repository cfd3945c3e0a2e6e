import Testing

@testable import newsread

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
