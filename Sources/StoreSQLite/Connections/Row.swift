import Calendar
import GRDBSQLite
import Identifiers
import Integrity
import Store

/// The row that a statement stands on. Valid only within the closure it is given to.
struct Row {
    let statement: OpaquePointer

    func integer(_ column: Int32) -> Int { Int(sqlite3_column_int64(statement, column)) }

    func pence(_ column: Int32) -> Int64 { sqlite3_column_int64(statement, column) }

    func flag(_ column: Int32) -> Bool { sqlite3_column_int64(statement, column) != 0 }

    func isNull(_ column: Int32) -> Bool {
        sqlite3_column_type(statement, column) == SQLITE_NULL
    }

    func text(_ column: Int32) -> String {
        guard let start = sqlite3_column_text(statement, column) else { return "" }
        let count = Int(sqlite3_column_bytes(statement, column))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    func blob(_ column: Int32) -> [UInt8] {
        guard let start = sqlite3_column_blob(statement, column) else { return [] }
        let count = Int(sqlite3_column_bytes(statement, column))
        return Array(UnsafeRawBufferPointer(start: start, count: count))
    }

    func optionalText(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }

    func optionalInteger(_ column: Int32) -> Int? { isNull(column) ? nil : integer(column) }

    func code<Subject: CodeSubject>(_ column: Int32) throws(StoreError) -> Code<Subject> {
        let text = text(column)
        do { return try Code(text) } catch {
            throw .corrupt("“\(text)” is no code of a \(Subject.noun)")
        }
    }

    func optionalCode<Subject: CodeSubject>(
        _ column: Int32
    ) throws(StoreError) -> Code<Subject>? {
        isNull(column) ? nil : try code(column)
    }

    func date(_ column: Int32) throws(StoreError) -> CalendarDate {
        let number = integer(column)
        do { return try CalendarDate(dayNumber: number) } catch {
            throw .corrupt("\(number) is no day")
        }
    }

    func optionalDate(_ column: Int32) throws(StoreError) -> CalendarDate? {
        isNull(column) ? nil : try date(column)
    }

    func time(_ column: Int32) throws(StoreError) -> Instant {
        let number = pence(column)
        do { return try Instant(milliseconds: number) } catch {
            throw .corrupt("\(number) is no time")
        }
    }

    func digest(_ column: Int32) throws(StoreError) -> Digest {
        let bytes = blob(column)
        do { return try Digest(bytes: bytes) } catch {
            throw .corrupt("a digest of \(bytes.count) bytes")
        }
    }

    func seal(_ column: Int32) throws(StoreError) -> Seal {
        let hex = try digest(column).hex
        do { return try Seal(hex: hex) } catch { throw .corrupt("“\(hex)” is no seal") }
    }

    func word<Word: RawRepresentable<String>>(_ column: Int32) throws(StoreError) -> Word {
        let text = text(column)
        guard let word = Word(rawValue: text) else {
            throw .corrupt("“\(text)” is no \(Word.self)")
        }
        return word
    }
}
