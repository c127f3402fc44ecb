import FileSystem
public import Integrity

/// Where a verb writes and whom it can ask: a person's terminal, a pipe, or a test.
public struct Terminal: Sendable {
    /// Writes what was asked for.
    public var write: @Sendable (String) -> Void
    /// Sends on what was written, for a reader who waits for it.
    public var flush: @Sendable () -> Void
    /// Sends on what was written, and says why where it could not be; nil where it went through, or
    /// its reader had seen enough.
    public var failure: @Sendable () -> String?
    /// Writes what is said besides: progress, questions, trouble.
    public var remark: @Sendable (String) -> Void
    /// Reads a line that a person types, or nil when there is none.
    public var readLine: @Sendable () -> String?
    /// Reads a line that is not shown while it is typed.
    public var readSecret: @Sendable (_ prompt: String) -> SecretBytes?
    /// Whether a person can be asked.
    public var canAsk: Bool
    /// Whether remarks are seen as they come, so that progress is worth showing.
    public var showsProgress: Bool
    /// Whether what is written is seen on the same screen as the remarks.
    public var showsOutput: Bool

    public init(
        write: @escaping @Sendable (String) -> Void,
        flush: @escaping @Sendable () -> Void = {},
        failure: @escaping @Sendable () -> String? = { nil },
        remark: @escaping @Sendable (String) -> Void,
        readLine: @escaping @Sendable () -> String? = { nil },
        readSecret: @escaping @Sendable (String) -> SecretBytes? = { _ in nil },
        canAsk: Bool = false,
        showsProgress: Bool = false,
        showsOutput: Bool = false
    ) {
        self.write = write
        self.flush = flush
        self.failure = failure
        self.remark = remark
        self.readLine = readLine
        self.readSecret = readSecret
        self.canAsk = canAsk
        self.showsProgress = showsProgress
        self.showsOutput = showsOutput
    }

    /// Writes a line.
    func line(_ text: String = "") { write(text + "\n") }

    /// Asks a question in words; nil when nothing is answered or nobody can be asked.
    func ask(_ question: String, suggesting suggestion: String? = nil) -> String? {
        guard canAsk else { return nil }
        remark(question + (suggestion.map { " [\($0)]" } ?? "") + " ")
        let answer = readLine().map(trimmed) ?? ""
        return answer.isEmpty ? suggestion : answer
    }

    /// Asks for one of some words, and again where the answer is none of them; nil when nothing is
    /// answered or nobody can be asked.
    func choose(
        _ question: String,
        among words: [String],
        suggesting suggestion: String? = nil
    ) -> String? {
        let choices = words.joined(separator: ", ")
        while let answer = ask("\(question) (\(choices))", suggesting: suggestion) {
            if words.contains(answer) { return answer }
            remark("“\(answer)” is none of these.\n")
        }
        return nil
    }

    /// Asks for a file that is there, and again where it is not; nil when nothing is answered or
    /// nobody can be asked.
    func askFile(_ question: String) -> String? {
        while let file = ask(question) {
            if DiskFile(file).exists { return file }
            remark("There is no file “\(file)” here.\n")
        }
        return nil
    }

    /// Asks a question of yes or no; no when nothing is answered.
    func confirm(_ question: String) -> Bool {
        guard let answer = ask("\(question) (yes/no)") else { return false }
        return ["y", "yes"].contains(answer.lowercased())
    }
}

/// The text without white space around it.
func trimmed(_ text: String) -> String {
    let inner = text.drop(while: \.isWhitespace)
    return String(inner.reversed().drop(while: \.isWhitespace).reversed())
}
