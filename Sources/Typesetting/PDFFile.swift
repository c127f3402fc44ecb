import CPangoCairo
import Documents

/// A PDF that is being written, and its pen. It is in memory alone.
final class PDFFile {
    let surface: OpaquePointer
    let pen: OpaquePointer
    private let output: Output

    /// Where cairo's bytes go: in pieces, since one array would be copied as it grows, and a long
    /// list of costs is tens of megabytes.
    private final class Output {
        private var pieces: [[UInt8]] = []
        private static let pieceSize = 1 << 20

        func append(_ bytes: UnsafeBufferPointer<UInt8>) {
            if pieces.last.map({ $0.count + bytes.count > Self.pieceSize }) ?? true {
                pieces.append([])
                pieces[pieces.count - 1].reserveCapacity(max(Self.pieceSize, bytes.count))
            }
            pieces[pieces.count - 1] += bytes
        }

        /// Gives all of them as one, and keeps none.
        func drain() -> [UInt8] {
            var whole: [UInt8] = []
            whole.reserveCapacity(pieces.reduce(PDFCatalogue.room) { $0 + $1.count })
            for place in pieces.indices {
                whole += pieces[place]
                pieces[place] = []
            }
            pieces = []
            return whole
        }
    }

    /// Begins the file and says what it is.
    ///
    /// - Throws: `PrintingError`.
    init(_ paper: Paper) throws(PrintingError) {
        output = Output()
        let made = cairo_pdf_surface_create_for_stream(
            { closure, data, length in
                guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
                Unmanaged<Output>.fromOpaque(closure).takeUnretainedValue()
                    .append(UnsafeBufferPointer(start: data, count: Int(length)))
                return CAIRO_STATUS_SUCCESS
            },
            Unmanaged.passUnretained(output).toOpaque(),
            Look.shortSide,
            Look.longSide
        )
        guard let made, let pen = cairo_create(made) else {
            throw PrintingError("cairo makes no surface")
        }
        surface = made
        self.pen = pen
        // Later ones keep their objects in streams, which nobody reads by eye.
        cairo_pdf_surface_restrict_to_version(made, CAIRO_PDF_VERSION_1_4)
        for (field, text) in [
            (CAIRO_PDF_METADATA_TITLE, paper.title), (CAIRO_PDF_METADATA_SUBJECT, paper.subject),
            (CAIRO_PDF_METADATA_AUTHOR, paper.author),
            (CAIRO_PDF_METADATA_CREATOR, "Farthing"),
            (CAIRO_PDF_METADATA_CREATE_DATE, paper.created),
            (CAIRO_PDF_METADATA_MOD_DATE, paper.created),
        ] {
            cairo_pdf_surface_set_metadata(made, field, text)
        }
    }

    deinit {
        cairo_destroy(pen)
        cairo_surface_destroy(surface)
    }

    /// Ends the file and returns its bytes.
    ///
    /// - Throws: `PrintingError` with cairo's words.
    func finish() throws(PrintingError) -> [UInt8] {
        let drawn = cairo_status(pen)
        cairo_surface_finish(surface)
        for status in [drawn, cairo_surface_status(surface)] where status != CAIRO_STATUS_SUCCESS {
            throw PrintingError(String(cString: cairo_status_to_string(status)))
        }
        return output.drain()
    }
}
