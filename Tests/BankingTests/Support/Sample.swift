import Calendar
import Foundation
import Money

@testable import Banking

/// The files of Samples, which Tests/Scripts/bank-files.sh gives to other programs too.
enum Sample {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Samples")

    static func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: folder.appending(path: name)))
    }

    static func text(_ name: String) throws -> String {
        String(decoding: try bytes(name), as: UTF8.self)
    }

    /// The lines of a file as the `.tsv` beside each sample spells them.
    static func table(of file: BankFile) -> String {
        let heading = [
            "number", "day", "direction", "pence", "end-to-end id", "bank reference",
            "counterparty", "return", "text",
        ]
        let rows = file.statements.flatMap(\.lines).map { line in
            [
                String(line.number), line.bookedOn.description, line.direction.rawValue,
                line.amount.description, line.endToEndID ?? "", line.bankReference ?? "",
                line.counterparty ?? "",
                line.returnReason ?? (line.isReturn ? "return" : ""), line.text,
            ]
        }
        return ([heading] + rows).map { $0.joined(separator: "\t") + "\n" }.joined()
    }
}

extension BankFile {
    /// Reads a text.
    init(text: String) throws(BankFileError) { try self.init(Array(text.utf8)) }
}
