import GRDBSQLite
public import Ledger
import Store

/// Why a file of the books cannot be read with the log beside it, found out by reading it without.
///
/// A copy that is put back with the log of another leaves two that do not belong together. SQLite
/// takes each page from the log that is in it, so that what is read is neither.
struct LogDiagnosis {
    let kind: DatabaseKind
    let directory: String

    /// A finding that says which of the two is broken and what to do; nil where reading without
    /// the log gives nothing that is better.
    func finding() -> Finding? {
        let log = "\(kind.file)-wal"
        let (together, alone) = (state(ignoringLog: false), state(ignoringLog: true))
        guard case .whole(let records) = alone else {
            guard case .broken(let what) = together, case .broken = alone else { return nil }
            return Finding(
                .file,
                kind.file,
                "The file is broken, with its log and without: \(what). Restore, onto another disk."
            )
        }
        let fault: String
        switch together {
        case .broken(let what): fault = what
        case .whole(let found) where found < records: fault = "only \(found) rows are found then"
        case .whole, .absent: return nil
        }
        return Finding(
            .file,
            log,
            "It is the log of another copy: read with it the file is broken (\(fault)), without it "
                + "\(kind.file) is whole. Keep a copy of the folder as it is, move \(log) and "
                + "\(kind.file)-shm away, and run `farthing check` again: with the keys it says "
                + "whether records are missing then."
        )
    }

    private enum State {
        case whole(rows: Int)
        case broken(String)
        /// There is no such file, or nothing in it yet.
        case absent
    }

    private func state(ignoringLog: Bool) -> State {
        var handle: OpaquePointer?
        let path = kind.path(in: directory).percentEncoded
        let uri = "file:\(path)?\(ignoringLog ? "immutable=1" : "mode=ro")"
        let opened = sqlite3_open_v2(uri, &handle, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, nil)
        defer { sqlite3_close(handle) }
        guard opened == SQLITE_OK else { return .absent }
        let table = kind == .journal ? "record" : "item"
        guard let checked = first("PRAGMA integrity_check(1)", in: handle),
            let count = first("SELECT count(*) FROM \(table)", in: handle)
        else {
            return sqlite3_errcode(handle) == SQLITE_ERROR
                ? .absent : .broken(String(cString: sqlite3_errmsg(handle)))
        }
        return checked == "ok" ? .whole(rows: Int(count) ?? 0) : .broken(checked)
    }

    /// The first column of the first row, as text; nil where it cannot be read.
    private func first(_ sql: String, in handle: OpaquePointer?) -> String? {
        var statement: OpaquePointer?
        defer { sqlite3_finalize(statement) }
        guard sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK,
            sqlite3_step(statement) == SQLITE_ROW, let text = sqlite3_column_text(statement, 0)
        else { return nil }
        return String(cString: text)
    }
}

extension SQLiteBooks {
    /// What is wrong with the files of a folder where they cannot be read as books, or not whole.
    ///
    /// - Returns: A finding for each file that has a fault of its own.
    public static func diagnosis(at directory: String) -> [Finding] {
        [DatabaseKind.journal, .vault].compactMap { kind in
            LogDiagnosis(kind: kind, directory: directory).finding()
        }
    }
}

extension String {
    /// The path as a part of a URI.
    fileprivate var percentEncoded: String {
        map { character in
            switch character {
            case "?": "%3f"
            case "#": "%23"
            case "%": "%25"
            default: String(character)
            }
        }.joined()
    }
}
