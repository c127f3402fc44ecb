/// Writes a JPEG file anew, marker by marker, with what its picture needs and nothing else.
///
/// 1. The tables, the frame and the scans are checked for their form and copied as they are; the
///    compressed data of a scan is copied in one run.
/// 2. Of what applications put in (APP0 to APP15) three things stay: that it is JFIF, without its
///    small second picture; Adobe's word on how colours are coded; a proper colour profile.
/// 3. Of a camera's data the way up stays, where it is not the usual one.
/// 4. Comments and everything behind the end of the picture are left out.
/// 5. What is not of this form is refused: a file that only some readers can read is no evidence.
///
/// The result is: start, JFIF, way up, Adobe, colour profile, and then the picture in its order.
struct JPEGRewriting {
    private let bytes: [UInt8]
    private let keepsOrientation: Bool
    private var position = 2
    private var heading = JPEGHeading()
    private var frame: JPEGFrame?
    private var scans = 0
    private var body: [UInt8] = []

    /// A progressive photo has about ten; each makes a reader go over the whole picture.
    private static let mostScans = 100

    /// - Parameter keepingOrientation: Whether the way up is kept. In a PDF it has no meaning.
    /// - Throws: ``CaptureError``.
    static func rewrite(
        _ bytes: [UInt8],
        keepingOrientation: Bool
    ) throws(CaptureError) -> Rewritten {
        var rewriting = Self(bytes, keepingOrientation)
        return try rewriting.run()
    }

    private init(_ bytes: [UInt8], _ keepsOrientation: Bool) {
        self.bytes = bytes
        self.keepsOrientation = keepsOrientation
        body.reserveCapacity(bytes.count)
    }

    private mutating func run() throws(CaptureError) -> Rewritten {
        guard bytes.starts(with: [0xFF, 0xD8]) else { throw Self.damaged("it has no beginning") }
        while true {
            let marker = try nextMarker()
            if marker == JPEGMarker.end { break }
            try take(marker)
        }
        guard scans > 0 else { throw Self.damaged("it has no picture in it") }
        if position < bytes.count { heading.removed.insert(.remainder) }
        var whole = heading.bytes(keepingOrientation: keepsOrientation)
        whole.reserveCapacity(whole.count + body.count + 2)
        whole += body
        whole += [0xFF, JPEGMarker.end]
        return Rewritten(bytes: whole, removed: heading.removed)
    }

    /// The next marker, the bytes that fill the way to it passed over.
    private mutating func nextMarker() throws(CaptureError) -> UInt8 {
        guard position < bytes.count else { throw Self.endsEarly }
        guard bytes[position] == 0xFF else {
            throw Self.damaged("something stands between its parts")
        }
        while position < bytes.count, bytes[position] == 0xFF { position += 1 }
        guard position < bytes.count else { throw Self.endsEarly }
        defer { position += 1 }
        return bytes[position]
    }

    private mutating func take(_ marker: UInt8) throws(CaptureError) {
        guard JPEGMarker.hasSegment(marker) else {
            throw Self.damaged("it has a marker that has no place there")
        }
        let segment = try nextSegment()
        switch marker {
        case JPEGMarker.applications, JPEGMarker.comment: heading.note(marker, segment)
        case JPEGMarker.frames:
            guard frame == nil else { throw Self.damaged("it has two frames") }
            frame = try JPEGFrame(marker, segment)
            put(marker, segment)
        case JPEGMarker.scan:
            try checkScan(segment)
            put(marker, segment)
            try copyScan()
        default:
            guard JPEGTables.isProper(marker, segment) else {
                throw Self.damaged("one of its tables is not of its length")
            }
            put(marker, segment)
        }
    }

    /// What a marker's length says belongs to it, without the length.
    private mutating func nextSegment() throws(CaptureError) -> ArraySlice<UInt8> {
        guard position + 2 <= bytes.count else { throw Self.endsEarly }
        let length = Int(bytes[position]) << 8 | Int(bytes[position + 1])
        guard length >= 2 else { throw Self.damaged("one of its parts has no length") }
        guard length <= bytes.count - position else { throw Self.endsEarly }
        defer { position += length }
        return bytes[position + 2..<position + length]
    }

    private mutating func put(_ marker: UInt8, _ segment: ArraySlice<UInt8>) {
        body += [0xFF, marker]
        body.append(bigEndian: segment.count + 2, width: 2)
        body += segment
    }

    private mutating func checkScan(_ segment: ArraySlice<UInt8>) throws(CaptureError) {
        guard let frame else { throw Self.damaged("its data comes before its frame") }
        guard frame.allows(scan: segment) else {
            throw Self.damaged("a scan of it does not fit its frame")
        }
        scans += 1
        guard scans <= Self.mostScans else {
            throw .unusual(.jpeg, "more than \(Self.mostScans) scans")
        }
    }

    /// Copies compressed data up to the next marker that is not part of it.
    private mutating func copyScan() throws(CaptureError) {
        let start = position
        var at = position
        while true {
            while at < bytes.count, bytes[at] != 0xFF { at += 1 }
            guard at + 1 < bytes.count else { throw Self.endsEarly }
            guard JPEGMarker.isWithinScan(bytes[at + 1]) else { break }
            at += 2
        }
        guard at > start else { throw Self.damaged("a scan of it is empty") }
        body += bytes[start..<at]
        position = at
    }

    private static let endsEarly = damaged("it ends in the middle")

    static func damaged(_ what: String) -> CaptureError { .damaged(.jpeg, what) }
}

/// The second bytes of markers (ITU T.81, table B.1).
enum JPEGMarker {
    static let end: UInt8 = 0xD9
    static let scan: UInt8 = 0xDA
    static let quantisation: UInt8 = 0xDB
    static let restartInterval: UInt8 = 0xDD
    static let huffman: UInt8 = 0xC4
    static let comment: UInt8 = 0xFE
    static let applications: ClosedRange<UInt8> = 0xE0...0xEF
    /// How the picture is coded. 0xC4, 0xC8 and 0xCC are other things.
    static let frames: Set<UInt8> = Set(0xC0...0xCF).subtracting([0xC4, 0xC8, 0xCC])

    /// Whether a file's markers of this kind are known and have a segment.
    static func hasSegment(_ marker: UInt8) -> Bool {
        switch marker {
        case applications, frames, comment, scan, quantisation, huffman, restartInterval: true
        default: false
        }
    }

    /// A data byte of 0xFF, or a restart marker.
    static func isWithinScan(_ marker: UInt8) -> Bool {
        marker == 0 || (0xD0...0xD7).contains(marker)
    }
}

extension Set<UInt8> {
    fileprivate static func ~= (set: Self, byte: UInt8) -> Bool { set.contains(byte) }
}
