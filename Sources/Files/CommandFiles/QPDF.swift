public import Capture
import FileSystem
import Glibc

/// The program qpdf, which writes a PDF in its plain form.
///
/// It runs as a process of its own, with little time, memory and room, since PDF is large and the
/// files are somebody else's: docs/decisions/0020. What is private is not written to a disk: the
/// process reads and writes memory that has no name.
public enum QPDF {
    /// The plain form that `Capture` rewrites.
    public static let normaliser: PDFNormaliser = { bytes throws(CaptureError) in
        try normalised(bytes)
    }

    private static let program = "qpdf"
    /// Processor seconds, bytes of memory and bytes of the result.
    private static let limits = [
        "--cpu=20", "--as=\(1 << 30)", "--fsize=\(64 << 20)", "--nofile=64", "--core=0",
    ]
    /// Streams stay as they are: what is in them is not unpacked, and so cannot grow.
    private static let arguments = [
        "--warning-exit-0", "--no-warn", "--object-streams=disable", "--stream-data=preserve",
        "--deterministic-id",
    ]

    private static func normalised(_ bytes: [UInt8]) throws(CaptureError) -> [UInt8] {
        do {
            let input = try MemoryFile("pdf", holding: bytes)
            let output = try MemoryFile("plain")
            let complaint = try MemoryFile("complaint")
            let status = try Subprocess(
                ["prlimit"] + limits + [program] + arguments + [input.path(asNumber: 3), "-"]
            ).run(input: input, output: output, complaint: complaint)
            switch status {
            case 0: return try output.bytes(limit: 64 << 20)
            // 126 and 127 are prlimit's: the program could not be started, or there is none.
            case 126, 127: throw CaptureError.noPDFReader(program: program)
            default:
                let words = String(decoding: try complaint.bytes(limit: 1 << 16), as: UTF8.self)
                throw words.contains("invalid password")
                    ? CaptureError.encrypted : damaged
            }
        } catch let error as CaptureError {
            throw error
        } catch {
            throw .noPDFReader(program: program)
        }
    }

    private static let damaged = CaptureError.damaged(.pdf, "it cannot be read to its end")
}
