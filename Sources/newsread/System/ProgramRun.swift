import Reader
import Synchronization

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
    var process: ChildProcess?
    var isStopped = false
  }

  init(_ call: ProgramCall) {
    self.call = call
  }

  /// Ends the program and what it has started.
  func stop() {
    state.withLock { state in
      state.isStopped = true
      state.process?.kill()
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
    var exchange = ProgramExchange(Array(call.input.utf8))
    exchange.run(&input, output.reading, complaints.reading)
    // One that writes without end is not waited for.
    if exchange.isCut { process.kill() }
    let status = wait(for: process).shellStatus
    let note: String? =
      status == 0 || exchange.isCut
      ? nil : Words.ended(call.name, status: status, saying: exchange.complaint)
    return ProgramOutput(exchange.output, isCut: exchange.isCut, note: note)
  }

  /// Starts the program; nil when it has been stopped before that.
  private func start(
    _ input: Int32, _ output: Int32, _ complaints: Int32
  ) throws(SystemError) -> ChildProcess? {
    let result = state.withLock { state -> Result<ChildProcess, SystemError>? in
      guard !state.isStopped else { return nil }
      do throws(SystemError) {
        let process = try ChildProcess(
          call.words,
          place: .connected(input: input, output: output, complaints: complaints))
        state.process = process
        return .success(process)
      } catch {
        return .failure(error)
      }
    }
    return try result?.get()
  }

  /// Waits for the end, after which there is nothing to be stopped.
  private func wait(for process: ChildProcess) -> ProcessEnding {
    process.awaitEnd()
    return state.withLock { state in
      state.process = nil
      return process.wait()
    }
  }
}
