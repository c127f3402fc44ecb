import Integrity
import Journal

extension PackAssembly {
    /// A line for each commitment: the record, the field, and whether its value is withheld,
    /// erased, here, or in a file of the pack.
    mutating func addDisclosures() throws {
        var lines: [UInt8] = []
        for (seq, bytes) in journal.bytes.enumerated() {
            for field in PrivateField.all(in: bytes) {
                let place = PrivatePlace(seq: seq, field: field.name)
                let opening = material.openings[place]
                lines += "\(seq) \(field.name) \(Self.words(of: opening))\n".utf8
                count(opening)
            }
        }
        try add(PackPath.disclosures, lines)
    }

    private mutating func count(_ opening: Opening?) {
        switch opening {
        case nil: commitments.withheld += 1
        case .erased: commitments.erased += 1
        case .value: commitments.opened += 1
        case .file(_, _, let attachment):
            commitments.opened += 1
            pack.attach(attachment)
        }
    }

    /// What the pack opens of each record, in order. O(records).
    var openedValues: [Int: [OpenedValue]] {
        var opened: [Int: [OpenedValue]] = [:]
        for place in material.openings.keys.sorted() {
            guard let opening = material.openings[place],
                let value = OpenedValue(place, opening)
            else { continue }
            opened[place.seq, default: []].append(value)
        }
        return opened
    }

    /// What a line of a list of disclosures says of a value.
    static func words(of opening: Opening?) -> String {
        switch opening {
        case nil: "withheld"
        case .erased: "erased"
        case .value(let label, let salt, let value):
            "opened \(label) \(Hex.encode(salt)) \(value.isEmpty ? "-" : Hex.encode(value))"
        case .file(let label, let salt, let attachment):
            "file \(label) \(Hex.encode(salt)) \(attachment.path.dropFirst(PackPath.payload.count))"
        }
    }
}
