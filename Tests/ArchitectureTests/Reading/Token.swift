/// A piece of Swift code: a word, a punctuation byte or a string literal.
struct Token: Hashable {
    enum Kind {
        /// An identifier, a keyword or a number.
        case word
        /// An identifier in backticks, which is never a keyword.
        case quotedWord
        /// One byte of punctuation.
        case symbol
        /// A string literal; what it interpolates follows as tokens of their own.
        case string
    }

    let kind: Kind
    var text: String
    let line: Int
    /// Whether nothing, not even a space, stands between the token before and this one.
    let touchesPrevious: Bool

    func isWord(_ word: String) -> Bool { kind == .word && text == word }

    func isSymbol(_ symbol: String) -> Bool { kind == .symbol && text == symbol }
}

extension [Token] {
    /// The token at a place, or nil beyond either end.
    func at(_ index: Int) -> Token? { indices.contains(index) ? self[index] : nil }

    /// The place of the bracket that closes the one at a place, or the end.
    func closing(_ open: Int) -> Int {
        let close = ["(": ")", "{": "}", "[": "]"][self[open].text]
        var depth = 0
        for index in open..<count where self[index].kind == .symbol {
            if self[index].text == self[open].text { depth += 1 }
            if self[index].text == close { depth -= 1 }
            if depth == 0 { return index }
        }
        return count
    }
}
