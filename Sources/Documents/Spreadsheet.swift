/// What is common to the sheets that people open, of either kind.
public enum Spreadsheet {
    /// A text that no spreadsheet takes for a formula: one that begins with `=`, `+`, `-`, `@`, a
    /// tab or a carriage return has an apostrophe before it. Looked at scalar by scalar, since a
    /// mark that combines with a sign does not make it another.
    public static func neutral(_ text: String) -> String {
        guard let first = text.unicodeScalars.first,
            "=+-@\t\r".unicodeScalars.contains(first)
        else { return text }
        return "'" + text
    }
}
