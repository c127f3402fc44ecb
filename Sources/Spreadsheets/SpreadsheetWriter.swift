import CXLSXWriter
public import Documents
import Glibc

/// Writes a workbook as XLSX: typed days and money, headings that stay in sight, filters, and
/// formulas that carry their values.
///
/// The same workbook gives the same bytes on one system: its parts are of 1980 in the archive,
/// and the time in its properties is the workbook's own.
public enum SpreadsheetWriter {
    /// Returns the file's bytes. O(cells).
    ///
    /// - Throws: `PrintingError` when the library gives up.
    public static func xlsx(of workbook: Workbook) throws(PrintingError) -> [UInt8] {
        // Version 1.1.4 writes to a path alone; this one names a file in memory.
        let memory = farthing_memory_file()
        guard memory >= 0 else { throw PrintingError("there is no memory for a workbook") }
        defer { close(memory) }
        var writing = try WorkbookWriting("/proc/self/fd/\(memory)")
        try writing.write(workbook)
        return try contents(of: memory)
    }

    private static func contents(of file: Int32) throws(PrintingError) -> [UInt8] {
        let size = Int(lseek(file, 0, SEEK_END))
        guard size > 0 else { throw PrintingError("the workbook came out empty") }
        var done = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while let base = buffer.baseAddress, done < size {
                let read = pread(file, base + done, size - done, off_t(done))
                guard read > 0 else { break }
                done += read
            }
            count = done
        }
        guard bytes.count == size else { throw PrintingError("the workbook cannot be read back") }
        return bytes
    }
}
