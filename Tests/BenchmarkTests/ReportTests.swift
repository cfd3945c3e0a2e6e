import Testing

@testable import newsread_benchmark

/// Figures, and the table they stand in.
@Suite struct ReportTests {
  @Test(
    "Percentiles are values that were measured",
    arguments: [
      ([], 50, nil), ([7], 1, 7), ([7], 99, 7), ([4, 1, 3, 2], 50, 2), ([4, 1, 3, 2], 51, 3),
      ([4, 1, 3, 2], 100, 4), ([4, 1, 3, 2], 0, 1), (Array(1...100), 95, 95),
      (Array(1...100), 99, 99),
      (Array(1...200), 99, 198), (Array(1...10), 99, 10),
    ] as [([Int], Double, Double?)])
  func percentiles(_ values: [Int], percent: Double, expected: Double?) {
    #expect(Samples(values.map(Double.init)).percentile(percent) == expected)
  }

  @Test(
    "Minimum, median and maximum",
    arguments: [
      ([], nil, nil, nil), ([3], 3, 3, 3), ([9, 1], 1, 5, 9), ([9, 1, 2], 1, 2, 9),
      ([.nan, 4, .infinity], 4, 4, 4),
    ] as [([Double], Double?, Double?, Double?)])
  func middles(_ values: [Double], least: Double?, middle: Double?, most: Double?) {
    let samples = Samples(values)
    #expect(samples.minimum == least)
    #expect(samples.median == middle)
    #expect(samples.maximum == most)
  }

  @Test(
    "Numbers",
    arguments: [
      (0, "0"), (0.004, "0.00"), (0.126, "0.13"), (9.994, "9.99"), (9.996, "10.0"), (99.94, "99.9"),
      (99.96, "100"), (1_234.5, "1,235"), (14, "14"), (1_000_000, "1,000,000"), (-2.5, "-2.50"),
      (.nan, "–"), (.infinity, "–"),
    ] as [(Double, String)])
  func numbers(_ value: Double, words: String) {
    #expect(Number.short(value) == words)
  }

  @Test("The table, with ratios against limits and the best rival")
  func table() {
    var report = Report(sizes: [1_000, 10_000])
    let rivals = ["slow", "fast|er"].map(Program.rival)
    // Added out of order: the report has its own.
    report.add(.down, .reader, size: 1_000, Samples([1, 2, 3]))
    report.add(.firstFrame, .reader, size: 1_000, Samples([4, 6, 5]))
    report.add(.firstFrame, .reader, size: 10_000, Samples([10]))
    report.add(.firstFrame, .aside("newsread, again"), size: 1_000, Samples([1]))
    report.add(.firstFrame, .limit("least"), size: 1_000, Samples([2.5, 2]))
    report.add(.firstFrame, rivals[0], size: 1_000, Samples([40]))
    report.add(.firstFrame, rivals[1], size: 1_000, Samples([16]))
    report.add(.firstFrame, rivals[0], size: 10_000, notMeasured: "takes too\nlong")
    report.add(.firstFrame, rivals[0], size: 1_000, notMeasured: "it has figures already")
    #expect(
      MarkdownTable(report).lines == [
        "| what | program | 1,000 | 10,000 |",
        "| --- | --- | --- | --- |",
        "| **First frame, ms: min / median** | newsread | 4 / 5 | 10 / 10 |",
        "|  | newsread, again | 1 / 1 | – |",
        "|  | least | 2 / 2.25 | – |",
        "|  | slow | 40 / 40 | not measured: takes too long |",
        "|  | fast\\|er | 16 / 16 | – |",
        "|  | *newsread ÷ least* | ×2 | – |",
        "|  | *newsread ÷ best rival* | ×0.25 (fast\\|er) | – |",
        "| **Down, ms: p50 / p95 / p99** | newsread | 2 / 3 / 3 | – |",
      ])
    #expect(MarkdownTable(report, topics: [.down]).lines.count == 3)
  }

  @Test func noAnswerIsNoFigure() {
    var report = Report(sizes: [1])
    report.add(.down, .reader, size: 1, Samples())
    #expect(
      MarkdownTable(report).lines.last?.hasSuffix("| newsread | not measured: no answer |") == true)
  }

  @Test func everyTopicHasItsPlace() {
    #expect(Set(Topic.order).count == Topic.order.count)
    #expect(Topic.brief.isSubset(of: Topic.order))
  }

  @Test func allValuesAsJSON() {
    var report = Report(sizes: [1_000])
    report.add(.down, .reader, size: 1_000, Samples([1.5, 2]))
    report.add(.down, .rival("a \"b\"\\\n"), size: 1_000, notMeasured: "no")
    #expect(
      JSONLines(report).text == """
        {"what":"Down","unit":"ms","program":"newsread","articles":1000,"values":[1.5,2.0]}
        {"what":"Down","unit":"ms","program":"a \\"b\\"\\\\\\u000a","articles":1000,"notMeasured":"no"}

        """)
  }
}
