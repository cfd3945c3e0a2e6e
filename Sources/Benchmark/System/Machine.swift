import Glibc

/// What the figures were measured on.
enum Machine {
  /// The load averages over 1, 5 and 15 minutes.
  static var load: String {
    let text = Files.text(of: "/proc/loadavg") ?? ""
    return text.split(separator: " ").prefix(3).joined(separator: " ")
  }

  /// How much the processors have done, in seconds: all of it, and what was for this program and
  /// those that it started and that have ended.
  struct Work {
    var all: Double
    var own: Double
    var at: Int64
  }

  /// The work done until now; nil when the system does not tell.
  static var work: Work? {
    guard let line = Files.text(of: "/proc/stat")?.split(separator: "\n").first else { return nil }
    let ticks = line.split(separator: " ").dropFirst().compactMap { Double($0) }
    let perSecond = Double(sysconf(Int32(_SC_CLK_TCK)))
    guard ticks.count >= 8, perSecond > 0 else { return nil }
    // The fourth and fifth are idleness; what comes after the eighth is counted in others.
    let busy = ticks[0] + ticks[1] + ticks[2] + ticks[5] + ticks[6] + ticks[7]
    var own = 0.0
    for who in [RUSAGE_SELF, RUSAGE_CHILDREN] {
      var usage = rusage()
      guard getrusage(__rusage_who_t(who.rawValue), &usage) == 0 else { return nil }
      own += usage.cpuMilliseconds / 1_000
    }
    return Work(all: busy / perSecond, own: own, at: Clock.now)
  }

  /// What part of the processors others had between two moments, in words.
  static func share(ofOthersFrom start: Work?, to end: Work?) -> String {
    guard let start, let end, end.at > start.at else { return "not known" }
    let others = (end.all - start.all) - (end.own - start.own)
    let part = max(0, others) / ((end.at - start.at).seconds * Double(Threads.cores))
    return "\(Number.fixed(part * 100, 0)) %"
  }

  /// Lines for a report.
  static var lines: [String] {
    let information = Files.text(of: "/proc/cpuinfo") ?? ""
    let model =
      information.split(separator: "\n").first { $0.hasPrefix("model name") }
      .flatMap { $0.split(separator: ":").last }.map { $0.drop { $0 == " " } }
      ?? "unknown processor"
    let kernel = (Files.text(of: "/proc/sys/kernel/osrelease") ?? "").split(separator: "\n").first
    return [
      "- Machine: \(model), \(Threads.cores) cores, Linux \(kernel ?? "of an unknown version").",
      "- A terminal of 80x24, `xterm-256color`; a key is timed from the byte in to the last byte out, the next is pressed after the answer.",
    ]
  }
}
