import Documents

/// Why a sample cannot be drawn or a working paper not be read, in order of precedence.
public enum SamplingError: Error, Hashable, Sendable {
    /// The transaction list is not one.
    case unreadable(String)
    /// A seed is 1 to 200 printable characters.
    case badSeed
    /// There is nothing to draw from.
    case nothingToDraw
    /// More items are wanted than there are.
    case tooMany(wanted: Int, of: Int)
    /// Fewer items are wanted than the method can work with.
    case tooFew(wanted: Int, least: Int, why: String)
    /// The auditor's paper has a line that was not drawn.
    case notDrawn(line: String)
    /// The auditor's paper has a line twice.
    case twice(line: Int)
    /// The auditor's paper gives another amount than the pack.
    case otherAmount(line: Int)
    /// What was verified is no amount from nothing to what was claimed.
    case badVerified(line: Int, text: String)

    /// The stable code.
    public var code: String {
        switch self {
        case .unreadable: "sample.unreadable"
        case .badSeed: "sample.seed"
        case .nothingToDraw: "sample.nothing"
        case .tooMany: "sample.too-many"
        case .tooFew: "sample.too-few"
        case .notDrawn: "sample.not-drawn"
        case .twice: "sample.twice"
        case .otherAmount: "sample.other-amount"
        case .badVerified: "sample.verified"
        }
    }

    /// What is wrong and what to do.
    public var message: String {
        switch self {
        case .unreadable(let what): "The list cannot be read: \(what)."
        case .badSeed:
            "A seed is 1 to 200 characters in one line. Choose another; any words will do."
        case .nothingToDraw: "The pack has no cost above nothing, so there is nothing to draw."
        case .tooMany(let wanted, let count):
            "\(wanted) items are wanted and there are \(count). Ask for \(count) to test them all."
        case .tooFew(let wanted, let least, let why):
            "\(wanted) items are wanted and \(least) are the fewest: \(why)."
        case .notDrawn(let line):
            "The paper has line \(line), which this sample has not. Check the seed, the method and "
                + "the number, and that the paper is of this pack."
        case .twice(let line): "The paper has line \(line) twice. Leave one."
        case .otherAmount(let line):
            "The paper gives line \(line) another amount than the pack. Correct it there."
        case .badVerified(let line, let text):
            "“\(text)” is not what can have been verified of line \(line): an amount in pounds, "
                + "from 0.00 to what was claimed. Leave it empty if it was not tested."
        }
    }
}

extension CSVTable {
    /// Reads a list or a working paper.
    ///
    /// - Throws: ``SamplingError/unreadable(_:)``.
    init(list bytes: [UInt8]) throws(SamplingError) {
        do { self = try CSVTable(bytes) } catch { throw .unreadable(error.message) }
    }
}
