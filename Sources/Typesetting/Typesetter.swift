public import Documents

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
        let setter = TextSetter()
        var composer = Composer(setter)
        let pages = composer.pages(of: paper)
        let file = try PDFFile(paper)
        Painter(file: file, setter: setter, paper: paper, pages: pages).paint()
        return PDFCatalogue.amended(try file.finish(), language: paper.language)
    }
}
