/// Folders that others can change without this machine's kernel noticing.
///
/// Linux names the kind of every mounted file system in `/proc/self/mountinfo` (proc(5)).
struct RemoteFolders: Sendable {
  /// The devices of remote file systems, each as major and minor number.
  private var devices: Set<[UInt64]> = []

  /// Those that are mounted now; none where the system does not tell.
  init() {
    let path = RawPath("/proc/self/mountinfo")
    do throws(ReadFailure) {
      self.init(mounts: try FileReader.bytes(of: path, limit: Self.longestTable).bytes)
    } catch {
      self.init(mounts: [])
    }
  }

  /// Those that a table in the form of `mountinfo` names.
  init(mounts: [UInt8]) {
    for line in mounts.split(separator: UInt8(ascii: "\n")) {
      let fields = line.split(separator: UInt8(ascii: " "))
      guard let dash = fields.firstIndex(where: { $0.elementsEqual([UInt8(ascii: "-")]) }),
        dash + 1 < fields.count, fields.count > 2
      else { continue }
      let kind = String(decoding: fields[dash + 1], as: UTF8.self)
      let numbers = fields[2].split(separator: UInt8(ascii: ":")).compactMap {
        UInt64(String(decoding: $0, as: UTF8.self))
      }
      if Self.kinds.contains(where: { kind.hasPrefix($0) }) { devices.insert(numbers) }
    }
  }

  /// Whether a device number, as the C library packs it, is one of them.
  func contain(device: UInt64) -> Bool {
    let major = device >> 8 & 0xFFF | device >> 32 & ~0xFFF
    let minor = device & 0xFF | device >> 12 & ~0xFF
    return devices.contains([major, minor & 0xFFFF_FFFF])
  }

  /// What the kinds of such file systems begin with; FUSE is what sshfs and its like are made of.
  private static let kinds = [
    "nfs", "cifs", "smb", "fuse", "9p", "ceph", "afs", "coda", "vboxsf", "ocfs2", "gfs2",
    "virtiofs",
    "lustre", "glusterfs", "beegfs",
  ]
  private static let longestTable = 1_024 * 1_024
}
