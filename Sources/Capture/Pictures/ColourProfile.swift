/// Which colours a picture's numbers stand for (an ICC profile).
enum ColourProfile {
    /// The largest that is kept; those of printers have half a million bytes.
    private static let most = 1 << 20

    /// Whether the bytes are a profile: the size it says, its signature, and a table of parts that
    /// all lie within it. O(parts).
    static func isProper(_ profile: [UInt8]) -> Bool {
        let reader = ByteReader(profile[...])
        guard profile.count <= most, reader.u32(0) == profile.count,
            reader.slice(36, count: 4)?.elementsEqual("acsp".utf8) == true,
            let parts = reader.u32(128), (1...200).contains(parts),
            reader.slice(132, count: 12 * parts) != nil
        else { return false }
        return (0..<parts).allSatisfy { part in
            guard let start = reader.u32(136 + 12 * part), let size = reader.u32(140 + 12 * part)
            else { return false }
            return start >= 132 + 12 * parts && reader.slice(start, count: size) != nil
        }
    }
}
