import Approvals
import Identifiers
import Policy
import Store

/// A matter's row: what the records of its version do not say.
struct StoredMatter {
    /// The record of the version that is decided on.
    let seq: Int
    let route: ApprovalRoute
    let recused: [UserID]
    let isUsed: Bool
    /// The state's name.
    let word: String
    /// A step, a step and a question, the record of a no, or a closure.
    let detail: [String]

    /// Reads the columns seq, route, recused, used, state and detail.
    init(_ row: Row) throws(StoreError) {
        seq = row.integer(0)
        let roles: [Role] = try row.words(1)
        guard let route = ApprovalRoute(roles) else {
            throw .corrupt("the route “\(row.text(1))”")
        }
        self.route = route
        recused = try row.codes(2)
        isUsed = row.flag(3)
        word = row.text(4)
        detail = row.optionalText(5)?.split(separator: " ").map(String.init) ?? []
    }

    /// The state, unless a record has to be read for it.
    var state: MatterState? {
        switch (word, detail.count) {
        case ("awaiting", 1): return Int(detail[0]).map { .awaiting(step: $0) }
        case ("asked", 2):
            guard let step = Int(detail[0]), let question = try? QuestionID(detail[1]) else {
                return nil
            }
            return .asked(question, step: step)
        case ("approved", 0): return .approved
        case ("withdrawn", 0): return .withdrawn
        case ("closed", 1): return Closure(rawValue: detail[0]).map { .closed($0) }
        default: return nil
        }
    }
}

extension MatterState {
    /// The state's name and detail as a row keeps them.
    ///
    /// - Parameter seq: The record that brought the state about.
    func columns(at seq: Int) -> (word: String, detail: String?) {
        switch self {
        case .awaiting(let step): ("awaiting", String(step))
        case .asked(let question, let step): ("asked", "\(step) \(question)")
        case .approved: ("approved", nil)
        case .declined: ("declined", String(seq))
        case .withdrawn: ("withdrawn", nil)
        case .closed(let closure): ("closed", closure.rawValue)
        }
    }
}

extension Row {
    /// Words of a closed set with spaces between.
    func words<Word: RawRepresentable<String>>(_ column: Int32) throws(StoreError) -> [Word] {
        let text = text(column)
        let parts = text.split(separator: " ")
        let words = parts.compactMap { Word(rawValue: String($0)) }
        guard words.count == parts.count else { throw .corrupt("the words “\(text)”") }
        return words
    }

    /// Codes with spaces between.
    func codes<Subject: CodeSubject>(_ column: Int32) throws(StoreError) -> [Code<Subject>] {
        let text = text(column)
        let parts = text.split(separator: " ")
        let codes = parts.compactMap { try? Code<Subject>(String($0)) }
        guard codes.count == parts.count else { throw .corrupt("the codes “\(text)”") }
        return codes
    }
}
