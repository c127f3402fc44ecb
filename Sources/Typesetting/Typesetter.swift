public import Documents
import Synchronization

/// Prints a document as PDF: A4, fonts embedded, tagged for those who listen, with bookmarks.
///
/// 1. Compose: measure every text and put the blocks on pages, so that the number of pages is
///    known before the first is drawn.
/// 2. Paint: draw each page under the tags that say what is a heading, a paragraph or a table.
/// 3. Say in the catalogue which language it is in, which cairo 1.16 cannot.
///
/// The same document gives the same bytes on one system. On another the fonts and libraries may
/// differ, and with them the bytes; the words stay.
public enum Typesetter {
    /// Returns the file's bytes. O(texts).
    ///
    /// - Throws: `PrintingError` when cairo gives up, as when memory runs out.
    public static func pdf(of paper: Paper) throws(PrintingError) -> [UInt8] {
        try alone { setter throws(PrintingError) in
            var composer = Composer(setter)
            let pages = composer.pages(of: paper)
            let file = try PDFFile(paper)
            Painter(file: file, setter: setter, paper: paper, pages: pages).paint()
            var bytes = try file.finish()
            PDFCatalogue.amend(&bytes, language: paper.language)
            return bytes
        }
    }

    /// Gives a setter of its own to one at a time: cairo's faces of FreeType are shared by all
    /// threads and bear no two of them at once.
    static func alone<Result: Sendable, Failure: Error>(
        _ body: (TextSetter) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try turn.withLock { _ throws(Failure) in try body(TextSetter()) }
    }

    private static let turn = Mutex(())
}
