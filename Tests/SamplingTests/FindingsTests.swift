import Testing

@testable import Sampling

@Suite struct FindingsTests {
    private let sample: Sample

    init() throws {
        sample = try Lists.sample(.random, 2, of: Lists.population(Lists.example))
    }

    private func read(_ paper: String) throws -> [Findings.Finding?] {
        let findings = try Findings(paper: Array(paper.utf8), of: sample)
        return sample.strata.flatMap(\.drawn).map(findings.finding(of:))
    }

    @Test(arguments: [
        "line,verified,finding\r\n1,10.40,\r\n2,100,too dear\r\n",
        "\u{FEFF}finding;x,verified,finding,line\n,£10.4,,1\n,100.00,too dear,2",
        "\"line\",\"verified\",\"finding\"\r\"2\",\"100.0\",\"too dear\"\r1,10.40,\r\n,,\r\n",
    ])
    func `a paper is read as spreadsheets write it`(paper: String) throws {
        let found = try read(paper)
        #expect(found.map { $0?.verified } == [1_040, 10_000])
        #expect(found.map { $0?.words } == ["", "too dear"])
    }

    @Test func `a line that was not tested has no finding`() throws {
        #expect(try read("line,verified\r\n1,\r\n2,0\r\n").map { $0?.verified } == [nil, 0])
        #expect(try read("line,verified\r\n2,120.00\r\n").map { $0?.verified } == [nil, 12_000])
    }

    @Test(arguments: [
        ("line,verified\r\n4,6.00\r\n", SamplingError.notDrawn(line: "4")),
        ("line,verified\r\nx,6.00\r\n", .notDrawn(line: "x")),
        ("line,verified\r\n1,6.00\r\n1,\r\n", .twice(line: 1)),
        ("line,verified\r\n1,10.41\r\n", .badVerified(line: 1, text: "10.41")),
        ("line,verified\r\n1,-0.01\r\n", .badVerified(line: 1, text: "-0.01")),
        ("line,verified\r\n1,yes\r\n", .badVerified(line: 1, text: "yes")),
        ("line,amount,verified\r\n1,10.41,10.40\r\n", .otherAmount(line: 1)),
        ("line,found\r\n1,6.00\r\n", .unreadable("it has no columns “line” and “verified”")),
        ("line,verified\r\n1,\"6.00\"0\r\n", .unreadable("text follows a closing quote")),
    ])
    func `a paper that cannot be is refused`(paper: String, error: SamplingError) {
        #expect(throws: error) { try read(paper) }
    }

    @Test func `what was written is read back`() throws {
        let findings = try Findings(
            paper: Array("line,verified,finding\r\n1,10,\"=1+1, \"\"so\"\"\"\r\n2,120,\r\n".utf8),
            of: sample
        )
        let paper = WorkingPaper(sample, of: "pk_1", findings, .ninetyFive)
        #expect(paper.csv.contains("\"'=1+1, \"\"so\"\"\""))
        let again = try Findings(paper: Array(paper.csv.utf8), of: sample)
        #expect(sample.strata[0].drawn.map { again.finding(of: $0)?.verified } == [1_000, 12_000])
        let marked = try Findings(
            paper: Array("line,verified,finding\r\n1,10,\"a\"\"\u{301},b\"\r\n".utf8),
            of: sample
        )
        let words = WorkingPaper(sample, of: "pk_1", marked, .ninetyFive)
        let twice = try Findings(paper: Array(words.csv.utf8), of: sample)
        let wanted = "a\"\u{301},b"
        #expect(twice.finding(of: sample.strata[0].drawn[0])?.words == wanted)
        #expect(paper.html.contains("=1+1, &quot;so&quot;"))
        #expect(paper.html.contains("£0.40"))
    }
}
