/// What the core must not do, and what no source may.
enum PurityRule {
    static func violations(in source: SwiftSource, layer: ModuleTable.Layer) -> [Violation] {
        let everywhere = forcing(in: source) + environment(in: source)
        return layer == .core ? impurity(in: source) + everywhere : everywhere
    }

    /// Words that have no place in the core, with what to do instead.
    private static let bannedWords: [String: String] = [
        "Foundation": "Use the standard library; Foundation belongs to the shell.",
        "Glibc": "System calls belong to the shell.",
        "FileManager": "Take the bytes as an argument; the shell reads files.",
        "ProcessInfo": "Take the value as an argument; the shell reads the process.",
        "Double": "Count in whole minor units.",
        "Float": "Count in whole minor units.",
        "async": "The core is synchronous; Operations waits.",
        "await": "The core is synchronous; Operations waits.",
        "ContinuousClock": "Take the time as an argument.",
        "SuspendingClock": "Take the time as an argument.",
        "SystemRandomNumberGenerator": "Take the randomness as an argument.",
    ]

    /// Functions that the core must not call.
    private static let bannedCalls: [String: String] = [
        "Date": "Take an Instant or a CalendarDate as an argument.",
        "UUID": "Take the id as an argument; ids are types of their own.",
        "print": "Return the text; the shell writes.",
        "debugPrint": "Return the text; the shell writes.",
        "readLine": "Take the text as an argument; the shell reads.",
    ]

    private static let randomCalls: Set = ["random", "randomElement", "shuffle", "shuffled"]

    private static func impurity(in source: SwiftSource) -> [Violation] {
        let tokens = source.tokens
        return tokens.indices.compactMap { index in
            let token = tokens[index]
            guard token.kind == .word else { return nil }
            let isMember = tokens.at(index - 1)?.isSymbol(".") == true
            let isCall = tokens.at(index + 1)?.isSymbol("(") == true
            if let remedy = bannedWords[token.text] {
                return source.violation(line: token.line, "the core has no \(token.text)", remedy)
            }
            if isCall, !isMember, let remedy = bannedCalls[token.text] {
                return source.violation(line: token.line, "the core calls no \(token.text)", remedy)
            }
            if isCall, isMember, randomCalls.contains(token.text),
                !tokens[index..<tokens.closing(index + 1)].contains(where: { $0.isWord("using") })
            {
                return source.violation(
                    line: token.line,
                    "\(token.text) draws from the system's randomness",
                    "Pass a generator: \(token.text)(using:)."
                )
            }
            return nil
        }
    }

    /// Force unwraps, `try!`, `as!` and `fatalError`.
    private static func forcing(in source: SwiftSource) -> [Violation] {
        let remedy = "Say what happens when it fails: guard, a typed throw, or a precondition."
        return source.tokens.indices.compactMap { index in
            let token = source.tokens[index]
            if token.isWord("fatalError") {
                return source.violation(line: token.line, "fatalError ends the program", remedy)
            }
            guard isForce(source.tokens, index) else { return nil }
            let before = source.tokens[index - 1].text
            let name = ["try", "as"].contains(before) ? "\(before)!" : "a force unwrap"
            return source.violation(line: token.line, "\(name) ends the program on failure", remedy)
        }
    }

    /// Whether the token is a `!` that follows what it forces, and not the `!=` operator.
    private static func isForce(_ tokens: [Token], _ index: Int) -> Bool {
        guard tokens[index].isSymbol("!"), tokens[index].touchesPrevious,
            let before = tokens.at(index - 1)
        else { return false }
        if let next = tokens.at(index + 1), next.isSymbol("="), next.touchesPrevious {
            return false
        }
        return before.kind != .symbol || [")", "]", "?", ">", "}"].contains(before.text)
    }

    /// The environment is read at the edge only, where a person can see what was read.
    private static func environment(in source: SwiftSource) -> [Violation] {
        guard !["CLI", "Bootstrap"].contains(source.target) else { return [] }
        return source.tokens.filter(readsEnvironment).map {
            source.violation(
                line: $0.line,
                "only CLI and Bootstrap read the environment",
                "Take the value as an argument."
            )
        }
    }

    private static func readsEnvironment(_ token: Token) -> Bool {
        switch token.kind {
        case .word: ["getenv", "secure_getenv", "HOME"].contains(token.text)
        case .string: token.text.split(whereSeparator: { !$0.isLetter }).contains("HOME")
        case .quotedWord, .symbol: false
        }
    }
}
