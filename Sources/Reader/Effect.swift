/// What the program asks of the world outside; carried out by the executable.
package enum Effect: Equatable, Sendable {
  case quit
  /// Give the terminal back and stop, until the shell continues the program.
  case suspend
  /// Paint everything anew, trusting nothing that is on the screen.
  case redraw
  /// Look at all files again.
  case reload
}
