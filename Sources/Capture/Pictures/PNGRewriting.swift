/// Writes a PNG file anew, chunk by chunk, with what its picture needs and nothing else.
///
/// 1. The header, the palette, the data and the end are checked for their form and order, each
///    chunk against its checksum, and copied as they are.
/// 2. What says how the numbers are to be seen stays: transparency, gamma, colours, the size of a
///    pixel. A colour profile keeps no name of its own.
/// 3. Of a camera's data the way up stays, where it is not the usual one.
/// 4. Words, times, every other chunk and everything behind the end are left out. Screenshots that
///    were cut have been known to hold the rest of the screen there.
/// 5. A chunk that a reader must know, and we do not, is refused.
struct PNGRewriting {
    static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    private let bytes: [UInt8]
    private var position = signature.count
    private var header: PNGHeader?
    private var stage = Stage.beforePalette
    private var seen: Set<String> = []
    private var result = Rewritten(bytes: signature)

    private enum Stage: Comparable {
        case beforePalette
        case beforeData
        case data
        case afterData
        case ended
    }

    /// - Throws: ``CaptureError``.
    static func rewrite(_ bytes: [UInt8]) throws(CaptureError) -> Rewritten {
        var rewriting = Self(bytes)
        return try rewriting.run()
    }

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
        result.bytes.reserveCapacity(bytes.count)
    }

    private mutating func run() throws(CaptureError) -> Rewritten {
        while stage != .ended {
            let chunk = try nextChunk()
            if header == nil {
                guard chunk.name == "IHDR" else { throw Self.damaged("it has no header") }
                header = try PNGHeader(chunk.content)
                put(chunk)
            } else {
                try take(chunk)
            }
        }
        if position < bytes.count { result.removed.insert(.remainder) }
        return result
    }

    private mutating func nextChunk() throws(CaptureError) -> PNGChunk {
        let reader = ByteReader(bytes[position...])
        guard let length = reader.u32(0), let name = reader.slice(4, count: 4),
            let content = reader.slice(8, count: length), let sum = reader.u32(8 + length)
        else { throw Self.damaged("it ends in the middle") }
        guard sum == Int(Checksum.of(bytes[name.startIndex..<content.endIndex])) else {
            throw Self.damaged("a checksum in it is wrong")
        }
        guard name.allSatisfy({ (0x41...0x5A).contains($0 & 0xDF) }) else {
            throw Self.damaged("one of its parts has no name")
        }
        position += 12 + length
        return PNGChunk(name: String(decoding: name, as: UTF8.self), content: content)
    }

    private mutating func take(_ chunk: PNGChunk) throws(CaptureError) {
        if stage == .data, chunk.name != "IDAT" { stage = .afterData }
        switch chunk.name {
        case "PLTE": try takePalette(chunk)
        case "IDAT":
            guard stage <= .data, header?.needsPalette != true || seen.contains("PLTE") else {
                throw Self.damaged("its parts are not in their order")
            }
            stage = .data
            put(chunk)
        case "IEND":
            guard stage == .afterData, chunk.content.isEmpty else {
                throw Self.damaged("it has no picture in it")
            }
            stage = .ended
            put(chunk)
        case "eXIf": takeCameraData(chunk)
        default:
            guard !chunk.isCritical else { throw .unusual(.png, "a part of a rare kind") }
            takeOther(chunk)
        }
    }

    private mutating func takePalette(_ chunk: PNGChunk) throws(CaptureError) {
        let size = chunk.content.count
        guard stage == .beforePalette, header?.allowsPalette == true, size % 3 == 0,
            (3...768).contains(size)
        else { throw Self.damaged("its palette is not as it has to be") }
        stage = .beforeData
        seen.insert("PLTE")
        put(chunk)
    }

    /// Keeps what says how the picture is to be seen, once, and in its place.
    private mutating func takeOther(_ chunk: PNGChunk) {
        guard stage < .data, let content = chunk.contentThatStays(before: stage == .beforePalette),
            seen.insert(chunk.name).inserted
        else {
            if !PNGChunk.seenNames.contains(chunk.name) { result.removed.insert(.words) }
            return
        }
        put(PNGChunk(name: chunk.name, content: content[...]))
    }

    private mutating func takeCameraData(_ chunk: PNGChunk) {
        let data = CameraData(tiff: chunk.content)
        result.removed.formUnion(data.removals(from: chunk.content))
        guard let orientation = data.orientation, stage < .data, seen.insert("eXIf").inserted else {
            return
        }
        put(PNGChunk(name: "eXIf", content: CameraData.tiff(orientation: orientation)[...]))
    }

    private mutating func put(_ chunk: PNGChunk) {
        result.bytes.append(bigEndian: chunk.content.count, width: 4)
        let start = result.bytes.count
        result.bytes += Array(chunk.name.utf8)
        result.bytes += chunk.content
        result.bytes.append(bigEndian: Int(Checksum.of(result.bytes[start...])), width: 4)
    }

    static func damaged(_ what: String) -> CaptureError { .damaged(.png, what) }
}
