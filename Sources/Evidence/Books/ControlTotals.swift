import Documents

/// How many there are of everything and what it comes to, with the files that each total is of.
///
/// Whoever loads a file into a program of their own compares what arrived with its line here.
struct ControlTotals {
    private var list = CSV(columns: ["total", "of", "count", "amount", "files"])

    /// The file's bytes.
    var bytes: [UInt8] { list.bytes }

    /// Adds a total.
    ///
    /// - Parameters:
    ///   - part: Which of them, or `all`.
    ///   - files: Where it occurs, from the folder `data`.
    mutating func add(
        _ total: String,
        _ part: String = "all",
        count: Int? = nil,
        pence: Int64? = nil,
        in files: [String]
    ) {
        list.append([
            .word(total), .word(part), count.map(CSV.Cell.number) ?? .empty,
            pence.map(CSV.Cell.pounds) ?? .empty, .word(files.joined(separator: " ")),
        ])
    }
}
