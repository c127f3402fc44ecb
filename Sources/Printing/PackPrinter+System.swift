import Documents
public import Evidence
import Spreadsheets
import Typesetting

extension PackPrinter {
    /// The printers of this system: pango and cairo for paper, libxlsxwriter for workbooks.
    public static let system = PackPrinter(
        paper: { paper throws(PrintingError) in try Typesetter.pdf(of: paper) },
        workbook: { book throws(PrintingError) in try SpreadsheetWriter.xlsx(of: book) }
    )
}
