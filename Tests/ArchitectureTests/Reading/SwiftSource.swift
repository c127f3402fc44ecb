/// A Swift file as the rules see it: its lines as written and its tokens.
struct SwiftSource {
    /// The path from the repository's top, as `Sources/Ledger/Entries/Entry.swift`.
    let path: String
    let lines: [Substring]
    let tokens: [Token]
    /// The lines that begin inside a string of many lines.
    let literalLines: Set<Int>

    init(path: String, text: String) {
        self.path = path
        lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let lexer = Lexer(text)
        tokens = lexer.tokens
        literalLines = lexer.literalLines
    }

    /// The target whose folder the file is in, as `Ledger`.
    var target: String { String(path.split(separator: "/").dropFirst().first ?? "") }

    var isTest: Bool { path.hasPrefix("Tests/") }

    func violation(line: Int, _ rule: String, _ remedy: String) -> Violation {
        Violation(path: path, line: line, rule: rule, remedy: remedy)
    }
}

/// A place where a rule is broken, and what to do about it.
struct Violation: Hashable, CustomStringConvertible {
    let path: String
    let line: Int
    /// A clause that says what is wrong there.
    let rule: String
    /// A sentence that says what to do.
    let remedy: String

    var description: String { "\(path):\(line): \(rule). \(remedy)" }
}
