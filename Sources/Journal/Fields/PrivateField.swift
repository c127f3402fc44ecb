public import Integrity

/// A field of a record that commits to a private value, found by its name alone.
public struct PrivateField: Hashable, Sendable {
    /// The field's name, as `evidence.1.commit.file`.
    public let name: String
    /// What the value is; nil for a name that no record has.
    public let kind: PrivateKind?
    public let commitment: Digest

    /// Every such field of a record, in order. O(bytes).
    public static func all(in record: [UInt8]) -> [PrivateField] {
        var fields: [PrivateField] = []
        var start = 0
        for (end, byte) in record.enumerated() where byte == UInt8(ascii: "\n") {
            // Most lines are too short for a digest, so nothing but their ends is looked for.
            if end - start > digits, let field = Self(line: record[start..<end]) {
                fields.append(field)
            }
            start = end + 1
        }
        if let field = Self(line: record[start...]) { fields.append(field) }
        return fields
    }

    /// The field of a line, if it is one.
    private init?(line: ArraySlice<UInt8>) {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let value = line[colon...].dropFirst(2)
        guard value.count >= Self.digits else { return nil }
        let isSupplier = value.starts(with: Self.supplier)
        guard isSupplier || Self.holdsCommitment(line[..<colon]) else { return nil }
        let hex = isSupplier ? value.dropFirst(Self.supplier.count) : value
        guard let commitment = try? Digest(hex: String(decoding: hex, as: UTF8.self)) else {
            return nil
        }
        name = String(decoding: line[..<colon], as: UTF8.self)
        kind = PrivateKind(field: name)
        self.commitment = commitment
    }

    /// How many hexadecimal digits a digest has.
    private static let digits = 64
    private static let supplier = Array("supplier:".utf8)

    /// Whether a part of the name between dots says so.
    private static func holdsCommitment(_ name: ArraySlice<UInt8>) -> Bool {
        var start = name.startIndex
        while let end = name[start...].firstIndex(of: dot) {
            if name[start..<end].elementsEqual(word) { return true }
            start = end + 1
        }
        return name[start...].elementsEqual(word)
    }

    private static let dot = UInt8(ascii: ".")
    private static let word = Array("commit".utf8)
}
