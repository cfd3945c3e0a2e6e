import GRDB

/// How the state lies in the database.
///
/// A version is never changed once it has shipped: what comes later is another step. Each step leaves its
/// number in the file's header, where it can be read without opening the database.
enum StateSchema {
  /// The version that this program writes; of a newer file it keeps its hands off.
  static let version = 2
  /// What the header of such a file says that it is ("news").
  static let application: Int32 = 0x6e65_7773

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { database in
      try database.execute(sql: first)
      try database.execute(sql: "PRAGMA application_id = \(application)")
      try database.execute(sql: "PRAGMA user_version = 1")
    }
    migrator.registerMigration("2") { database in
      try database.execute(sql: second)
      try database.execute(sql: "PRAGMA user_version = 2")
    }
    return migrator
  }

  /// The tables of the first version.
  ///
  /// `seq` counts the transactions of this file: what has a higher one than a program has seen is new to
  /// it. `epoch` counts those that have removed something, after which all is read anew.
  ///
  /// Unsigned numbers are kept as the signed ones of the same bits.
  private static let first = """
    CREATE TABLE clock(
      id INTEGER PRIMARY KEY CHECK (id = 1),
      time INTEGER NOT NULL, seq INTEGER NOT NULL, epoch INTEGER NOT NULL);
    INSERT INTO clock VALUES (1, 0, 0, 0);
    CREATE TABLE article(
      id INTEGER PRIMARY KEY,
      seq INTEGER NOT NULL,
      read INTEGER NOT NULL DEFAULT 0, read_time INTEGER NOT NULL DEFAULT 0,
      starred INTEGER NOT NULL DEFAULT 0, starred_time INTEGER NOT NULL DEFAULT 0,
      place INTEGER NOT NULL DEFAULT 0, place_time INTEGER NOT NULL DEFAULT 0,
      progress INTEGER NOT NULL DEFAULT 0, progress_time INTEGER NOT NULL DEFAULT 0,
      first_opened INTEGER NOT NULL DEFAULT 0, last_opened INTEGER NOT NULL DEFAULT 0);
    CREATE INDEX article_seq ON article(seq);
    CREATE TABLE opening(
      print INTEGER PRIMARY KEY, article INTEGER NOT NULL, seq INTEGER NOT NULL);
    CREATE TABLE path(
      path INTEGER PRIMARY KEY, article INTEGER NOT NULL, seq INTEGER NOT NULL,
      opening INTEGER NOT NULL, sketch INTEGER NOT NULL);
    CREATE TABLE tag(
      article INTEGER NOT NULL, name TEXT NOT NULL, seq INTEGER NOT NULL,
      present INTEGER NOT NULL, time INTEGER NOT NULL,
      PRIMARY KEY (article, name)) WITHOUT ROWID;
    CREATE TABLE run(id INTEGER PRIMARY KEY AUTOINCREMENT, process INTEGER NOT NULL);
    CREATE TABLE change_set(
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      run INTEGER NOT NULL, time INTEGER NOT NULL, undone INTEGER NOT NULL DEFAULT 0,
      words TEXT NOT NULL);
    CREATE TABLE change(
      change_set INTEGER NOT NULL, article INTEGER NOT NULL,
      kind INTEGER NOT NULL, name TEXT NOT NULL, value INTEGER NOT NULL,
      PRIMARY KEY (change_set, article, kind, name)) WITHOUT ROWID;
    """

  /// Whether the program has made a change set by itself; and where each library was left.
  private static let second = """
    ALTER TABLE change_set ADD COLUMN automatic INTEGER NOT NULL DEFAULT 0;
    CREATE TABLE session(
      library INTEGER PRIMARY KEY, time INTEGER NOT NULL,
      view TEXT NOT NULL, sort TEXT NOT NULL,
      path INTEGER NOT NULL, place INTEGER NOT NULL, is_reading INTEGER NOT NULL);
    """
}
