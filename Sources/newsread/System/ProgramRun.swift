import Reader
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Runs the programs that the reader hands texts to, one at a time, on threads of their own.
final class ProgramRunner: Sendable {
  private let current = Mutex<ProgramRun?>(nil)
  private let hand: @Sendable (ProgramCall, ProgramOutput) -> Void

  init(_ hand: @escaping @Sendable (ProgramCall, ProgramOutput) -> Void) {
    self.hand = hand
  }

  /// Runs a program and hands on what it has said; one that still runs is stopped.
  func run(_ call: ProgramCall) {
    stop()
    let run = ProgramRun(call)
    current.withLock { $0 = run }
    if !Worker.start({ [hand] in hand(call, run.output()) }) {
      hand(call, ProgramOutput([], note: Words.noThreadForProgram))
    }
  }

  /// Stops the program that runs, if one does.
  func stop() {
    current.withLock { run in
      defer { run = nil }
      return run
    }?.stop()
  }
}

/// One program: the text goes in, what it writes comes out.
final class ProgramRun: Sendable {
  private let call: ProgramCall
  private let state = Mutex(State())

  private struct State {
    var process: pid_t?
    var isStopped = false
  }

  init(_ call: ProgramCall) {
    self.call = call
  }

  /// Ends the program and what it has started.
  func stop() {
    state.withLock { state in
      state.isStopped = true
      if let process = state.process { kill(-process, SIGKILL) }
    }
  }

  /// Runs the program to its end.
  func output() -> ProgramOutput {
    do throws(SystemError) {
      return try run()
    } catch {
      return ProgramOutput([], note: Words.notRun(call.name, error))
    }
  }

  private func run() throws(SystemError) -> ProgramOutput {
    var input = try ProgramPipe()
    var output = try ProgramPipe()
    var complaints = try ProgramPipe()
    let process = try start(input.reading, output.writing, complaints.writing)
    guard let process else { return ProgramOutput([]) }
    // The ends that the program has now would keep ours from ever being closed.
    input.closeReading()
    output.closeWriting()
    complaints.closeWriting()
    var exchange = ProgramExchange(call.input)
    Signals.withoutBrokenPipes {
      exchange.run(&input, output.reading, complaints.reading)
    }
    // One that writes without end is not waited for.
    if exchange.isCut { kill(-process, SIGKILL) }
    let status = wait(for: process)
    let note: String? =
      status == 0 || exchange.isCut
      ? nil : Words.ended(call.name, status: status, saying: exchange.complaint)
    return ProgramOutput(exchange.output, isCut: exchange.isCut, note: note)
  }

  /// Starts the program; nil when it has been stopped before that.
  private func start(
    _ input: Int32, _ output: Int32, _ complaints: Int32
  ) throws(SystemError) -> pid_t? {
    let words = call.words.map { Array($0.utf8) }
    let result = state.withLock { state -> Result<pid_t, SystemError>? in
      guard !state.isStopped else { return nil }
      do throws(SystemError) {
        let process = try Spawn.start(
          words, .own(input: input, output: output, complaints: complaints))
        state.process = process
        return .success(process)
      } catch {
        return .failure(error)
      }
    }
    return try result?.get()
  }

  /// Waits for the end, after which the process's number may be another's.
  private func wait(for process: pid_t) -> Int32 {
    var info = siginfo_t()
    while waitid(P_PID, id_t(process), &info, WEXITED | WNOWAIT) < 0, errno == EINTR {}
    return state.withLock { state in
      state.process = nil
      return Spawn.wait(for: process)
    }
  }
}
