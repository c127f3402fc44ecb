public import Evidence
public import FileSystem

/// Where papers are printed: the libraries that do it double the time a program takes to start, so
/// that the one which answers questions is without them.
public enum PrinterPlace: Sendable {
    /// In this program.
    case here(PackPrinter)
    /// In another, which this one becomes: it begins the same verb anew, and never comes back
    /// unless it cannot.
    case beside(become: @Sendable () -> FileError)
}

extension Shell {
    /// What prints papers. A verb asks before it does anything else, since the process may begin
    /// anew in the program that prints.
    ///
    /// - Throws: `FileError` where that program is not there.
    func printing() throws(FileError) -> PackPrinter {
        switch printer {
        case .here(let printer): printer
        case .beside(let become): throw become()
        }
    }
}
