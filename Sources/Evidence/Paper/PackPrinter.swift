public import Documents

/// Prints the files of a pack for people who file paper and work with sheets.
///
/// The core decides every word and figure; whoever starts it brings the printers, which need
/// fonts and libraries. A pack can be made without, and is complete then too.
public struct PackPrinter: Sendable {
    /// Makes a PDF.
    public let paper: @Sendable (Paper) throws(PrintingError) -> [UInt8]
    /// Makes an XLSX workbook.
    public let workbook: @Sendable (Workbook) throws(PrintingError) -> [UInt8]

    public init(
        paper: @escaping @Sendable (Paper) throws(PrintingError) -> [UInt8],
        workbook: @escaping @Sendable (Workbook) throws(PrintingError) -> [UInt8]
    ) {
        self.paper = paper
        self.workbook = workbook
    }
}

extension PackAssembly {
    /// The statement and the workbook.
    mutating func addPrints(_ printer: PackPrinter) throws(PackAssemblyError) {
        let statement = costStatement
        do throws(PrintingError) {
            let paper = StatementPaper(statement: statement).paper
            pack.files[PackPath.statement] = try printer.paper(paper)
        } catch { throw .unprintable(file: PackPath.statement, error) }
        do throws(PrintingError) {
            let workbook = StatementWorkbook(statement: statement).workbook
            pack.files[PackPath.workbook] = try printer.workbook(workbook)
        } catch { throw .unprintable(file: PackPath.workbook, error) }
    }
}
