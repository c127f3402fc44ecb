/// The sizes at which a thing is cut in two. They may only tighten.
enum SizeRule {
    static let columnLimit = 100
    static let functionLineLimit = 70
    static let sourceLineLimit = 600
    static let testLineLimit = 800

    static func violations(in source: SwiftSource) -> [Violation] {
        fileLength(of: source) + functionLengths(in: source) + columns(in: source)
    }

    private static func fileLength(of source: SwiftSource) -> [Violation] {
        let limit = source.isTest ? testLineLimit : sourceLineLimit
        // What follows the last line feed is no line.
        let count = source.lines.count - (source.lines.last?.isEmpty == true ? 1 : 0)
        guard count > limit else { return [] }
        return [
            source.violation(
                line: limit + 1,
                "the file has \(count) lines, and \(limit) is the limit",
                "Find the second idea in it and give that a file."
            )
        ]
    }

    private static func functionLengths(in source: SwiftSource) -> [Violation] {
        source.functions.filter { $0.lineCount > functionLineLimit }.map {
            source.violation(
                line: $0.line,
                "\($0.name) has \($0.lineCount) lines, and \(functionLineLimit) is the limit",
                "Name its steps and give each a function."
            )
        }
    }

    /// A test's expected output may be as wide as the output; a link cannot be broken.
    private static func columns(in source: SwiftSource) -> [Violation] {
        zip(1..., source.lines).compactMap { number, line in
            let isOutput = source.isTest && source.literalLines.contains(number)
            guard line.utf8.count > columnLimit, line.count > columnLimit, !isOutput,
                !line.contains("://")
            else { return nil }
            return source.violation(
                line: number,
                "the line has \(line.count) columns, and \(columnLimit) is the limit",
                "Run swift format, or break the text."
            )
        }
    }
}

/// A function, initializer or subscript with its body.
struct FunctionExtent {
    let name: String
    let line: Int
    let lineCount: Int
}

extension SwiftSource {
    /// Everything in the file that is declared with parameters and has a body.
    var functions: [FunctionExtent] {
        tokens.indices.filter(declaresFunction).compactMap { index in
            guard let open = bodyStart(after: index) else { return nil }
            let close = tokens.at(tokens.closing(open))?.line ?? lines.count
            let keyword = tokens[index]
            let name = keyword.text == "func" ? tokens.at(index + 1)?.text : keyword.text
            return FunctionExtent(
                name: name ?? keyword.text,
                line: keyword.line,
                lineCount: close - keyword.line + 1
            )
        }
    }

    private func declaresFunction(_ index: Int) -> Bool {
        let token = tokens[index]
        guard token.kind == .word, tokens.at(index - 1)?.isSymbol(".") != true else { return false }
        switch token.text {
        case "func", "deinit": return true
        case "init", "subscript": return ["(", "<", "?"].contains(tokens.at(index + 1)?.text)
        default: return false
        }
    }

    /// Where the body opens, or nil for a requirement of a protocol, which has none.
    private func bodyStart(after keyword: Int) -> Int? {
        let others: Set = [
            "func", "init", "subscript", "var", "let", "static", "mutating", "associatedtype",
            "case", "struct", "enum", "class", "extension", "protocol",
        ]
        // A function's name may be any word, even one of those.
        var index = keyword + (tokens[keyword].text == "func" ? 2 : 1)
        while let token = tokens.at(index) {
            if token.isSymbol("{") { return index }
            if token.isSymbol("}") || (token.kind == .word && others.contains(token.text)) {
                return nil
            }
            index =
                token.isSymbol("(") || token.isSymbol("[") ? tokens.closing(index) + 1 : index + 1
        }
        return nil
    }
}
