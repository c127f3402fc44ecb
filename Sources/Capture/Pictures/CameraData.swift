/// What of a camera's data (EXIF, a small TIFF file) matters here: which way up the picture is to
/// be shown, and whether it says where it was taken.
///
/// The way up is part of what the picture shows: without it a receipt that was photographed
/// sideways would lie on its side. It is kept, and alone.
struct CameraData {
    /// 2 to 8 where the picture is to be turned or mirrored; nil where it is as it should be.
    let orientation: Int?
    let hasPlace: Bool

    private static let orientationTag = 0x0112
    private static let placeTag = 0x8825
    private static let short = 3

    /// Reads the first directory. Data that cannot be read says nothing. O(entries).
    init(tiff: ArraySlice<UInt8>) {
        var reader = ByteReader(tiff)
        var orientation: Int?
        var hasPlace = false
        if tiff.starts(with: [0x49, 0x49, 0x2A, 0]) { reader.isLittleEndian = true }
        if reader.isLittleEndian || tiff.starts(with: [0x4D, 0x4D, 0, 0x2A]),
            let directory = reader.u32(4), let entries = reader.u16(directory)
        {
            for entry in 0..<entries {
                let place = directory + 2 + 12 * entry
                guard let tag = reader.u16(place) else { break }
                if tag == Self.placeTag { hasPlace = true }
                if tag == Self.orientationTag, orientation == nil,
                    reader.u16(place + 2) == Self.short, reader.u32(place + 4) == 1
                {
                    orientation = reader.u16(place + 8)
                }
            }
        }
        self.orientation = orientation.flatMap { (2...8).contains($0) ? $0 : nil }
        self.hasPlace = hasPlace
    }

    /// The one spelling of an orientation alone.
    static func tiff(orientation: Int) -> [UInt8] {
        var bytes: [UInt8] = [0x4D, 0x4D, 0, 0x2A]
        bytes.append(bigEndian: 8, width: 4)
        bytes.append(bigEndian: 1, width: 2)
        bytes.append(bigEndian: orientationTag, width: 2)
        bytes.append(bigEndian: short, width: 2)
        bytes.append(bigEndian: 1, width: 4)
        bytes.append(bigEndian: orientation, width: 2)
        return bytes + [0, 0, 0, 0, 0, 0]
    }

    /// What dropping the data removes, all but an orientation.
    func removals(from tiff: ArraySlice<UInt8>) -> Set<Removal> {
        if let orientation, tiff.elementsEqual(Self.tiff(orientation: orientation)) { return [] }
        return hasPlace ? [.place, .camera] : [.camera]
    }
}
