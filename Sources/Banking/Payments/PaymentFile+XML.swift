import Calendar
import Money

extension PaymentFile {
    /// The file's bytes: UTF-8, with line feeds, in one spelling. O(transfers).
    public var bytes: [UInt8] {
        var xml = XMLWriting()
        xml.element("Document", "xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.09\"") {
            $0.element("CstmrCdtTrfInitn") {
                writeHeader(&$0)
                writePayments(&$0)
            }
        }
        return Array(xml.text.utf8)
    }

    private func writeHeader(_ xml: inout XMLWriting) {
        xml.element("GrpHdr") {
            $0.leaf("MsgId", messageID.text)
            $0.leaf("CreDtTm", created.description)
            writeTotals(&$0)
            $0.element("InitgPty") { $0.leaf("Nm", debtor.name.text) }
        }
    }

    private func writeTotals(_ xml: inout XMLWriting) {
        xml.leaf("NbOfTxs", String(transfers.count))
        xml.leaf("CtrlSum", Pence.plain(total.pence))
    }

    private func writePayments(_ xml: inout XMLWriting) {
        xml.element("PmtInf") {
            $0.leaf("PmtInfId", messageID.text)
            $0.leaf("PmtMtd", "TRF")
            $0.leaf("BtchBookg", "false")
            writeTotals(&$0)
            $0.element("PmtTpInf") {
                $0.element("SvcLvl") { $0.leaf("Cd", serviceLevel.rawValue) }
            }
            $0.element("ReqdExctnDt") { $0.leaf("Dt", executionOn.description) }
            $0.element("Dbtr") { $0.leaf("Nm", debtor.name.text) }
            $0.account("DbtrAcct", debtor, hasCurrency: true)
            $0.agent("DbtrAgt", debtor)
            for transfer in transfers { write(transfer, &$0) }
        }
    }

    private func write(_ transfer: CreditTransfer, _ xml: inout XMLWriting) {
        xml.element("CdtTrfTxInf") {
            $0.element("PmtId") { $0.leaf("EndToEndId", transfer.id.text) }
            $0.element("Amt") {
                $0.leaf("InstdAmt", Pence.plain(transfer.amount.pence), "Ccy=\"GBP\"")
            }
            $0.agent("CdtrAgt", transfer.payee)
            $0.element("Cdtr") { $0.leaf("Nm", transfer.payee.name.text) }
            $0.account("CdtrAcct", transfer.payee, hasCurrency: false)
            $0.element("RmtInf") { $0.leaf("Ustrd", transfer.remittance.text) }
        }
    }
}

/// Elements one below the other, two spaces deeper within.
private struct XMLWriting {
    private(set) var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    private var indent = ""

    mutating func element(
        _ name: String,
        _ attributes: String = "",
        _ write: (inout XMLWriting) -> Void
    ) {
        text += "\(indent)\(Self.opening(name, attributes))\n"
        indent += "  "
        write(&self)
        indent.removeLast(2)
        text += "\(indent)</\(name)>\n"
    }

    mutating func leaf(_ name: String, _ words: String, _ attributes: String = "") {
        text += "\(indent)\(Self.opening(name, attributes))\(Self.escaped(words))</\(name)>\n"
    }

    mutating func account(_ name: String, _ account: BankAccount, hasCurrency: Bool) {
        element(name) {
            $0.element("Id") { $0.element("Othr") { $0.leaf("Id", account.number.digits) } }
            if hasCurrency { $0.leaf("Ccy", "GBP") }
        }
    }

    /// A branch, by its sort code.
    mutating func agent(_ name: String, _ account: BankAccount) {
        element(name) {
            $0.element("FinInstnId") {
                $0.element("ClrSysMmbId") {
                    $0.element("ClrSysId") { $0.leaf("Cd", "GBDSC") }
                    $0.leaf("MmbId", account.sortCode.digits)
                }
            }
        }
    }

    private static func opening(_ name: String, _ attributes: String) -> String {
        attributes.isEmpty ? "<\(name)>" : "<\(name) \(attributes)>"
    }

    /// The texts that are written have none of these, being spelt as banks take them.
    private static func escaped(_ words: String) -> String {
        words.unicodeScalars.reduce(into: "") {
            switch $1 {
            case "&": $0 += "&amp;"
            case "<": $0 += "&lt;"
            case ">": $0 += "&gt;"
            default: $0.unicodeScalars.append($1)
            }
        }
    }
}
