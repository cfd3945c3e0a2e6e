import Articles
import Catalog

/// From a file to what the library takes: reading, parsing and folding, all on a worker.
enum ArticleReading {
  static func outcome(of file: FoundFile) -> FileOutcome {
    do throws(ReadFailure) {
      let contents = try FileReader.read(file.path)
      let source = ArticleSource(
        id: file.id, path: file.path.text, modified: contents.stamp.modifiedSeconds,
        wholeSize: contents.wholeSize)
      return outcome(contents.bytes, from: source, path: file.path, stamp: contents.stamp)
    } catch {
      return FileOutcome(id: file.id, problem: FileProblem(file.path, Words.reason(error)))
    }
  }

  static func outcome(of article: BuiltInArticle) -> FileOutcome {
    outcome(
      article.bytes, from: ArticleSource(id: article.id, path: article.path),
      path: RawPath(article.path), stamp: nil)
  }

  /// What is piped in, as one article with the path `-`.
  static func outcome(ofInput descriptor: Int32) -> FileOutcome {
    let path = RawPath("-")
    do throws(SystemError) {
      let (bytes, isWhole) = try FileReader.readStream(descriptor)
      let source = ArticleSource(
        id: path.articleID, path: path.text, wholeSize: isWhole ? nil : FileReader.limit + 1)
      return outcome(bytes, from: source, path: path, stamp: nil)
    } catch {
      return FileOutcome(id: path.articleID, problem: FileProblem(path, Words.reason(error)))
    }
  }

  private static func outcome(
    _ bytes: [UInt8], from source: ArticleSource, path: RawPath, stamp: FileStamp?
  ) -> FileOutcome {
    do throws(ParseFailure) {
      let article = try ArticleParser.parse(bytes, from: source)
      let problem =
        source.wholeSize == nil ? nil : FileProblem(path, Words.tooLarge, isFailure: false)
      return FileOutcome(
        id: source.id, stamp: stamp, article: article, problem: problem)
    } catch {
      let reason = Words.reason(error, bytes: bytes)
      return FileOutcome(
        id: source.id, stamp: stamp, problem: FileProblem(path, reason, isFailure: false))
    }
  }
}

extension BuiltInArticle {
  var id: ArticleID { RawPath(path).articleID }
}
