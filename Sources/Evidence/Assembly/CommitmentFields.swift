/// Finds the fields of a record that hold commitments, by their names alone.
enum CommitmentFields {
    /// The names, in order, of the fields that hold a commitment. O(length).
    static func names(in record: [UInt8]) -> [String] {
        record.split(separator: UInt8(ascii: "\n")).compactMap { line in
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return nil }
            let value = line[colon...].dropFirst(2)
            let holds = !value.elementsEqual("-".utf8) && isCommitment(line[..<colon])
            guard holds || value.starts(with: "supplier:".utf8) else { return nil }
            return String(decoding: line[..<colon], as: UTF8.self)
        }
    }

    /// Whether a part of the name between dots says so.
    private static func isCommitment(_ name: ArraySlice<UInt8>) -> Bool {
        name.split(separator: UInt8(ascii: ".")).contains { $0.elementsEqual("commit".utf8) }
    }
}
