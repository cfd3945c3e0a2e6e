import Foundation

@testable import newsread

#if os(Linux)
  /// A command run to its end.
  ///
  /// Foundation's `Process` also waits for what the command leaves running, as tmux does its server.
  struct Command {
    let status: Int32
    let output: String
    let complaints: String

    init(_ words: [String], environment: [String: String]) throws {
      let output = try TemporaryFile()
      let complaints = try TemporaryFile()
      var actions = posix_spawn_file_actions_t()
      posix_spawn_file_actions_init(&actions)
      defer { posix_spawn_file_actions_destroy(&actions) }
      posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
      posix_spawn_file_actions_adddup2(&actions, output.descriptor, 1)
      posix_spawn_file_actions_adddup2(&actions, complaints.descriptor, 2)
      // Whatever other tests have open right now: it must not stay open in what is left running.
      for descriptor in 3..<Int32(clamping: min(1_024, sysconf(Int32(_SC_OPEN_MAX)))) {
        posix_spawn_file_actions_addclose(&actions, descriptor)
      }

      // The threads that tests run on hold signals back, and would pass that on.
      var attributes = posix_spawnattr_t()
      posix_spawnattr_init(&attributes)
      defer { posix_spawnattr_destroy(&attributes) }
      var none = sigset_t()
      sigemptyset(&none)
      posix_spawnattr_setsigmask(&attributes, &none)
      posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))

      var process: pid_t = 0
      let error = Self.withPointers(to: words) { words in
        Self.withPointers(to: environment.map { "\($0)=\($1)" }) { environment in
          words.first?.map { posix_spawn(&process, $0, &actions, &attributes, words, environment) }
        }
      }
      guard let error, error == 0 else { throw SystemError(code: error ?? ENOENT) }
      var status: Int32 = 0
      while waitpid(process, &status, 0) < 0 {
        guard errno == EINTR else { throw SystemError.last }
      }
      let signal = status & 0x7F
      self.status = signal == 0 ? status >> 8 & 0xFF : 128 + signal
      self.output = try output.text
      self.complaints = try complaints.text
    }

    private static func withPointers<Result>(
      to texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
      let pointers = texts.map { strdup($0) }
      defer { for pointer in pointers { free(pointer) } }
      return body(pointers + [nil])
    }
  }

  /// A file without a name, for what a command writes.
  private struct TemporaryFile {
    private let handle: FileHandle

    init() throws {
      guard let file = tmpfile() else { throw SystemError.last }
      handle = FileHandle(fileDescriptor: dup(fileno(file)), closeOnDealloc: true)
      fclose(file)
    }

    var descriptor: Int32 { handle.fileDescriptor }

    /// What has been written.
    var text: String {
      get throws {
        try handle.seek(toOffset: 0)
        return String(decoding: try handle.readToEnd() ?? Data(), as: UTF8.self)
      }
    }
  }
#endif
