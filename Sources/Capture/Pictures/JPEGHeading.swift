/// What applications and cameras put into a JPEG file, and the little of it that stays.
struct JPEGHeading {
    private var jfif: [UInt8]?
    private var adobe: [UInt8]?
    private var profile = JPEGProfile()
    private var camera: CameraData?
    var removed: Set<Removal> = []

    private static let jfifName = Array("JFIF\0".utf8)
    private static let adobeName = Array("Adobe".utf8)
    private static let cameraName = Array("Exif\0\0".utf8)
    private static let thumbnailStart = 12

    /// Notes one segment of APP0 to APP15, or a comment.
    mutating func note(_ marker: UInt8, _ segment: ArraySlice<UInt8>) {
        switch marker {
        case 0xE0 where segment.starts(with: Self.jfifName) && segment.count >= 14:
            noteJFIF(segment)
        case 0xE1 where segment.starts(with: Self.cameraName): noteCamera(segment.dropFirst(6))
        case 0xE2 where segment.starts(with: JPEGProfile.name): profile.note(segment)
        case 0xEE where segment.starts(with: Self.adobeName) && segment.count == 12:
            if adobe == nil { adobe = Array(segment) }
        // JFIF's other small pictures, and further pictures that a camera took.
        case 0xE0, 0xE2: removed.insert(.camera)
        default: removed.insert(.words)
        }
    }

    private mutating func noteJFIF(_ segment: ArraySlice<UInt8>) {
        guard jfif == nil else { return }
        if segment.count > Self.thumbnailStart + 2 { removed.insert(.camera) }
        jfif = segment.prefix(Self.thumbnailStart) + [0, 0]
    }

    private mutating func noteCamera(_ tiff: ArraySlice<UInt8>) {
        let data = CameraData(tiff: tiff)
        removed.formUnion(data.removals(from: tiff))
        if camera == nil { camera = data }
    }

    /// The beginning of the file: start, JFIF, way up, Adobe, colour profile.
    func bytes(keepingOrientation: Bool) -> [UInt8] {
        var bytes: [UInt8] = [0xFF, 0xD8]
        func put(_ marker: UInt8, _ content: [UInt8]) {
            bytes += [0xFF, marker]
            bytes.append(bigEndian: content.count + 2, width: 2)
            bytes += content
        }
        if let jfif { put(0xE0, jfif) }
        if keepingOrientation, let orientation = camera?.orientation {
            put(0xE1, Self.cameraName + CameraData.tiff(orientation: orientation))
        }
        if let adobe { put(0xEE, adobe) }
        for part in profile.parts { put(0xE2, part) }
        return bytes
    }
}

/// A colour profile in parts of at most 65,519 bytes, each with its number and how many there are.
private struct JPEGProfile {
    static let name = Array("ICC_PROFILE\0".utf8)
    private static let partLimit = 65_519
    private var found: [ArraySlice<UInt8>] = []
    private var isInOrder = true

    mutating func note(_ segment: ArraySlice<UInt8>) {
        let numbers = segment.dropFirst(Self.name.count).prefix(2)
        guard numbers.count == 2, numbers.first.map(Int.init) == found.count + 1 else {
            isInOrder = false
            return
        }
        found.append(segment)
    }

    /// The profile's parts as they are written; none where it is not whole and proper.
    var parts: [[UInt8]] {
        let heading = Self.name.count + 2
        let whole = Array(found.map { $0.dropFirst(heading) }.joined())
        let isWhole = found.allSatisfy { $0.dropFirst(heading - 1).first == UInt8(found.count) }
        guard isInOrder, isWhole, ColourProfile.isProper(whole) else { return [] }
        let count = (whole.count + Self.partLimit - 1) / Self.partLimit
        return (0..<count).map { index in
            let start = index * Self.partLimit
            let part = whole[start..<min(whole.count, start + Self.partLimit)]
            return Self.name + [UInt8(index + 1), UInt8(count)] + part
        }
    }
}
