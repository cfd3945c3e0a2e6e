/// The smallest program that curses allows: it fills the screen with numbered lines.
enum SmallestCurses {
  static let name = "smallest curses program"

  /// Compiles it into a folder; gives the path of the program.
  ///
  /// - Throws: When there is no C compiler, or no ncurses.
  static func build(in folder: String) throws(Failure) -> String {
    guard let compiler = Environment.program("cc") else { throw Failure("no cc on PATH") }
    let path = "\(folder)/smallest"
    try Files.write(source.utf8, to: "\(path).c")
    let command = [compiler, "-O2", "-w", "\(path).c", "-o", path, "-lncursesw", "-ltinfo"]
    let account = try ChildProcess.run(
      command, environment: Environment.private(home: folder), output: "\(path).log")
    guard account.status == 0 else { throw Failure("cc cannot build it") }
    return path
  }

  /// Whether its last row is there.
  static func isPainted(_ screen: ScreenModel) -> Bool {
    screen.text(ofRow: screen.rows - 1).hasPrefix("Headline ")
  }

  private static let source = """
    #include <curses.h>
    #include <locale.h>
    int main(void) {
      setlocale(LC_ALL, "");
      initscr(); cbreak(); noecho(); keypad(stdscr, TRUE);
      int first = 0, key = 0;
      while (key != 'q') {
        erase();
        for (int i = 0; i < LINES; i++) mvprintw(i, 0, "Headline %d", first + i);
        refresh();
        key = getch();
        if (key == KEY_DOWN) first++;
        if (key == KEY_NPAGE) first += LINES;
      }
      endwin();
    }

    """
}
