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

/// What a printer made of a journal.
public struct PackPrints: Sendable {
    /// `statement.pdf`.
    let statement: [UInt8]
    /// `transactions.xlsx`.
    let workbook: [UInt8]
}

extension PackPrinter {
    /// Prints the statement and the workbook of a pack. O(records).
    ///
    /// - Throws: ``PackAssemblyError/unprintable(file:_:)``.
    public func prints(of journal: PackJournal) throws(PackAssemblyError) -> PackPrints {
        let statement = CostStatement(of: journal)
        let paper: [UInt8]
        let workbook: [UInt8]
        do throws(PrintingError) {
            paper = try self.paper(StatementPaper(statement: statement).paper)
        } catch { throw .unprintable(file: PackPath.statement, error) }
        do throws(PrintingError) {
            workbook = try self.workbook(StatementWorkbook(statement: statement).workbook)
        } catch { throw .unprintable(file: PackPath.workbook, error) }
        return PackPrints(statement: paper, workbook: workbook)
    }
}
