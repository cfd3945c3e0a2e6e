package import Screen

/// Which key means which command where; read from the command table.
package struct Keymap: Sendable {
  private struct Place: Hashable {
    var context: KeyContext
    var key: Key
  }

  private var commands: [Place: Command] = [:]
  /// Keys that the table claims twice, or spells in a way nobody can press; empty when all is well.
  package private(set) var faults: [String] = []

  package init(_ table: [CommandInfo]) {
    for info in table {
      for spelling in info.keys {
        guard let key = Key(spelling: spelling) else {
          faults.append("\(info.command.rawValue): no key is spelled \(spelling)")
          continue
        }
        for context in info.contexts {
          let place = Place(context: context, key: key)
          if let other = commands[place] {
            faults.append(
              "\(spelling) in \(context.rawValue): \(other.rawValue) and \(info.command.rawValue)")
          }
          commands[place] = info.command
        }
      }
    }
  }

  /// The keys the program starts with.
  package static let standard = Keymap(Command.table)

  /// What a key means in a place, nil when nothing.
  package func command(for key: Key, in context: KeyContext) -> Command? {
    commands[Place(context: context, key: key)]
  }
}
