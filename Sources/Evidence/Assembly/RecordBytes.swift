/// The bytes of a journal's records, one after another, held once.
public struct RecordBytes: RandomAccessCollection, Sendable {
    /// All of them together, as a pack's `records.txt` has them.
    private(set) var whole: [UInt8] = []
    /// Where each begins, and where the last ends.
    private var bounds = [0]

    public init(_ records: some Sequence<[UInt8]> = EmptyCollection()) {
        for record in records { append(record) }
    }

    /// Adds a record behind the last.
    public mutating func append(_ record: [UInt8]) {
        whole += record
        bounds.append(whole.count)
    }

    public var startIndex: Int { 0 }
    public var endIndex: Int { bounds.count - 1 }

    /// A record's bytes. O(their number).
    public subscript(seq: Int) -> [UInt8] { Array(whole[range(of: seq)]) }

    /// Where a record lies among all bytes.
    func range(of seq: Int) -> Range<Int> { bounds[seq]..<bounds[seq + 1] }
}
