import Calendar
import Identifiers
import Ledger
import Money

extension BookReckoning {
    /// The bytes of `journal.hledger` and `journal.ledger`. O(postings).
    var plainJournal: [UInt8] {
        var bytes = Array(
            "commodity GBP\n    format 1000.00 GBP\n\ntag bank\ntag reverses\n\n".utf8
        )
        var names: [AccountCode: String] = [:]
        for booked in entries {
            let (entry, postings) = (booked.entry, booked.postings)
            guard !postings.isEmpty else { continue }
            for posting in postings where names[posting.account] == nil {
                let parts = [posting.account.kind.rawValue] + posting.account.dimensions
                let name = "\(posting.account.fund?.text ?? ""):\(parts.joined(separator: ":"))"
                names[posting.account] = name
                bytes += "account \(name)\n".utf8
            }
            let source = entry.source.map { " \($0)" } ?? ""
            bytes += "\(entry.effectiveOn) (\(booked.seq)) \(entry.event.rawValue)\(source)\n".utf8
            if let day = entry.bankDate { bytes += "    ; bank: \(day)\n".utf8 }
            if let other = entry.reverses { bytes += "    ; reverses: \(other)\n".utf8 }
            for posting in postings {
                bytes += "    \(names[posting.account] ?? "")  ".utf8
                bytes += "\(Reckoning.pounds(posting.signedPence)) GBP\n".utf8
            }
            bytes.append(UInt8(ascii: "\n"))
        }
        return bytes
    }

    /// The bytes of `journal.beancount`. O(postings).
    var beancountJournal: [UInt8] {
        var bytes = Array(
            "option \"title\" \"Farthing\"\noption \"operating_currency\" \"GBP\"\n\n".utf8
        )
        var names: [AccountCode: String] = [:]
        for booked in entries {
            let (entry, postings) = (booked.entry, booked.postings)
            guard !postings.isEmpty else { continue }
            for posting in postings where names[posting.account] == nil {
                let name = Self.beancountName(of: posting.account)
                names[posting.account] = name
                bytes += "1990-01-01 open \(name) GBP\n".utf8
            }
            bytes += "\(entry.effectiveOn) * \"\(entry.event.rawValue)\"\n".utf8
            bytes += "  seq: \(booked.seq)\n".utf8
            if let source = entry.source { bytes += "  source: \"\(source)\"\n".utf8 }
            if let day = entry.bankDate { bytes += "  bank: \(day)\n".utf8 }
            if let other = entry.reverses { bytes += "  reverses: \(other)\n".utf8 }
            for posting in postings {
                bytes += "  \(names[posting.account] ?? "")  ".utf8
                bytes += "\(Reckoning.pounds(posting.signedPence)) GBP\n".utf8
            }
            bytes.append(UInt8(ascii: "\n"))
        }
        return bytes
    }

    /// Beancount knows five roots, which the code's first two characters tell.
    private static func beancountName(of account: AccountCode) -> String {
        let root =
            switch account.kind.rawValue.prefix(2) {
            case "M1", "M6": "Assets"
            case "M2": "Liabilities"
            case "M4": "Income"
            case "M5": "Expenses"
            default: "Equity"
            }
        let parts = account.dimensions.map { code in
            var text = ""
            for character in code.unicodeScalars {
                text += character == "_" ? "-" : character == "-" ? "-H" : String(character)
            }
            return text.prefix(1).uppercased() + text.dropFirst()
        }
        return ([root, account.fund?.text ?? "", account.kind.rawValue] + parts)
            .joined(separator: ":")
    }
}

extension BookReckoning.Booked {
    /// Those that belong to a fund.
    var postings: [Posting] { entry.postings.filter { $0.account.fund != nil } }
}
