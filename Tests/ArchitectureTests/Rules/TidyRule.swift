/// What no file may hold: work put off, and concurrency that nobody explains.
enum TidyRule {
    /// Spelt in halves, so that this file keeps its own rule.
    private static let putOff: Set = ["TO" + "DO", "FIX" + "ME", "XX" + "X"]
    private static let queue = "Dispatch" + "Queue"

    static func violations(in source: SwiftSource) -> [Violation] {
        unfinished(path: source.path, lines: source.lines) + concurrency(in: source)
    }

    /// Marks of unfinished work, in code and comments alike.
    static func unfinished(path: String, lines: [Substring]) -> [Violation] {
        zip(1..., lines).flatMap { number, line in
            line.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
                .filter { putOff.contains(String($0)) }
                .map {
                    Violation(
                        path: path,
                        line: number,
                        rule: "\($0) puts work off",
                        remedy: "Do it now, or file an issue and take the mark away."
                    )
                }
        }
    }

    private static func concurrency(in source: SwiftSource) -> [Violation] {
        source.tokens.indices.compactMap { index in
            let token = source.tokens[index]
            if token.isWord(queue) {
                return source.violation(
                    line: token.line,
                    "\(queue) hides who may touch what",
                    "Use an actor, a task or a Mutex."
                )
            }
            guard token.isWord("unchecked"),
                source.tokens.at(index + 1)?.isWord("Sendable") == true,
                !source.followsComment(token.line)
            else { return nil }
            return source.violation(
                line: token.line,
                "@unchecked Sendable has no reason beside it",
                "Say in a comment on the line above why sharing is safe."
            )
        }
    }
}

extension SwiftSource {
    /// Whether the line before ends a comment.
    fileprivate func followsComment(_ line: Int) -> Bool {
        guard line >= 2 else { return false }
        let before = lines[line - 2].drop(while: \.isWhitespace)
        return before.hasPrefix("//") || before.hasSuffix("*/")
    }
}
