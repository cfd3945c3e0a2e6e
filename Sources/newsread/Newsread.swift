@main
struct Newsread {
  static func main() {}
}
