/// One part of a PNG file.
struct PNGChunk {
    let name: String
    let content: ArraySlice<UInt8>

    /// Those that say how the picture is to be seen.
    static let seenNames: Set = ["tRNS", "gAMA", "sRGB", "pHYs", "iCCP"]

    /// Whether a reader that does not know it cannot show the picture.
    var isCritical: Bool { name.utf8.first.map { $0 & 0x20 == 0 } ?? true }

    /// The content with which it stays; nil where it is left out.
    ///
    /// - Parameter isBeforePalette: Whether no palette has come yet.
    func contentThatStays(before isBeforePalette: Bool) -> [UInt8]? {
        let isProper =
            switch name {
            case "tRNS": (1...256).contains(content.count)
            case "gAMA": isBeforePalette && content.count == 4
            case "sRGB": isBeforePalette && content.count == 1 && content.allSatisfy { $0 < 4 }
            case "pHYs": content.count == 9
            default: false
            }
        if isProper { return Array(content) }
        return name == "iCCP" && isBeforePalette ? profile : nil
    }

    /// A compressed colour profile under a name that says nothing. What is compressed is not read
    /// here.
    private var profile: [UInt8]? {
        guard let end = content.firstIndex(of: 0), (1...79).contains(end - content.startIndex),
            content.count <= 1 << 20
        else { return nil }
        let rest = content[(end + 1)...]
        let reader = ByteReader(rest)
        // The method is 0, and a stream of zlib begins with its kind and a check of it.
        guard reader.byte(0) == 0, let heading = reader.u16(1), heading >> 8 & 15 == 8,
            heading % 31 == 0, rest.count > 8
        else { return nil }
        return Array("ICC\0".utf8) + rest
    }
}

/// The size of a PNG picture and how its colours are coded.
struct PNGHeader {
    private let colours: UInt8

    var needsPalette: Bool { colours == 3 }

    var allowsPalette: Bool { [2, 3, 6].contains(colours) }

    /// - Throws: ``CaptureError/damaged(_:_:)``, or
    ///   ``CaptureError/tooManyPixels(width:height:limit:)``.
    init(_ content: ArraySlice<UInt8>) throws(CaptureError) {
        let reader = ByteReader(content)
        guard content.count == 13, let width = reader.u32(0), let height = reader.u32(4),
            let depth = reader.byte(8), let colours = reader.byte(9), let last = reader.byte(12),
            reader.u16(10) == 0, last <= 1, Self.depths[colours]?.contains(depth) == true
        else { throw PNGRewriting.damaged("its header is not as it has to be") }
        try PixelLimit.check(width: width, height: height, of: .png)
        self.colours = colours
    }

    /// The depths that each kind of colour can have.
    private static let depths: [UInt8: Set<UInt8>] = [
        0: [1, 2, 4, 8, 16], 2: [8, 16], 3: [1, 2, 4, 8], 4: [8, 16], 6: [8, 16],
    ]
}
