/// The size of a JPEG picture and how it is coded.
struct JPEGFrame {
    private let components: Set<UInt8>

    /// - Throws: ``CaptureError/damaged(_:_:)``, ``CaptureError/unusual(_:_:)`` for a coding that
    ///   browsers do not show, or ``CaptureError/tooManyPixels(width:height:limit:)``.
    init(_ marker: UInt8, _ segment: ArraySlice<UInt8>) throws(CaptureError) {
        let reader = ByteReader(segment)
        guard let precision = reader.byte(0), let height = reader.u16(1), let width = reader.u16(3),
            let count = reader.byte(5).map(Int.init), segment.count == 6 + 3 * count
        else { throw JPEGRewriting.damaged("its frame is not of its length") }
        try PixelLimit.check(width: width, height: height, of: .jpeg)
        guard (0xC0...0xC2).contains(marker), precision == 8, [1, 3, 4].contains(count) else {
            throw .unusual(.jpeg, "a rare coding")
        }
        let ids = (0..<count).compactMap { reader.byte(6 + 3 * $0) }
        let isSampled = (0..<count).allSatisfy { index in
            let factors = reader.byte(7 + 3 * index) ?? 0
            return (1...4).contains(factors >> 4) && (1...4).contains(factors & 15)
        }
        components = Set(ids)
        guard components.count == count, isSampled else {
            throw JPEGRewriting.damaged("its frame names a colour twice or not at all")
        }
    }

    /// Whether a scan's heading is of its length and names colours of this frame.
    func allows(scan: ArraySlice<UInt8>) -> Bool {
        let reader = ByteReader(scan)
        guard let count = reader.byte(0).map(Int.init), (1...4).contains(count),
            scan.count == 4 + 2 * count
        else { return false }
        let ids = (0..<count).compactMap { reader.byte(1 + 2 * $0) }
        return Set(ids).count == count && components.isSuperset(of: ids)
    }
}

/// The tables of a JPEG file: each has the length that its own counts say, so that nothing can be
/// put behind it.
enum JPEGTables {
    static func isProper(_ marker: UInt8, _ segment: ArraySlice<UInt8>) -> Bool {
        switch marker {
        case JPEGMarker.restartInterval: segment.count == 2
        case JPEGMarker.quantisation: fills(segment, with: quantisationLength)
        case JPEGMarker.huffman: fills(segment, with: huffmanLength)
        default: false
        }
    }

    /// Whether tables one after another fill the segment.
    private static func fills(
        _ segment: ArraySlice<UInt8>,
        with length: (ArraySlice<UInt8>) -> Int?
    ) -> Bool {
        var rest = segment
        while !rest.isEmpty {
            guard let length = length(rest), length <= rest.count else { return false }
            rest = rest.dropFirst(length)
        }
        return !segment.isEmpty
    }

    private static func quantisationLength(_ table: ArraySlice<UInt8>) -> Int? {
        guard let kind = table.first, kind & 15 < 4 else { return nil }
        switch kind >> 4 {
        case 0: return 65
        case 1: return 129
        default: return nil
        }
    }

    private static func huffmanLength(_ table: ArraySlice<UInt8>) -> Int? {
        guard let kind = table.first, kind & 15 < 4, kind >> 4 < 2, table.count >= 17 else {
            return nil
        }
        let codes = table.dropFirst().prefix(16).reduce(0) { $0 + Int($1) }
        return codes <= 256 ? 17 + codes : nil
    }
}
