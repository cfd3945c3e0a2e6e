/// What the figures were measured on.
enum Machine {
  /// The load averages over 1, 5 and 15 minutes.
  static var load: String {
    let text = Files.text(of: "/proc/loadavg") ?? ""
    return text.split(separator: " ").prefix(3).joined(separator: " ")
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
