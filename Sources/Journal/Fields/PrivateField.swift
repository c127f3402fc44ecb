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
        record.split(separator: UInt8(ascii: "\n")).compactMap { line in
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return nil }
            let value = line[colon...].dropFirst(2)
            guard value.count >= 64 else { return nil }
            let isSupplier = value.starts(with: supplier)
            guard isSupplier || holdsCommitment(line[..<colon]) else { return nil }
            let hex = isSupplier ? value.dropFirst(supplier.count) : value
            guard let commitment = try? Digest(hex: String(decoding: hex, as: UTF8.self)) else {
                return nil
            }
            let name = String(decoding: line[..<colon], as: UTF8.self)
            return PrivateField(name: name, kind: PrivateKind(field: name), commitment: commitment)
        }
    }

    private static let supplier = Array("supplier:".utf8)

    /// Whether a part of the name between dots says so.
    private static func holdsCommitment(_ name: ArraySlice<UInt8>) -> Bool {
        name.split(separator: UInt8(ascii: ".")).contains { $0.elementsEqual("commit".utf8) }
    }
}
