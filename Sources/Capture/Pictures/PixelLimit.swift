/// How large a picture may be, read before anything else of it is.
enum PixelLimit {
    /// The largest photos of telephones have 50 million. A reader holds four bytes for each.
    static let most = 64_000_000

    /// - Throws: ``CaptureError/damaged(_:_:)`` where there are none, or
    ///   ``CaptureError/tooManyPixels(width:height:limit:)``.
    static func check(width: Int, height: Int, of type: FileType) throws(CaptureError) {
        guard width > 0, height > 0 else { throw .damaged(type, "it has no width or height") }
        let (pixels, overflow) = width.multipliedReportingOverflow(by: height)
        guard !overflow, pixels <= most else {
            throw .tooManyPixels(width: width, height: height, limit: most)
        }
    }
}
