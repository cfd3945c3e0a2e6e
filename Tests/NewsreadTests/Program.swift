import Foundation
import Testing

/// The built program, run as a user would run it.
struct Program {
  struct Result {
    /// The exit status, or 128 and the signal.
    var status: Int32
    var output: String
    var complaints: String
    var lines: [String] { output.split(separator: "\n").map(String.init) }
  }

  /// Beside the test bundle, where the build has put it.
  static var url: URL {
    let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    let beside = bundle.deletingLastPathComponent().appendingPathComponent("newsread")
    if FileManager.default.isExecutableFile(atPath: beside.path) { return beside }
    let running =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return URL(fileURLWithPath: running).deletingLastPathComponent()
      .appendingPathComponent("newsread")
  }

  /// Runs it to its end, in an environment that no configuration of this machine reaches into.
  ///
  /// With `terminal`, it reads from a terminal and writes to it; what it writes there is not kept.
  static func run(
    _ arguments: [String], input: String? = nil, environment: [String: String] = [:],
    folder: URL? = nil, terminal: Bool = false, executable: URL = url
  ) throws -> Result {
    let scratch = try TemporaryFolder()
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.environment = ["HOME": "/nowhere", "PATH": "/usr/bin:/bin"].merging(environment) { $1 }
    process.currentDirectoryURL = folder
    // Files, not pipes: nobody has to read them while the program writes.
    let output = try open(scratch, "output")
    let complaints = try open(scratch, "complaints")
    process.standardOutput = output
    process.standardError = complaints
    if let input {
      try scratch.write("input", input)
      process.standardInput = try FileHandle(
        forReadingFrom: scratch.url.appendingPathComponent("input"))
    } else {
      process.standardInput = FileHandle.nullDevice
    }
    let controller = terminal ? try openTerminal() : nil
    if let controller {
      process.standardInput = controller.ours
      process.standardOutput = controller.ours
    }
    try process.run()
    process.waitUntilExit()
    let isSignal = process.terminationReason == .uncaughtSignal
    return Result(
      status: isSignal ? 128 + process.terminationStatus : process.terminationStatus,
      output: try text(scratch, "output"), complaints: try text(scratch, "complaints"))
  }

  /// Both ends of a new terminal.
  private static func openTerminal() throws -> (theirs: FileHandle, ours: FileHandle) {
    // The calls that POSIX has for this are not in the module; these are Linux's own.
    let unlock: UInt = 0x4004_5431
    let askNumber: UInt = 0x8004_5430
    let controller = Foundation.open("/dev/ptmx", O_RDWR | O_NOCTTY)
    var number: Int32 = 0
    try #require(controller >= 0 && ioctl(controller, unlock, &number) == 0)
    try #require(ioctl(controller, askNumber, &number) == 0)
    let name = "/dev/pts/\(number)"
    let terminal = Foundation.open(name, O_RDWR | O_NOCTTY)
    try #require(terminal >= 0)
    return (
      FileHandle(fileDescriptor: controller, closeOnDealloc: true),
      FileHandle(fileDescriptor: terminal, closeOnDealloc: true)
    )
  }

  private static func open(_ folder: TemporaryFolder, _ name: String) throws -> FileHandle {
    try folder.write(name, "")
    return try FileHandle(forWritingTo: folder.url.appendingPathComponent(name))
  }

  private static func text(_ folder: TemporaryFolder, _ name: String) throws -> String {
    try String(contentsOf: folder.url.appendingPathComponent(name), encoding: .utf8)
  }
}
