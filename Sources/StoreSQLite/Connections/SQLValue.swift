import Calendar
import GRDBSQLite
import Identifiers
import Integrity
import Money

/// A value that can be bound to a statement's parameter.
///
/// Dates are kept as days and times as milliseconds since 1970, codes as their text, digests as
/// their bytes.
protocol SQLValue {
    func bind(to statement: OpaquePointer, at index: Int32)
}

/// Tells SQLite to copy what it is given.
private let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

extension Int64: SQLValue {
    func bind(to statement: OpaquePointer, at index: Int32) {
        sqlite3_bind_int64(statement, index, self)
    }
}

extension Int: SQLValue {
    func bind(to statement: OpaquePointer, at index: Int32) {
        sqlite3_bind_int64(statement, index, Int64(self))
    }
}

extension Bool: SQLValue {
    func bind(to statement: OpaquePointer, at index: Int32) {
        sqlite3_bind_int64(statement, index, self ? 1 : 0)
    }
}

extension String: SQLValue {
    func bind(to statement: OpaquePointer, at index: Int32) {
        var text = self
        text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                // An empty buffer may have no address, which SQLite would take for NULL.
                _ = sqlite3_bind_text(
                    statement,
                    index,
                    characters.baseAddress ?? empty,
                    Int32(bytes.count),
                    copied
                )
            }
        }
    }
}

extension [UInt8]: SQLValue {
    func bind(to statement: OpaquePointer, at index: Int32) {
        withUnsafeBytes { bytes in
            if bytes.isEmpty {
                _ = sqlite3_bind_zeroblob(statement, index, 0)
            } else {
                _ = sqlite3_bind_blob(
                    statement,
                    index,
                    bytes.baseAddress,
                    Int32(bytes.count),
                    copied
                )
            }
        }
    }
}

extension Optional: SQLValue where Wrapped: SQLValue {
    func bind(to statement: OpaquePointer, at index: Int32) {
        if let self {
            self.bind(to: statement, at: index)
        } else {
            sqlite3_bind_null(statement, index)
        }
    }
}

extension Code: SQLValue {
    func bind(to statement: OpaquePointer, at index: Int32) {
        text.bind(to: statement, at: index)
    }
}

extension CalendarDate: SQLValue {
    func bind(to statement: OpaquePointer, at index: Int32) {
        dayNumber.bind(to: statement, at: index)
    }
}

extension Instant: SQLValue {
    func bind(to statement: OpaquePointer, at index: Int32) {
        milliseconds.bind(to: statement, at: index)
    }
}

extension Amount: SQLValue {
    func bind(to statement: OpaquePointer, at index: Int32) {
        pence.bind(to: statement, at: index)
    }
}

extension Digest: SQLValue {
    func bind(to statement: OpaquePointer, at index: Int32) {
        bytes.bind(to: statement, at: index)
    }
}

extension Seal: SQLValue {
    func bind(to statement: OpaquePointer, at index: Int32) {
        bytes.bind(to: statement, at: index)
    }
}

/// The text of no bytes, which lives for ever.
nonisolated(unsafe) private let empty: UnsafePointer<CChar> = {
    let pointer = UnsafeMutablePointer<CChar>.allocate(capacity: 1)
    pointer.initialize(to: 0)
    return UnsafePointer(pointer)
}()
