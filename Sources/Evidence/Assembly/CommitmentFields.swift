/// Finds the fields of a record that hold commitments, by their names alone.
enum CommitmentFields {
    /// The names, in order, of the fields that hold a commitment. O(length).
    static func names(in record: [UInt8]) -> [String] {
        record.split(separator: UInt8(ascii: "\n")).compactMap { line in
            let text = String(decoding: line, as: UTF8.self)
            guard let colon = text.firstIndex(of: ":") else { return nil }
            let name = text[..<colon]
            let value = text[text.index(after: colon)...].dropFirst()
            let holds = name.split(separator: ".").contains("commit") && value != "-"
            return holds || value.hasPrefix("supplier:") ? String(name) : nil
        }
    }
}
